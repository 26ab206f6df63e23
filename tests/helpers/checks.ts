import { type Check, finding } from '../../main/readiness/check.ts';
import type { LoadGate } from '../../main/readiness/sweep/run-check.ts';

/** A check of the whole school's network that passes at once. */
export function aCheck(over: Partial<Check> = {}): Check {
  return {
    checkId: 'host/home',
    title: 'home.example.test',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: null,
    deadlineMs: 5_000,
    isHeavy: false,
    run: () => finding('pass', 'It answers as it should.'),
    ...over,
  };
}

/** Never concludes; only its deadline or a stop ends it. */
export const hanging = (): Promise<never> => new Promise(() => undefined);

/** Open until a test closes it. */
export class ManualGate implements LoadGate {
  #isOpen = true;
  readonly listeners = new Set<() => void>();

  isOpen(): boolean {
    return this.#isOpen;
  }

  onClose(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.#isOpen = false;
    for (const listener of this.listeners) listener();
  }
}
