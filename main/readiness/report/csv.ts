import { CONFIDENCE_WORDS } from '../../../shared/model/confidence-wording.ts';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import { AREA_WORDS, DOER_WORDS, VERDICT_WORDS } from '../../../shared/model/readiness-wording.ts';
import { BYTE_ORDER_MARK, csvCell } from '../../csv-cell.ts';
import type { ReportInput } from './input.ts';
import { roomsConcerned } from './summary.ts';
import { ORIGIN_WORDS } from './words.ts';

interface Column {
  readonly heading: string;
  readonly of: (result: CheckResult, rooms: string, platform: string) => string;
}

const time = (at: number) => new Date(at).toISOString();

/** One row a check. Documented in `docs/readiness-report.md`; new columns go to the end. */
const COLUMNS: readonly Column[] = [
  { heading: 'Verdict', of: ({ verdict }) => VERDICT_WORDS[verdict].word },
  { heading: 'Room', of: ({ scope }, rooms) => (scope.kind === 'school' ? 'Whole school' : rooms) },
  { heading: 'Area', of: ({ area }) => AREA_WORDS[area] },
  { heading: 'Platform', of: (_, __, platform) => platform },
  { heading: 'Check', of: ({ title }) => title },
  { heading: 'Finding', of: ({ sentence }) => sentence },
  { heading: 'What to do', of: ({ action }) => action?.what ?? '' },
  { heading: 'Who', of: ({ action }) => (action === null ? '' : DOER_WORDS[action.who]) },
  { heading: 'Rooms concerned', of: (_, rooms) => rooms },
  {
    heading: 'Devices',
    of: ({ devices }) => devices.map(({ label, sentence }) => `${label}: ${sentence}`).join(' | '),
  },
  { heading: 'Evidence', of: ({ evidence }) => evidence.map(({ label, value }) => `${label}: ${value}`).join(' | ') },
  { heading: 'How it was checked', of: ({ origin }) => ORIGIN_WORDS[origin] },
  { heading: 'Source of the rule', of: ({ rule }) => rule?.label ?? '' },
  { heading: 'Confidence', of: ({ rule }) => (rule === null ? '' : CONFIDENCE_WORDS[rule.confidence].aside) },
  { heading: 'Date of the source', of: ({ rule }) => rule?.date ?? '' },
  { heading: 'Address of the source', of: ({ rule }) => rule?.addresses.join(' ') ?? '' },
  { heading: 'Started', of: ({ startedAt }) => time(startedAt) },
  { heading: 'Ended', of: ({ endedAt }) => time(endedAt) },
  { heading: 'Took ms', of: ({ startedAt, endedAt }) => String(Math.round(endedAt - startedAt)) },
  { heading: 'Deadline ms', of: ({ deadlineMs }) => String(deadlineMs) },
  { heading: 'Key', of: ({ key }) => key },
];

/** UTF-8 with byte order mark, CRLF; values that a spreadsheet would run as formulas made harmless. */
export function csvReport(input: ReportInput): string {
  const roomsOf = roomsConcerned(input);
  const platforms = new Map(input.profiles.map(({ id, name }) => [id, name]));
  const lines = input.results.map((result) => {
    const rooms = roomsOf(result)
      .map(({ name }) => name)
      .join(' | ');
    const platform = result.platformId === null ? 'Any' : (platforms.get(result.platformId) ?? result.platformId);
    return COLUMNS.map(({ of }) => csvCell(of(result, rooms, platform))).join(',');
  });
  return `${BYTE_ORDER_MARK}${[COLUMNS.map(({ heading }) => csvCell(heading)).join(','), ...lines].join('\r\n')}\r\n`;
}
