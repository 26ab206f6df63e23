import type { DiagnosisFinding } from '../../../shared/model/diagnosis.ts';
import { play } from './play.ts';
import { matches, type Scenario, type Truth } from './scenario.ts';

/** A finding may stand for so long after its fault is over: it is held before it ends. */
const GRACE_MS = 100_000;

/** How one fault of a scenario was told. */
export interface TruthScore {
  readonly scenario: string;
  readonly isRightAt10s: boolean;
  readonly isRightAt30s: boolean;
  /** Right once within what the truth allows, where it allows more than 30 s. */
  readonly isInTime: boolean;
  /** From its onset to the first right sentence; null: never. */
  readonly firstRightMs: number | null;
  /** What stood first at 30 s, for a reader of a failure. */
  readonly saidAt30s: string;
}

export interface ScenarioScore {
  readonly name: string;
  readonly truths: readonly TruthScore[];
  /** Findings that no fault explains, as id and sentence; `alarms` are those above a note. */
  readonly wrong: readonly string[];
  readonly alarms: number;
  /** Most changes of any one finding's sentence within a minute. */
  readonly rewordsPerMinute: number;
  /** Findings told at one moment, the most. */
  readonly mostAtOnce: number;
}

/** Plays a scenario and compares what people were told with what was the matter. */
export function scoreScenario(scenario: Scenario, seed = 1): ScenarioScore {
  const scored = scenario.truths.filter(({ isOptional }) => isOptional !== true);
  const firstRight = new Map<Truth, number>();
  const right = new Map<Truth, { at10: boolean; at30: boolean; said: string }>();
  const wrong = new Map<string, DiagnosisFinding>();
  const wordings = new Map<string, { text: string; changes: number[] }>();
  let mostAtOnce = 0;
  for (const { atMs, shown } of play(scenario, seed)) {
    const { open } = shown;
    mostAtOnce = Math.max(mostAtOnce, open.length);
    for (const finding of open) {
      noteWording(wordings, finding, atMs);
      const isExplained = scenario.truths.some(
        (truth) =>
          atMs >= truth.fromMs &&
          atMs <= truth.toMs + GRACE_MS &&
          truth.accept.some((expected) => matches(finding, expected)),
      );
      if (!isExplained) wrong.set(`${finding.id} @${finding.since}`, finding);
    }
    const active = scored.filter(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs);
    for (const truth of active) {
      const isRight = leading(open, scenario, active.length).some((finding) =>
        truth.accept.some((expected) => matches(finding, expected)),
      );
      if (isRight && !firstRight.has(truth)) firstRight.set(truth, atMs - truth.fromMs);
      const before = right.get(truth) ?? { at10: false, at30: false, said: '' };
      const sinceMs = atMs - truth.fromMs;
      if (sinceMs > 9_000 && sinceMs <= 10_000) right.set(truth, { ...before, at10: isRight });
      if (sinceMs > 29_000 && sinceMs <= 30_000)
        right.set(truth, { ...before, at30: isRight, said: open.map(({ id }) => id).join(' | ') });
    }
  }
  return {
    name: scenario.name,
    truths: scored.map((truth) => ({
      scenario: scenario.name,
      isRightAt10s: right.get(truth)?.at10 ?? false,
      isRightAt30s: right.get(truth)?.at30 ?? false,
      isInTime: truth.withinMs !== undefined && (firstRight.get(truth) ?? Number.POSITIVE_INFINITY) <= truth.withinMs,
      firstRightMs: firstRight.get(truth) ?? null,
      saidAt30s: right.get(truth)?.said ?? '',
    })),
    wrong: [...wrong.values()].map(({ id, sentence }) => `${id} — ${sentence}`),
    alarms: [...wrong.values()].filter(({ severity }) => severity !== 'note').length,
    rewordsPerMinute: Math.max(0, ...[...wordings.values()].map(({ changes }) => busiestMinute(changes))),
    mostAtOnce,
  };
}

/** The sentence must be among the first ones told: as many as there are faults. What need not be said does not count. */
function leading(open: readonly DiagnosisFinding[], scenario: Scenario, faults: number): readonly DiagnosisFinding[] {
  const optional = scenario.truths.filter(({ isOptional }) => isOptional === true);
  return open
    .filter((finding) => !optional.some(({ accept }) => accept.some((expected) => matches(finding, expected))))
    .slice(0, faults);
}

function noteWording(
  wordings: Map<string, { text: string; changes: number[] }>,
  finding: DiagnosisFinding,
  atMs: number,
): void {
  const known = wordings.get(finding.id);
  if (known === undefined) wordings.set(finding.id, { text: finding.sentence, changes: [] });
  else if (known.text !== finding.sentence) {
    known.text = finding.sentence;
    known.changes.push(atMs);
  }
}

function busiestMinute(changes: readonly number[]): number {
  return Math.max(0, ...changes.map((at) => changes.filter((other) => other >= at && other < at + 60_000).length));
}

/** The numbers of the README. */
export interface Summary {
  readonly faults: number;
  readonly rightAt10s: number;
  readonly rightAt30s: number;
  readonly firstRightMs: readonly number[];
  readonly neverRight: number;
  readonly wrong: number;
  readonly alarms: number;
}

export function summarise(scores: readonly ScenarioScore[]): Summary {
  const truths = scores.flatMap((score) => score.truths);
  return {
    faults: truths.length,
    rightAt10s: truths.filter(({ isRightAt10s }) => isRightAt10s).length,
    rightAt30s: truths.filter(({ isRightAt30s }) => isRightAt30s).length,
    firstRightMs: truths.flatMap(({ firstRightMs }) => (firstRightMs === null ? [] : [firstRightMs])),
    neverRight: truths.filter(({ firstRightMs }) => firstRightMs === null).length,
    wrong: scores.reduce((sum, score) => sum + score.wrong.length, 0),
    alarms: scores.reduce((sum, score) => sum + score.alarms, 0),
  };
}
