import { z } from 'zod';
import { Alert } from './alert.ts';
import { DiagnosisFinding } from './diagnosis.ts';
import { Transition } from './live.ts';
import { PathEvent } from './path.ts';
import { HistoryScope, RoomTimeline, TimeSpan } from './timeline.ts';

/** What happened, in words and as the records behind them. Of the moment it was made: later measurements change nothing in it. */
export const HistoryAccount = z.strictObject({
  span: TimeSpan,
  scope: HistoryScope,
  /** `What happened in Room 114, Nov 20, 2026, 09:30 to 10:00`. */
  title: z.string().max(300),
  /** Plain text, lines ended by `\n`. */
  text: z.string(),
  /** The room's bands; of the whole school all rooms'; of a device none. */
  bands: z.array(RoomTimeline),
  transitions: z.array(Transition),
  findings: z.array(DiagnosisFinding),
  alerts: z.array(Alert),
  pathEvents: z.array(PathEvent),
  /** Checks of the devices concerned, added up. Null averages: nothing answered. */
  samplesSummary: z.strictObject({
    checks: z.int().min(0),
    lost: z.int().min(0),
    rttAvgMs: z.number().nullable(),
    rttMaxMs: z.number().nullable(),
  }),
});
export type HistoryAccount = z.infer<typeof HistoryAccount>;

/** An account that was kept as evidence, such as for an incident. Never changed once it is stored. */
export const Exhibit = z.strictObject({
  schema: z.literal(1),
  id: z.string().min(1).max(64),
  madeAt: z.number(),
  ...HistoryAccount.shape,
});
export type Exhibit = z.infer<typeof Exhibit>;

/** What the list of exhibits shows. */
export const ExhibitSummary = Exhibit.pick({ id: true, madeAt: true, span: true, scope: true, title: true });
export type ExhibitSummary = z.infer<typeof ExhibitSummary>;
