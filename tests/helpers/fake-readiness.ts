import type { RequestName } from '../../shared/contract/channels.ts';
import type {
  CheckResult,
  Confirmation,
  ReadinessDelta,
  ReadinessSnapshot,
  SignOff,
  SweepSummary,
} from '../../shared/model/readiness.ts';
import { fail, ok } from '../../shared/result.ts';
import type { FakeBridge, Handlers } from './fake-bridge.ts';
import { aReadinessSnapshot, aSweep } from './readiness-builders.ts';

/** What the fake main process knows of readiness at the start. */
export interface FakeReadinessOptions {
  readonly readiness?: Partial<ReadinessSnapshot>;
  /** Newest first; the newest sweep alone unless given. */
  readonly sweeps?: readonly SweepSummary[];
}

export interface FakeReadiness {
  readonly handlers: Readonly<Pick<Handlers, Extract<RequestName, `readiness.${string}`>>>;
  /** What the main process would say next, as one delta. */
  change(patch: Partial<Omit<ReadinessDelta, 'revision'>>): void;
}

/** Answers about readiness, with a delta for every change. A sweep that was started stays at nothing done until the test moves it. */
export function fakeReadiness(
  options: FakeReadinessOptions,
  push: FakeBridge['push'],
  now: () => number,
): FakeReadiness {
  let state = aReadinessSnapshot(options.readiness);

  const change: FakeReadiness['change'] = (patch) => {
    const delta: ReadinessDelta = { revision: state.revision + 1, results: [], removed: [], ...patch };
    const results = new Map(state.results.map((result) => [result.key, result]));
    for (const key of delta.removed) results.delete(key);
    for (const result of delta.results) results.set(result.key, result);
    const { removed: _, ...said } = delta;
    state = { ...state, ...said, results: [...results.values()] } as ReadinessSnapshot;
    push('readiness.changed', delta);
  };

  function begin(trigger: SweepSummary['trigger']): SweepSummary {
    const counts = { pass: 0, warn: 0, fail: 0, unchecked: 0, 'not-applicable': 0 };
    return aSweep({ id: `sweep-${now()}`, trigger, startedAt: now(), endedAt: null, total: 10, done: 0, counts });
  }

  function confirmed(result: CheckResult, said: Confirmation): CheckResult {
    const sentence = said.isOk ? `Done by ${said.by}.` : `${said.by} says it is not so. ${said.note}`.trim();
    return { ...result, verdict: said.isOk ? 'pass' : 'fail', sentence, endedAt: said.at };
  }

  function signOffsWithout(roomId: string): SignOff[] {
    return state.signOffs.filter((known) => known.roomId !== roomId);
  }

  const handlers: FakeReadiness['handlers'] = {
    'readiness.snapshot': () => ok(state),
    'readiness.start': () => {
      const sweep = begin('person');
      change({ sweep });
      return ok(sweep);
    },
    'readiness.recheck': () => ok(begin('recheck')),
    'readiness.stop': () => {
      if (state.sweep !== null) change({ sweep: { ...state.sweep, endedAt: now(), isStopped: true } });
      return ok(undefined);
    },
    'readiness.confirm': (input) => {
      const said: Confirmation = { ...input, at: now() };
      const results = state.results
        .filter(({ checkId, platformId }) => checkId === `person/${said.itemId}` && platformId === said.platformId)
        .filter(({ scope }) => (scope.kind === 'room' ? scope.roomId : null) === said.roomId)
        .map((result) => confirmed(result, said));
      change({ results, confirmations: [...state.confirmations, said] });
      return ok(undefined);
    },
    'readiness.signOff': ({ roomId, by }) => {
      const signOff: SignOff = {
        id: `sign-off-${now()}`,
        roomId,
        by,
        at: now(),
        verdicts: {},
        deviceIds: [],
        reopenedAt: null,
        reopenedBecause: null,
      };
      change({ signOffs: [...signOffsWithout(roomId), signOff] });
      return ok(signOff);
    },
    'readiness.reopen': ({ roomId, because }) => {
      const known = state.signOffs.find((signOff) => signOff.roomId === roomId);
      if (known === undefined) return fail('not-signed-off', 'That room is not declared ready.');
      change({
        signOffs: [...signOffsWithout(roomId), { ...known, reopenedAt: now(), reopenedBecause: because }],
      });
      return ok(undefined);
    },
    'readiness.saveReport': ({ audience, format }) => ok(`readiness-${audience}.${format}`),
    'readiness.history': () => ok([...(options.sweeps ?? (state.sweep === null ? [] : [state.sweep]))]),
  };
  return { handlers, change };
}
