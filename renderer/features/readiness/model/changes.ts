import type { CheckResult } from '../../../../shared/model/readiness.ts';
import { compareVerdicts } from '../../../../shared/model/readiness-board.ts';
import type { ReadinessData } from '../../../state/readiness-delta.ts';
import { countOf } from '../../../ui/counts.ts';
import { whenWords } from './when.ts';

/** What is different from the sweep before. */
export interface Changes {
  readonly sentence: string;
  readonly appeared: readonly CheckResult[];
  readonly fixed: readonly CheckResult[];
}

/** `3 new problems, 5 fixed since yesterday 07:15`; null without an earlier sweep. */
export function changesSince(data: ReadinessData, now: number): Changes | null {
  if (data.previous === null) return null;
  const { appeared, fixed } = compareVerdicts([...data.results.values()], data.previous.verdicts);
  const since = `since ${whenWords(data.previous.at, now)}`;
  const news = [
    ...(appeared.length > 0 ? [countOf(appeared.length, 'new problem')] : []),
    ...(fixed.length > 0 ? [`${fixed.length} fixed`] : []),
  ];
  return { sentence: news.length === 0 ? `No change ${since}` : `${news.join(', ')} ${since}`, appeared, fixed };
}
