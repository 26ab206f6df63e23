import type { DeviceStatistics, HistoryStatistics, RoomStatistics } from '../../shared/model/timeline.ts';
import { BYTE_ORDER_MARK, csvCell } from '../csv-cell.ts';

/** A cell of an export; null: nothing is known. */
export type Cell = string | number | null;
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** UTF-8 with byte order mark, CRLF; values that a spreadsheet would run as formulas made harmless. */
export function csvOf({ columns, rows }: Table): string {
  return `${BYTE_ORDER_MARK}${csvLines([columns])}${csvLines(rows)}`;
}

/** Rows alone, each ended with CRLF: for exports that are written piece by piece. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  // A negative number is a number, not a formula.
  return typeof cell === 'number' ? String(cell) : csvCell(cell);
}

/** Epoch milliseconds as ISO 8601 in UTC. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

const seconds = (ms: number) => Math.round(ms / 1_000);
const rounded = (value: number | null, digits: number) => (value === null ? null : Number(value.toFixed(digits)));

function sumCells(sums: RoomStatistics | DeviceStatistics): Cell[] {
  const { availability, watchedMs, downMs, longestDownMs, timesDown, checks, lost, rttAvgMs, rttMaxMs } = sums;
  return [
    rounded(availability, 5),
    seconds(watchedMs),
    seconds(downMs),
    seconds(longestDownMs),
    timesDown,
    checks,
    lost,
    rounded(rttAvgMs, 2),
    rounded(rttMaxMs, 2),
  ];
}

/** One row a device, then one a room. Documented in `docs/history-and-exports.md`; new columns go to the end. */
export function statisticsTable({ span, devices, rooms, repairs }: HistoryStatistics): Table {
  const reasons = new Map(repairs.map(({ deviceId, reason }) => [deviceId, reason]));
  const times = [isoTime(span.from), isoTime(span.to)];
  return {
    columns: [
      'what',
      'from',
      'to',
      'room',
      'device',
      'availability',
      'watched_s',
      'down_s',
      'longest_down_s',
      'times_down',
      'checks',
      'lost',
      'rtt_avg_ms',
      'rtt_max_ms',
      'own_failures',
      'own_down_s',
      'repair',
    ],
    rows: [
      ...devices.map((device) => [
        'device',
        ...times,
        device.roomName,
        device.label,
        ...sumCells(device),
        device.ownFailures,
        seconds(device.ownDownMs),
        reasons.get(device.deviceId) ?? null,
      ]),
      ...rooms.map((room) => ['room', ...times, room.roomName, null, ...sumCells(room), null, null, null]),
    ],
  };
}
