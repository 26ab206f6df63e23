import type { StateCounts } from '../../../shared/model/device-state.ts';
import type { DeviceLive, RoundSummary } from '../../../shared/model/live.ts';
import type { Device } from '../../../shared/model/roster.ts';
import { describeEvidence, STATE_WORDS } from '../../../shared/model/wording.ts';
import type { Console } from '../../console.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Streams } from '../streams.ts';
import { countsLine, type RoomView, sumCounts, viewSchool } from '../view/school.ts';

/** One device in the JSON of `tdc sweep`. `says` is `evidence` in words. */
export interface SweptDevice {
  readonly id: string;
  readonly room: string | null;
  readonly seat: string | null;
  readonly label: string;
  readonly address: string | null;
  readonly state: DeviceLive['state'];
  readonly evidence: DeviceLive['evidence'];
  readonly says: string;
  readonly rttMs: number | null;
}

/** What `tdc sweep --json` prints. */
export interface SweepReport {
  readonly summary: StateCounts;
  readonly rooms: readonly ({ readonly room: string | null } & StateCounts)[];
  readonly devices: readonly SweptDevice[];
  readonly engine: { readonly transport: string; readonly elapsedMs: number; readonly sent: number };
}

/** Checks everything once, prints the result, and says with the exit code whether somebody has to go. */
export async function sweep(
  running: Console,
  streams: Streams,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  const round = await running.live.sweep();
  const { status } = running.live;
  if (status.phase === 'failed') {
    streams.err(status.message ?? 'The checking could not start.');
    return EXIT.unchecked;
  }
  const { rooms, devices } = running.roster.snapshot();
  const live = new Map(running.live.snapshot().devices.map((device) => [device.id, device]));
  const views = viewSchool(rooms, devices, live);
  const report = reportOf(views, round, status.transportLabel);
  streams.out(options.json ? JSON.stringify(report) : sweepText(views, report));
  return exitOf(report.summary);
}

/** Down before unchecked: somebody has to go, whatever else is missing. */
export function exitOf(summary: StateCounts): ExitCode {
  if (summary.down > 0) return EXIT.down;
  return summary.unknown > 0 ? EXIT.unchecked : EXIT.ok;
}

function reportOf(views: readonly RoomView[], round: RoundSummary, transport: string): SweepReport {
  return {
    summary: sumCounts(views),
    rooms: views.map((view) => ({ room: view.room?.name ?? null, ...view.counts })),
    devices: views.flatMap((view) =>
      view.seats.map(({ device, live }) => sweptDevice(device, live, view.room?.name ?? null)),
    ),
    engine: { transport, elapsedMs: round.elapsedMs, sent: round.sent },
  };
}

function sweptDevice(device: Device, live: DeviceLive, room: string | null): SweptDevice {
  const { id, seat, label } = device;
  const { address, state, evidence, rttMs } = live;
  return { id, room, seat, label, address, state, evidence, says: describeEvidence(evidence), rttMs };
}

/** Rooms with their counts, and under each whoever is not simply up. */
function sweepText(views: readonly RoomView[], report: SweepReport): string {
  const lines = views.flatMap((view) => [
    `${view.name.padEnd(18)} ${countsLine(view.counts, STATE_WORDS)}`,
    ...view.seats
      .filter(({ live }) => live.state !== 'up' && live.state !== 'paused')
      .map(
        ({ seat, device, live }) =>
          `  ${seat.padEnd(4)} ${device.label}: ${STATE_WORDS[live.state]}, ${describeEvidence(live.evidence)}`,
      ),
  ]);
  const { transport, elapsedMs, sent } = report.engine;
  return [
    ...lines,
    '',
    `${countsLine(report.summary, STATE_WORDS)} (${transport}, ${sent} probes in ${(elapsedMs / 1_000).toFixed(1)} s)`,
  ].join('\n');
}
