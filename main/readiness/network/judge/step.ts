import type { Doer, EvidenceItem, Verdict } from '../../../../shared/model/readiness.ts';
import type { Failure } from '../fetch/attempt.ts';

/** What one step says. Without a sentence it is in order. */
export interface StepJudgement {
  readonly verdict: Exclude<Verdict, 'not-applicable'>;
  readonly sentence: string | null;
  readonly action: { readonly what: string; readonly who: Doer } | null;
  readonly evidence: readonly EvidenceItem[];
}

/** What the judges of all steps need to know of the host and the school. */
export interface HostContext {
  /** `home.testnav.com`, with its port where that is unusual. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly limits: HostLimits;
  readonly blockPageAddresses: readonly string[];
  readonly blockPageWords: readonly string[];
  /** A school's own host may have a private address. */
  readonly mayBeLocal: boolean;
  /** A rehearsal that stays on this laptop. */
  readonly isLocalOnly: boolean;
  readonly isLaptopOnline: boolean;
  readonly hasIpv6: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Milliseconds, unless the name says otherwise. */
export interface HostLimits {
  readonly dnsPassMs: number;
  readonly tcpPassMs: number;
  readonly latencyPassMs: number;
  readonly tlsExpiryWarnDays: number;
}

export function inOrder(evidence: readonly EvidenceItem[]): StepJudgement {
  return { verdict: 'pass', sentence: null, action: null, evidence };
}

export function problem(
  verdict: 'warn' | 'fail' | 'unchecked',
  sentence: string,
  action: StepJudgement['action'],
  evidence: readonly EvidenceItem[],
): StepJudgement {
  return { verdict, sentence, action, evidence };
}

/** A rehearsal that contacts nothing but this laptop has nothing to say of the rest. */
export function offLimits({ name }: Pick<HostContext, 'name'>): StepJudgement {
  const sentence = `${name} was not looked at: this rehearsal contacts nothing but this laptop.`;
  return problem('unchecked', sentence, null, []);
}

/** One line of evidence, cut to what a result may hold. */
export function line(label: string, value: string, verdict?: Verdict): EvidenceItem {
  const cut = { label: clip(label, 120), value: clip(value, 2_000) };
  return verdict === undefined ? cut : { ...cut, verdict };
}

export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** `12 ms`, `1.4 s`. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** `2026-11-22`, in UTC: certificates know no other time. */
export function dateText(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : 'an unreadable date';
}

export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'timeout':
      return failure.afterMs === 0 ? 'no answer in time' : `no answer within ${duration(failure.afterMs)}`;
    case 'stopped':
      return 'stopped before it ended';
    case 'refused':
      return 'connection refused';
    case 'unreachable':
      return `no way there (${failure.code})`;
    case 'reset':
      return 'connection reset by the other side';
    case 'closed':
      return 'connection closed by the other side without an answer';
    case 'garbled':
      return `the answer is in another protocol (${failure.detail})`;
    case 'proxy-refused':
      return `the proxy answered ${failure.status}`;
    case 'other':
      return failure.detail;
  }
}

/** What everybody asks the people who run the filter. */
export function askDistrict(what: string): { what: string; who: Doer } {
  return { what: `Send this finding with its evidence to the district network team: ${what}`, who: 'district' };
}
