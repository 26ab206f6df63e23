import { z } from 'zod';
import { EpochMs } from './epoch-ms.ts';
import { HistoryAccount } from './exhibit.ts';
import { PathSnapshot } from './path.ts';
import { CheckResult } from './readiness.ts';
import { HistorySeries } from './timeline.ts';

/**
 * What the console measured around an incident, frozen: later measurements change nothing in it. Holds devices, rooms and hosts,
 * no student.
 */
export const IncidentEvidence = z.strictObject({
  schema: z.literal(1),
  madeAt: EpochMs,
  /** Kept in the history before, under this id; absent: frozen for this incident. */
  exhibitId: z.string().max(64).optional(),
  /** Devices and room: states, transitions, findings, alerts, hops, in words and as records. */
  account: HistoryAccount,
  /** Latency and loss by the minute: of the room or device first, then gateway, internet, vendor. */
  series: z.array(HistorySeries),
  /** How the way out was at that moment; null: the console was not running then. */
  path: PathSnapshot.nullable(),
  /** The newest readiness results for the room and the school before the incident. */
  readiness: z.array(CheckResult),
});
export type IncidentEvidence = z.infer<typeof IncidentEvidence>;
