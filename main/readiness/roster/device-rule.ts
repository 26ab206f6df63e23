import type { Finding, RuleSource, Verdict } from '../../../shared/model/readiness.ts';
import type { Device } from '../../../shared/model/roster.ts';
import type { PlatformId } from '../../../shared/profiles/schema.ts';

/** What a rule says of one device. Without a value in the roster a device is counted, never judged. */
export type Judgement =
  | {
      readonly kind: 'judged';
      readonly verdict: Exclude<Verdict, 'not-applicable'>;
      /** About the device alone: `Its system, 131, is one that DRC INSIGHT refuses.` */
      readonly sentence: string;
      /** What was looked at, as the evidence groups devices by: `ChromeOS 131`, `4 GB`. */
      readonly value: string;
    }
  /** The roster does not say. */
  | { readonly kind: 'no-value' }
  /** The rule says nothing of such devices. */
  | { readonly kind: 'exempt' };

export const EXEMPT: Judgement = { kind: 'exempt' };
export const NO_VALUE: Judgement = { kind: 'no-value' };

export function have(count: number): string {
  return count === 1 ? 'has' : 'have';
}

/** One rule that devices are held against from the roster alone, with the words for a room. */
export interface DeviceRule {
  readonly checkId: string;
  readonly title: string;
  readonly platformId: PlatformId | null;
  readonly rule: RuleSource | null;
  /** Null: the rule asks for nothing here; the sentence says why. */
  readonly notApplicable: string | null;
  judge(device: Device): Judgement;
  /** After `3 of 28 devices in Room 112 …`: what is wrong with them. `fail` means that students cannot use them. */
  readonly words: (verdict: 'fail' | 'warn' | 'unchecked', count: number) => string;
  /** After `All 28 devices in Room 112 …`. */
  readonly fit: (count: number) => string;
  /** After `7 of 28 have no …`: what the roster lacks. */
  readonly value: string;
  readonly howToGetValue: string;
  readonly action: NonNullable<Finding['action']>;
}
