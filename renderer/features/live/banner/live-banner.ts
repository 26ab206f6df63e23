import type { AppNotice } from '../../../../shared/contract/app.ts';
import { answeringCount, type StateCounts } from '../../../../shared/model/device-state.ts';
import type { EngineStatus } from '../../../../shared/model/live.ts';
import type { DeviceId, RoomId } from '../../../../shared/model/roster.ts';
import { formatDuration } from '../../../../shared/model/wording.ts';
import { SECOND_MS } from '../../../../shared/units.ts';
import type { AttentionItem } from '../../../state/attention.ts';
import { checkedCount } from '../../../state/school.ts';

/** What a button of a banner does; data, so that banners are decided without a screen. */
export type BannerAction =
  | { readonly kind: 'dismiss'; readonly code: string }
  | { readonly kind: 'show-room'; readonly roomId: RoomId; readonly deviceId: DeviceId }
  | { readonly kind: 'check-all' };

/** The sentence that comes before the picture. `calm` is the quiet form that always keeps its place. */
export interface LiveBanner {
  /** Stable: the same banner keeps it while its words change. */
  readonly key: string;
  readonly level: 'calm' | 'info' | 'warning' | 'error';
  readonly title: string;
  readonly message: string;
  readonly actions: readonly { readonly label: string; readonly action: BannerAction }[];
}

export interface BannerFacts {
  readonly status: EngineStatus | null;
  /** No pulse for longer than {@link SILENT_AFTER_MS}. */
  readonly isSilent: boolean;
  readonly notices: readonly AppNotice[];
  readonly attention: readonly AttentionItem[];
  readonly total: StateCounts;
  readonly now: number;
}

/** Pulses come every second; three missing ones are not an accident of timing. */
export const SILENT_AFTER_MS = 3 * SECOND_MS;

/** Devices of one room that must be down, in number and in share, before the room itself is the news. */
const ROOM_LOST_FROM = 3;
const ROOM_LOST_SHARE = 0.5;

/** Most important first; never empty. Which devices are whose fault is not decided here. */
export function liveBanners(facts: BannerFacts): readonly LiveBanner[] {
  const banners = [
    ...silence(facts),
    ...engineTrouble(facts.status),
    ...notices(facts.notices, 'error'),
    ...lostRooms(facts),
    ...notices(facts.notices, 'warning'),
    ...notices(facts.notices, 'info'),
  ];
  return banners.length > 0 ? banners : [calm(facts)];
}

function silence({ isSilent }: BannerFacts): readonly LiveBanner[] {
  if (!isSilent) return [];
  return [
    {
      key: 'silent',
      level: 'error',
      title: 'The console stopped answering',
      message: 'What you see may be old. If this stays for more than a minute, close the console and start it again.',
      actions: [],
    },
  ];
}

function engineTrouble(status: EngineStatus | null): readonly LiveBanner[] {
  if (status === null) return [];
  const words: Partial<Record<EngineStatus['phase'], Pick<LiveBanner, 'level' | 'title' | 'message'>>> = {
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
      message: 'No way of checking works here. Settings shows the choices.',
    },
    stopped: { level: 'warning', title: 'Checking is stopped', message: 'Start the console again to go on.' },
  };
  const banner = words[status.phase];
  if (banner === undefined) return [];
  return [{ ...banner, key: `engine-${status.phase}`, message: status.message ?? banner.message, actions: [] }];
}

function notices(all: readonly AppNotice[], level: AppNotice['level']): readonly LiveBanner[] {
  return all
    .filter((notice) => notice.level === level)
    .map((notice) => ({
      key: `notice-${notice.code}`,
      level,
      title: notice.title,
      message: notice.message,
      actions: [{ label: 'Dismiss', action: { kind: 'dismiss', code: notice.code } }],
    }));
}

function lostRooms({ attention, now }: BannerFacts): readonly LiveBanner[] {
  const lost = attention.filter(
    (item) =>
      item.state === 'down' &&
      item.deviceIds.length >= ROOM_LOST_FROM &&
      item.deviceIds.length >= item.checkedCount * ROOM_LOST_SHARE,
  );
  const worst = lost[0];
  const deviceId = worst?.deviceIds[0];
  if (worst === undefined || deviceId === undefined) return [];
  const others = lost.length - 1;
  const also = others === 0 ? '' : ` ${others} more ${others === 1 ? 'room has' : 'rooms have'} lost most devices.`;
  return [
    {
      key: `lost-${worst.roomId}`,
      level: 'error',
      title: `${worst.roomName}: ${worst.deviceIds.length} of ${worst.checkedCount} devices do not answer`,
      message: `The latest dropped ${formatDuration(now - worst.since)} ago.${also} Devices that drop together usually share an access point, a switch or a power strip.`,
      actions: [{ label: 'Show room', action: { kind: 'show-room', roomId: worst.roomId, deviceId } }],
    },
  ];
}

function calm({ total, attention, status }: BannerFacts): LiveBanner {
  const checked = checkedCount(total);
  const answering = answeringCount(total);
  const trouble = attention.reduce((sum, item) => sum + item.deviceIds.length, 0);
  const unknown = total.unknown === 0 ? '' : ` ${plural(total.unknown, 'device is', 'devices are')} not known yet.`;
  const title =
    status?.phase === 'starting'
      ? 'Starting to check'
      : trouble === 0
        ? 'All quiet'
        : `${plural(trouble, 'device needs', 'devices need')} a look`;
  return {
    key: 'calm',
    level: 'calm',
    title,
    message: `${answering} of ${plural(checked, 'device answers', 'devices answer')}.${unknown}`,
    actions: [],
  };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
