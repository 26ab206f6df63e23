import { styleText } from 'node:util';
import { DEVICE_STATES_BY_CONCERN, type DeviceState, worstState } from '../../../shared/model/device-state.ts';
import type { EngineStatus, Transition } from '../../../shared/model/live.ts';
import { describeEvidence, formatDuration, STATE_WORDS } from '../../../shared/model/wording.ts';
import { countsLine, isInTrouble, type RoomView, type SeatView, sumCounts } from './school.ts';

type Style = Parameters<typeof styleText>[0];

/** Colour and sign together, so that the picture also reads without colour. */
const STATE_STYLES: Readonly<Record<DeviceState, { readonly sign: string; readonly style: Style }>> = {
  up: { sign: '·', style: 'green' },
  slow: { sign: '◔', style: 'yellow' },
  flaky: { sign: '≈', style: 'yellow' },
  down: { sign: '✕', style: ['bold', 'red'] },
  blocked: { sign: '◇', style: 'cyan' },
  unknown: { sign: '?', style: 'dim' },
  paused: { sign: '‖', style: 'dim' },
};

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
  /** False: no escape codes, for files, pipes and `NO_COLOR`. */
  readonly hasColour: boolean;
}

export interface Picture {
  readonly title: string;
  readonly status: EngineStatus;
  readonly rooms: readonly RoomView[];
  /** Newest last. */
  readonly transitions: readonly Transition[];
  readonly now: number;
}

const MAX_EVENTS = 6;
/** Title, summary, two gaps and the hint at the bottom. */
const FRAME_LINES = 5;

/**
 * The live picture as lines of text. Rooms in trouble come first and show their seats; when the terminal is too low for all
 * seats, healthy rooms shrink to one line, and what still does not fit is counted, never silently cut.
 */
export function drawPicture(picture: Picture, size: TerminalSize): string[] {
  const paint = (style: Style, text: string) =>
    size.hasColour ? styleText(style, text, { validateStream: false }) : text;
  const time = new Date(picture.now).toLocaleTimeString('en-US', { hour12: false });
  const head = [
    `${paint('bold', time)}  ${paint('bold', picture.title)}  ${paint('dim', engineLine(picture.status))}`,
    paint(picture.rooms.some(isInTrouble) ? ['bold'] : ['dim'], schoolLine(picture)),
    '',
  ];
  const events = picture.transitions.slice(-MAX_EVENTS).map((transition) => eventLine(transition, size.columns));
  const tail = ['', ...events.map((line) => paint('dim', line)), paint('dim', 'Ctrl+C ends')];

  const room = Math.max(3, size.rows - FRAME_LINES - events.length);
  return [...head, ...fitRooms(picture, room, size.columns, paint), ...tail];
}

function fitRooms(
  picture: Picture,
  height: number,
  width: number,
  paint: (style: Style, text: string) => string,
): string[] {
  const rooms = [...picture.rooms].sort((a, b) => concern(b) - concern(a));
  const open = rooms.map((view) => drawRoom(view, width, picture.now, paint));
  const needed = open.reduce((sum, lines) => sum + lines.length, 0);
  const blocks =
    needed <= height ? open : rooms.map((view, i) => (isInTrouble(view) ? (open[i] ?? []) : [roomLine(view, paint)]));

  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const hasMore = index < blocks.length - 1;
    if (lines.length + block.length + (hasMore ? 1 : 0) > height) {
      lines.push(paint('dim', `… and ${blocks.length - index} more rooms (make the terminal taller)`));
      break;
    }
    lines.push(...block);
  }
  return lines;
}

function drawRoom(view: RoomView, width: number, now: number, paint: (style: Style, text: string) => string): string[] {
  const cell = Math.max(...view.seats.map((seat) => seat.seat.length), 1) + 3;
  const perLine = Math.max(1, Math.min(view.columns, Math.floor((width - 2) / cell)));
  const lines: string[] = [];
  for (let start = 0; start < view.seats.length; start += perLine) {
    const cells = view.seats.slice(start, start + perLine).map((seat) => {
      const { sign, style } = STATE_STYLES[seat.live.state];
      return paint(seat.live.isStale ? 'dim' : style, `${seat.seat}${sign}`.padEnd(cell));
    });
    lines.push(`  ${cells.join('')}`.trimEnd());
  }
  return [roomLine(view, paint), ...lines, ...troubleLines(view.seats, now, paint)];
}

function roomLine(view: RoomView, paint: (style: Style, text: string) => string): string {
  const name = view.name.padEnd(18);
  const counts = countsLine(view.counts, STATE_WORDS);
  if (!isInTrouble(view)) return `${paint('bold', name)} ${counts}`;
  return paint(STATE_STYLES[worstState(view.counts)].style, `${name} ${counts}`);
}

/** Rooms that nobody has to go to keep their order among themselves. */
function concern(view: RoomView): number {
  return isInTrouble(view) ? DEVICE_STATES_BY_CONCERN.indexOf(worstState(view.counts)) : -1;
}

/** Who is down, in words: the three that have been so the longest, then how many more. */
function troubleLines(
  seats: readonly SeatView[],
  now: number,
  paint: (style: Style, text: string) => string,
): string[] {
  const down = seats.filter((seat) => seat.live.state === 'down').sort((a, b) => a.live.since - b.live.since);
  const lines = down
    .slice(0, 3)
    .map(
      ({ seat, device, live }) =>
        `  ${seat} ${device.label}: down ${formatDuration(now - live.since)}, ${describeEvidence(live.evidence)}`,
    );
  if (down.length > 3) lines.push(`  and ${down.length - 3} more`);
  return lines.map((line) => paint('red', line));
}

function schoolLine({ rooms, status }: Picture): string {
  if (status.message !== null && status.phase !== 'probing') return status.message;
  return countsLine(sumCounts(rooms), STATE_WORDS);
}

/** Which transport, how many devices, how often. A round's length says nothing here: checks are spread over the period. */
export function engineLine(status: EngineStatus): string {
  const period = status.periodMs > 0 ? [`every ${status.periodMs / 1_000} s`] : [];
  return [status.transportLabel || 'starting', `${status.deviceCount} devices`, ...period].join(' · ');
}

/** `09:41:36 Room 114 A3 CB-0417: up → down, no answer (4 tries)`, cut at the terminal's width. */
export function eventLine(transition: Transition, width: number): string {
  const time = new Date(transition.at).toLocaleTimeString('en-US', { hour12: false });
  const place = [transition.roomName, transition.seat, transition.deviceLabel]
    .filter((part) => part !== null)
    .join(' ');
  const line = `${time} ${place}: ${STATE_WORDS[transition.from]} → ${STATE_WORDS[transition.to]}, ${describeEvidence(transition.evidence)}`;
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
