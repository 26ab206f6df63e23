import { SECOND_MS } from '../../shared/units.ts';
import { shareOf } from '../probe/transports/simulated-random.ts';

/**
 * The scripted morning of the demo school, as seconds from its start. It opens once, then a quiet loop repeats for ever.
 *
 * | From  | To    | Where                    | What a visitor sees                                            |
 * |-------|-------|--------------------------|----------------------------------------------------------------|
 * | 0     | 20    | everywhere               | calm: everything answers in 5–15 ms                            |
 * | 20    | 55    | all rooms                | login wave: round trips swell, a few seats turn slow           |
 * | 35    | 230   | Library A5               | flaky: short bursts of loss                                    |
 * | 45    | 230   | Room 112 B3              | slow: about 200 ms                                             |
 * | 60    | 150   | Room 114 but the wired B4 | access point fails: 11 of 12 go silent within 2 s             |
 * | 150   | 175   | Room 114                 | comes back within 6 s, slower at first                         |
 * | 240   | …     | everywhere               | the quiet loop begins, 480 s long:                             |
 * | +30   | +150  | Library A5               | flaky again                                                    |
 * | +60   | +170  | Room 112 B3              | slow again                                                     |
 * | +100  | +130  | Room 118 A4              | restarts: down for half a minute                               |
 * | +180  | +225  | Library row C            | tablets wake: round trips swell                                |
 * | +215  | +250  | Room 112 D6              | lid closed: down                                               |
 * | +270  | +390  | Library D2               | flaky                                                          |
 * | +300  | +400  | Room 114 C2              | slow                                                           |
 * | +410  | +440  | Cart 3 A4                | spare carried to another room: down, then back                 |
 * | +435  | +470  | Room 118                 | second login wave after the break                              |
 */
interface MorningEvent {
  /** Milliseconds from the start of the act. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly roomId: string | null;
  /** Null: every seat of the room. */
  readonly seats: readonly string[] | null;
  readonly except?: string;
  readonly effect: MorningEffect;
}

/**
 * - `wave`   round trips rise to `peakMs` more in the middle and fall again, for some devices half as much, for some half again
 * - `slow`   `addedMs` more throughout
 * - `flaky`  short bursts are lost, one in four at `burstShare` 0.5, see {@link isInLostBurst}
 * - `dark`   nothing is answered; devices go within `leaveWithinMs` and come back within `returnWithinMs`
 */
type MorningEffect =
  | { readonly kind: 'wave'; readonly peakMs: number }
  | { readonly kind: 'slow'; readonly addedMs: number }
  | { readonly kind: 'flaky'; readonly burstShare: number }
  | { readonly kind: 'dark'; readonly leaveWithinMs: number; readonly returnWithinMs: number };

/** How the network treats one seat at one moment. */
export interface SeatConditions {
  readonly isReachable: boolean;
  /** Milliseconds on top of the device's own round trip. */
  readonly addedRttMs: number;
  /** This very request is lost, though the device is there. */
  readonly isLost: boolean;
}

const OPENING_MS = 240 * SECOND_MS;
const LOOP_MS = 480 * SECOND_MS;

const FLAKY: MorningEffect = { kind: 'flaky', burstShare: 0.5 };
const SLOW: MorningEffect = { kind: 'slow', addedMs: 190 };
const RESTART: MorningEffect = { kind: 'dark', leaveWithinMs: 0, returnWithinMs: 0 };
const ACCESS_POINT_FAILURE: MorningEffect = { kind: 'dark', leaveWithinMs: 1_800, returnWithinMs: 6_000 };

const OPENING: readonly MorningEvent[] = [
  event(20, 55, null, null, { kind: 'wave', peakMs: 113 }),
  event(35, 230, 'demo-library', ['A5'], FLAKY),
  event(45, 230, 'demo-room-112', ['B3'], SLOW),
  { ...event(60, 150, 'demo-room-114', null, ACCESS_POINT_FAILURE), except: 'B4' },
  event(145, 175, 'demo-room-114', null, { kind: 'wave', peakMs: 70 }),
];

const QUIET_LOOP: readonly MorningEvent[] = [
  event(30, 150, 'demo-library', ['A5'], FLAKY),
  event(60, 170, 'demo-room-112', ['B3'], SLOW),
  event(100, 130, 'demo-room-118', ['A4'], RESTART),
  event(180, 225, 'demo-library', ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8'], { kind: 'wave', peakMs: 80 }),
  event(215, 250, 'demo-room-112', ['D6'], RESTART),
  event(270, 390, 'demo-library', ['D2'], FLAKY),
  event(300, 400, 'demo-room-114', ['C2'], SLOW),
  event(410, 440, 'demo-cart-3', ['A4'], RESTART),
  event(435, 470, 'demo-room-118', null, { kind: 'wave', peakMs: 70 }),
];

/**
 * What the script does to one seat.
 *
 * @param atMs  Milliseconds from the start of the morning; before it counts as its first moment.
 * Pure: the same seat and time always meet the same conditions.
 */
export function conditionsAt(roomId: string, seat: string, atMs: number): SeatConditions {
  const time = Math.max(0, atMs);
  const isOpening = time < OPENING_MS;
  const events = isOpening ? OPENING : QUIET_LOOP;
  const actMs = isOpening ? time : (time - OPENING_MS) % LOOP_MS;
  const place = `${roomId}/${seat}`;

  let isReachable = true;
  let isLost = false;
  let addedRttMs = 0;
  for (const morningEvent of events) {
    if (!concerns(morningEvent, roomId, seat)) continue;
    const { effect } = morningEvent;
    if (effect.kind === 'dark') isReachable &&= !isDark(morningEvent, effect, place, actMs);
    else if (actMs < morningEvent.fromMs || actMs >= morningEvent.toMs) continue;
    else if (effect.kind === 'flaky') isLost ||= isInLostBurst(place, time, effect.burstShare);
    else if (effect.kind === 'slow') addedRttMs += effect.addedMs;
    else addedRttMs += waveMs(morningEvent, effect.peakMs, place, actMs);
  }
  return { isReachable, addedRttMs, isLost };
}

function event(
  fromS: number,
  toS: number,
  roomId: string | null,
  seats: readonly string[] | null,
  effect: MorningEffect,
): MorningEvent {
  return { fromMs: fromS * SECOND_MS, toMs: toS * SECOND_MS, roomId, seats, effect };
}

function concerns(morningEvent: MorningEvent, roomId: string, seat: string): boolean {
  if (morningEvent.roomId !== null && morningEvent.roomId !== roomId) return false;
  if (morningEvent.except === seat) return false;
  return morningEvent.seats === null || morningEvent.seats.includes(seat);
}

function isDark(
  { fromMs, toMs }: MorningEvent,
  effect: Extract<MorningEffect, { kind: 'dark' }>,
  place: string,
  actMs: number,
): boolean {
  const goneAt = fromMs + shareOf(place, 1) * effect.leaveWithinMs;
  const backAt = toMs + shareOf(place, 2) * effect.returnWithinMs;
  return actMs >= goneAt && actMs < backAt;
}

function waveMs({ fromMs, toMs }: MorningEvent, peakMs: number, place: string, actMs: number): number {
  const height = Math.sin((Math.PI * (actMs - fromMs)) / (toMs - fromMs));
  return height * peakMs * (0.5 + shareOf(place, 3));
}

const BURST_MS = 400;

/**
 * Bursts are shorter than the wait before the echo engine's second re-probe and never follow one another, so that a flaky
 * device loses requests but is never silent to all tries of a check: it must show as flaky, not as down.
 */
function isInLostBurst(place: string, atMs: number, burstShare: number): boolean {
  const burst = Math.floor(atMs / BURST_MS);
  return shareOf(place, burst) < burstShare && shareOf(place, burst - 1) >= burstShare;
}
