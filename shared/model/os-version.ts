import type { OsRule, VersionRange } from '../profiles/schema.ts';
import { compareParts, type OsText, readOsText, type VersionParts, type VersionSpan, versionParts } from './os-text.ts';

export interface OsJudgement {
  /** `unchecked`: the text does not say enough, or the platform's list is known to be incomplete. */
  readonly verdict: 'pass' | 'warn' | 'fail' | 'unchecked';
  /** What the device has, as people say it: `Windows 11 24H2`, `ChromeOS 131`. */
  readonly label: string;
  /** The entry of the platform's list that decided, in its words: `131, which DRC excludes by name`; null: none did. */
  readonly matched: string | null;
}

/**
 * Whether a device's system version suits a platform.
 *
 * A text may mean several versions (`Windows 11` alone): when they do not all get the same verdict, it is `unchecked`.
 *
 * @param osVersion  As the roster has it; see {@link readOsText} for what is understood.
 */
export function judgeOs(rule: OsRule, osVersion: string): OsJudgement {
  const text = readOsText(rule.kind, osVersion);
  const judged = text.spans.flatMap((span) => pointsOf(rule, span).map((point) => judgePoint(rule, text, point)));
  const [first] = judged;
  if (first === undefined || judged.some(({ verdict }) => verdict !== first.verdict)) {
    return { verdict: 'unchecked', label: text.label, matched: null };
  }
  const isSame = judged.every(({ matched }) => matched === first.matched);
  return { verdict: first.verdict, label: text.label, matched: isSame ? first.matched : null };
}

type Judged = Pick<OsJudgement, 'verdict' | 'matched'>;

/** One version of each stretch between the borders of the rule: within a stretch nothing changes. */
function pointsOf(rule: OsRule, { from, below }: VersionSpan): VersionParts[] {
  const borders = [...rule.supported, ...rule.bestEffort, ...rule.refused]
    .flatMap((range) => [range.from, range.below])
    .map((border) => (border === undefined ? null : versionParts(border)))
    .filter((border) => border !== null);
  const inside = borders.filter(
    (border) => compareParts(border, from) > 0 && (below === null || compareParts(border, below) < 0),
  );
  return [from, ...inside];
}

function judgePoint(rule: OsRule, text: OsText, point: VersionParts): Judged {
  const lists = [
    ['fail', rule.refused],
    ['warn', rule.bestEffort],
    ['pass', rule.supported],
  ] as const;
  for (const [verdict, ranges] of lists) {
    const range = ranges.find((candidate) => contains(candidate, text, point));
    if (range !== undefined) return { verdict, matched: range.label };
  }
  return { verdict: rule.otherwise, matched: null };
}

function contains({ word, from, below }: VersionRange, text: OsText, point: VersionParts): boolean {
  if (word !== undefined && !text.words.includes(` ${word} `)) return false;
  const low = from === undefined ? null : versionParts(from);
  const high = below === undefined ? null : versionParts(below);
  return (low === null || compareParts(point, low) >= 0) && (high === null || compareParts(point, high) < 0);
}
