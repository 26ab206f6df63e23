import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import { useAttentionStore } from '../../../state/attention-store.ts';
import { useNow } from '../../../state/clock.ts';
import { useLiveStore } from '../../../state/live-store.ts';
import { useNoticeStore } from '../../../state/notice-store.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { useSessions } from '../../../state/sessions-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import classes from './banner-slot.module.css';
import { isCalmRoom } from './calm-rooms.ts';
import { type BannerAction, type LiveBanner, liveBanners } from './live-banner.ts';
import { useIsSilent } from './use-silence.ts';

/** The sentence above the rooms. It keeps its height whatever it says, so that trouble never moves the tiles. */
export function BannerSlot() {
  const now = useNow();
  const sessions = useSessions();
  const seatNames = useSchoolStore((store) => store.view?.seatNames);
  const banners = liveBanners({
    status: useLiveStore((store) => store.status),
    isSilent: useIsSilent(),
    notices: useNoticeStore((store) => store.notices),
    attention: useAttentionStore((store) => store.items),
    total: useSchoolStore((store) => store.total),
    seatName: (deviceId) => seatNames?.get(deviceId) ?? null,
    isCalm: (roomId) => isCalmRoom(sessions, roomId, now),
    now,
  });
  const [shownKey, setShownKey] = useState<string | null>(null);
  const shown = banners.find((banner) => banner.key === shownKey) ?? banners[0];
  if (shown === undefined) return null;
  const following = banners[(banners.indexOf(shown) + 1) % banners.length];
  return (
    <section className={classes.slot} data-level={shown.level} aria-label="Situation">
      <LevelIcon level={shown.level} />
      <div className={classes.words} role={shown.level === 'error' ? 'alert' : 'status'}>
        <p className={classes.title}>{shown.title}</p>
        <p className={classes.message} title={shown.message} aria-live="off">
          {shown.message}
        </p>
      </div>
      {shown.actions.map(({ label, action }) => (
        <Button key={label} variant="default" size="sm" onClick={() => perform(action)}>
          {label}
        </Button>
      ))}
      {following !== undefined && following !== shown && (
        <Button variant="subtle" size="sm" onClick={() => setShownKey(following.key)}>
          {banners.indexOf(shown) + 1} of {banners.length}: next
        </Button>
      )}
    </section>
  );
}

function LevelIcon({ level }: { readonly level: LiveBanner['level'] }) {
  if (level === 'calm') return <IconCircleCheck size={22} stroke={1.6} aria-hidden />;
  if (level === 'waiting') return <IconClock size={22} stroke={1.6} aria-hidden />;
  if (level === 'info') return <IconInfoCircle size={22} stroke={1.6} aria-hidden />;
  return <IconAlertTriangle size={24} stroke={1.8} aria-hidden />;
}

function perform(action: BannerAction): void {
  const ui = useUiStore.getState();
  switch (action.kind) {
    case 'dismiss':
      useNoticeStore.getState().dismiss(action.code);
      break;
    case 'show-room':
      ui.goToDevice(action.deviceId);
      break;
    case 'open-device':
      ui.goToDevice(action.deviceId);
      ui.openDevice(action.deviceId);
      break;
    case 'show-states':
      ui.clearFilters();
      ui.setFilters({ states: new Set(action.states) });
      break;
    case 'open-settings':
      ui.goTo('settings');
      break;
    default:
      assertNever(action);
  }
}
