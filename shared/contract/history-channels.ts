import { z } from 'zod';
import { Exhibit, ExhibitSummary, HistoryAccount } from '../model/exhibit.ts';
import { HistoryScope, HistorySeries, HistoryStatistics, Timeline, TimeSpan, TrendDay } from '../model/timeline.ts';
import { nothing, request } from './entry.ts';

/** Looking back. */
export const historyChannels = {
  'history.timeline': request(
    z.object({ span: TimeSpan }),
    Timeline,
    'Rooms as rows over a span of time, with what happened beside the states.',
  ),
  'history.series': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    z.array(HistorySeries),
    'Latency and loss by the minute: of the scope first, then of every hop of the way out.',
  ),
  'history.statistics': request(
    z.object({ span: TimeSpan }),
    HistoryStatistics,
    'How every device and room did in a span, and which devices to look at when testing is over.',
  ),
  'history.trend': request(
    z.object({ scope: HistoryScope, dayStarts: z.array(z.number()).min(2).max(32) }),
    z.array(TrendDay),
    'Day by day; `dayStarts`: midnights in ascending order, and the end of the last day.',
  ),
  'history.account': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    HistoryAccount,
    'What happened, as text and as the records behind it.',
  ),
  'history.keepExhibit': request(
    z.object({ span: TimeSpan, scope: HistoryScope }),
    ExhibitSummary,
    'Keeps such an account as evidence; later measurements change nothing in it.',
  ),
  'history.exhibits': request(nothing, z.array(ExhibitSummary), 'Kept accounts, newest first.'),
  'history.exhibit': request(z.object({ exhibitId: z.string().max(64) }), Exhibit, 'One kept account.'),
  'history.saveStatistics': request(
    z.object({ span: TimeSpan, format: z.enum(['csv', 'json']) }),
    z.string().nullable(),
    'Saves the statistics where the person says; replies with the file name, null if not saved.',
  ),
} as const;
