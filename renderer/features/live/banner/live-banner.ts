import type { AppNotice } from '../../../../shared/contract/app.ts';
import { answeringCount, type DeviceState, type StateCounts } from '../../../../shared/model/device-state.ts';
import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import type { EngineStatus } from '../../../../shared/model/live.ts';
import type { DeviceId, RoomId } from '../../../../shared/model/roster.ts';
import { STATE_WORDS } from '../../../../shared/model/wording.ts';
import { SECOND_MS } from '../../../../shared/units.ts';
import type { AttentionItem } from '../../../state/attention.ts';
import { checkedCount } from '../../../state/school.ts';

/** What a button of a banner does; data, so that banners are decided without a screen. */
export type BannerAction =
  | { readonly kind: 'dismiss'; readonly code: string }
  | { readonly kind: 'open-device'; readonly deviceId: DeviceId }
  | { readonly kind: 'show-states'; readonly states: readonly DeviceState[] }
  | { readonly kind: 'open-settings' };

/**
 * The sentence that comes before the picture. `calm` says that nobody has to do anything, `waiting` that it is too early to
 * tell, `watch` that single devices need somebody.
 */
export interface PlainBanner {
  readonly kind: 'plain';
  /** Stable: the same banner keeps it while its words change. */
  readonly key: string;
  readonly level: 'calm' | 'waiting' | 'watch' | 'info' | 'warning' | 'error';
  readonly title: string;
  readonly message: string;
  readonly actions: readonly { readonly label: string; readonly action: BannerAction }[];
}

/** Whose fault it is; told with its numbers, what to do and whom to call. */
export interface FindingBanner {
  readonly kind: 'finding';
  readonly key: string;
  /** `calm`: it is over. */
  readonly level: 'calm' | 'info' | 'watch' | 'error';
  readonly finding: DiagnosisFinding;
  /** How many more are open. */
  readonly others: number;
}

export type LiveBanner = PlainBanner | FindingBanner;

export interface BannerFacts {
  readonly status: EngineStatus | null;
  /** No pulse for longer than {@link SILENT_AFTER_MS}. */
  readonly isSilent: boolean;
  readonly notices: readonly AppNotice[];
  /** Open ones worst first; ended ones newest first. */
  readonly findings: { readonly open: readonly DiagnosisFinding[]; readonly ended: readonly DiagnosisFinding[] };
  readonly attention: readonly AttentionItem[];
  /** Rooms whose trouble is no news, such as during a break: no sentence speaks of them. */
  readonly isCalm: (roomId: RoomId) => boolean;
  readonly total: StateCounts;
  /** What a device's tile is called; null: it has left the roster. */
  readonly seatName: (deviceId: DeviceId) => string | null;
  readonly now: number;
}

/** Ours: long enough to be read by somebody who comes back from the room. */
const ENDED_SHOWN_MS = 90 * SECOND_MS;

/** Most important first; never empty. Whose fault something is was decided before; here is decided what is said first. */
export function liveBanners(all: BannerFacts): readonly LiveBanner[] {
  const facts = { ...all, attention: all.attention.filter(({ roomId }) => !all.isCalm(roomId)) };
  const urgent = [
    ...silence(facts),
    ...engineTrouble(facts),
    ...notices(facts.notices, 'error'),
    ...worstFinding(facts),
    ...notices(facts.notices, 'warning'),
    ...notices(facts.notices, 'info'),
  ];
  if (urgent.length > 0) return urgent;
  const quiet = [...justOver(facts), ...optional(singleDevices(facts)), ...noted(facts)];
  return quiet.length > 0 ? quiet : [early(facts) ?? calm(all)];
}

const LEVELS = { note: 'info', warning: 'watch', critical: 'error' } as const;

/** The worst one that somebody has to act on. */
function worstFinding({ findings: { open } }: BannerFacts): readonly LiveBanner[] {
  return open
    .filter(({ severity }) => severity !== 'note')
    .slice(0, 1)
    .map((finding) => findingBanner(finding, LEVELS[finding.severity], open.length - 1));
}

/** What was told and is over is told to be over, for a while. */
function justOver({ findings: { ended }, now }: BannerFacts): readonly LiveBanner[] {
  return ended
    .filter(({ severity, endedAt }) => severity !== 'note' && endedAt !== null && now - endedAt < ENDED_SHOWN_MS)
    .slice(0, 1)
    .map((finding) => findingBanner(finding, 'calm', 0));
}

/** Good to know; a single device is said already. */
function noted({ findings: { open } }: BannerFacts): readonly LiveBanner[] {
  return open
    .filter(({ layer }) => layer !== 'device')
    .slice(0, 1)
    .map((finding) => findingBanner(finding, LEVELS[finding.severity], open.length - 1));
}

function findingBanner(finding: DiagnosisFinding, level: FindingBanner['level'], others: number): FindingBanner {
  return { kind: 'finding', key: `${finding.since} ${finding.id}`, level, finding, others };
}

function optional<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

function silence({ isSilent }: BannerFacts): readonly LiveBanner[] {
  if (!isSilent) return [];
  return [
    {
      kind: 'plain',
      key: 'silent',
      level: 'error',
      title: 'The console stopped answering',
      message: 'What you see may be old. If this stays for more than a minute, close the console and start it again.',
      actions: [],
    },
  ];
}

function engineTrouble({ status, findings }: BannerFacts): readonly LiveBanner[] {
  if (status === null) return [];
  // The finding about this laptop says the same, with its beginning and what to do.
  if (status.phase === 'offline' && findings.open.some(({ layer }) => layer === 'laptop')) return [];
  const words: Partial<Record<EngineStatus['phase'], Pick<PlainBanner, 'level' | 'title' | 'message'>>> = {
    offline: {
      level: 'error',
      title: 'This laptop has no network',
      message: 'Nothing can be checked, so every device shows as unknown. Check the cable or the Wi-Fi of this laptop.',
    },
    settling: {
      level: 'info',
      title: 'Checking every device again',
      message: 'The network came back or the laptop woke up. Tiles fill in as answers arrive.',
    },
    restarting: {
      level: 'warning',
      title: 'Checking stopped and is starting again',
      message: 'This takes a few seconds and needs nothing from you.',
    },
    failed: {
      level: 'error',
      title: 'Devices cannot be checked on this laptop',
      message: 'None of the ways to send pings works here. Settings lists them and says what each one needs.',
    },
    stopped: { level: 'warning', title: 'Checking is stopped', message: 'Start the console again to go on.' },
  };
  const banner = words[status.phase];
  if (banner === undefined) return [];
  const actions: PlainBanner['actions'] =
    status.phase === 'failed' ? [{ label: 'Open Settings', action: { kind: 'open-settings' } }] : [];
  return [
    { ...banner, kind: 'plain', key: `engine-${status.phase}`, message: status.message ?? banner.message, actions },
  ];
}

function notices(all: readonly AppNotice[], level: AppNotice['level']): readonly LiveBanner[] {
  return all
    .filter((notice) => notice.level === level)
    .map((notice) => ({
      kind: 'plain',
      key: `notice-${notice.code}`,
      level,
      title: notice.title,
      message: notice.message,
      actions: [{ label: 'Dismiss', action: { kind: 'dismiss', code: notice.code } }],
    }));
}

/** More than this are counted, not named. */
const MAX_NAMED = 2;
const LESS_URGENT: readonly DeviceState[] = ['flaky', 'slow'];

/** Devices that need somebody, while no room as a whole is the news: the ones that are down, else the ones in difficulty. */
function singleDevices(facts: BannerFacts): PlainBanner | null {
  const down = facts.attention.filter(({ state }) => state === 'down');
  const struggling = facts.attention.filter(({ state }) => LESS_URGENT.includes(state));
  const shown = down.length > 0 ? down : struggling;
  const devices = shown.flatMap((item) => item.deviceIds.map((id) => ({ id, roomName: item.roomName })));
  const [first] = devices;
  if (first === undefined) return null;
  const names = devices.map(({ id, roomName }) => `${roomName} ${facts.seatName(id) ?? ''}`.trim());
  const alsoCount = down.length === 0 ? 0 : deviceCount(struggling);
  return {
    kind: 'plain',
    key: 'single',
    level: 'watch',
    title: `${whoWords(names, shown)} ${devices.length === 1 ? 'is' : 'are'} ${stateWords(shown)}`,
    message: [
      down.length > 0 ? upkeepWords(devices.length) : struggleWords(devices.length),
      alsoCount === 0 ? '' : `${plural(alsoCount, 'other device is', 'other devices are')} slow or flaky.`,
      answeringWords(facts.total),
    ]
      .filter(Boolean)
      .join(' '),
    actions: [
      devices.length === 1
        ? { label: 'Show device', action: { kind: 'open-device', deviceId: first.id } }
        : { label: 'Show only these', action: { kind: 'show-states', states: statesOf(shown) } },
    ],
  };
}

/** `Room 104 E4`, `Room 104 E4 and Library A5`, `Room 104 E4 and 2 others`, `11 devices in Room 104`, `21 devices in 9 rooms`. */
function whoWords(names: readonly string[], items: readonly AttentionItem[]): string {
  const [first, second] = names;
  if (names.length <= MAX_NAMED) return [first, second].filter((name) => name !== undefined).join(' and ');
  if (names.length <= 2 * MAX_NAMED) return `${first} and ${names.length - 1} others`;
  const rooms = new Set(items.map(({ roomName }) => roomName));
  const where = rooms.size === 1 ? [...rooms].join() : plural(rooms.size, 'room', 'rooms');
  return `${names.length} devices in ${where}`;
}

function stateWords(items: readonly AttentionItem[]): string {
  return statesOf(items)
    .map((state) => STATE_WORDS[state])
    .join(' or ');
}

function statesOf(items: readonly AttentionItem[]): readonly DeviceState[] {
  return [...new Set(items.map(({ state }) => state))];
}

function upkeepWords(count: number): string {
  return count === 1
    ? 'See whether it is on, awake and on the network.'
    : 'See whether they are on, awake and on the network.';
}

function struggleWords(count: number): string {
  return count === 1 ? 'It still answers; keep an eye on it.' : 'They still answer; keep an eye on them.';
}

/** Nothing is known to be wrong, but most is not known at all: no reason for a green check. */
function early({ total, status }: BannerFacts): PlainBanner | null {
  const checked = checkedCount(total);
  if (checked === 0) {
    return {
      kind: 'plain',
      key: 'early',
      level: 'waiting',
      title: 'No device is being checked',
      message: 'All of them are paused. Open a device and choose Check again, or do it for many in Roster.',
      actions: [],
    };
  }
  if (status?.phase !== 'starting' && total.unknown * 2 < checked) return null;
  return {
    kind: 'plain',
    key: 'early',
    level: 'waiting',
    title: status === null || status.phase === 'starting' ? 'Starting to check' : 'Waiting for answers',
    message: `${answeringWords(total)}${unknownWords(total)}`,
    actions: [],
  };
}

function calm({ total, attention, isCalm }: BannerFacts): PlainBanner {
  const onBreak = attention.filter(({ roomId, state }) => state === 'down' && isCalm(roomId));
  return {
    kind: 'plain',
    key: 'calm',
    level: 'calm',
    title: 'All quiet',
    message: `${answeringWords(total)}${breakWords(onBreak)}${unknownWords(total)}`,
    actions: [],
  };
}

function answeringWords(total: StateCounts): string {
  return `${answeringCount(total)} of ${plural(checkedCount(total), 'device answers', 'devices answer')}.`;
}

function unknownWords({ unknown }: StateCounts): string {
  return unknown === 0 ? '' : ` ${plural(unknown, 'device is', 'devices are')} not known yet.`;
}

/** Silent devices that nobody has to run for are still told of. */
function breakWords(items: readonly AttentionItem[]): string {
  const rooms = new Set(items.map(({ roomId }) => roomId)).size;
  return rooms === 0 ? '' : ` ${plural(rooms, 'room', 'rooms')} without students now may be quiet.`;
}

function deviceCount(items: readonly AttentionItem[]): number {
  return items.reduce((sum, item) => sum + item.deviceIds.length, 0);
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
