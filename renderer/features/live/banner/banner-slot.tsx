import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import { useAttentionStore } from '../../../state/attention-store.ts';
import { useNow } from '../../../state/clock.ts';
import { useDiagnosisStore } from '../../../state/diagnosis-store.ts';
import { useLiveStore } from '../../../state/live-store.ts';
import { useNoticeStore } from '../../../state/notice-store.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { useSessions } from '../../../state/sessions-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { useIsSilent } from '../../../state/use-silence.ts';
import classes from './banner-slot.module.css';
import { isCalmRoom } from './calm-rooms.ts';
import { FindingBanner } from './finding-banner.tsx';
import { type BannerAction, type LiveBanner, liveBanners, type PlainBanner } from './live-banner.ts';
import { SituationDrawer } from './situation-drawer.tsx';

/** The sentence above the rooms. It keeps its height whatever it says, so that trouble never moves the tiles. */
export function BannerSlot() {
  const now = useNow();
  const sessions = useSessions();
  const seatNames = useSchoolStore((store) => store.view?.seatNames);
  const open = useDiagnosisStore((store) => store.open);
  const ended = useDiagnosisStore((store) => store.ended);
  const banners = liveBanners({
    status: useLiveStore((store) => store.status),
    isSilent: useIsSilent(),
    notices: useNoticeStore((store) => store.notices),
    findings: { open, ended },
    attention: useAttentionStore((store) => store.items),
    total: useSchoolStore((store) => store.total),
    seatName: (deviceId) => seatNames?.get(deviceId) ?? null,
    isCalm: (roomId) => isCalmRoom(sessions, roomId, now),
    now,
  });
  const [shownKey, setShownKey] = useState<string | null>(null);
  const [isListOpen, setListOpen] = useState(false);
  const shown = banners.find((banner) => banner.key === shownKey) ?? banners[0];
  if (shown === undefined) return null;
  const following = banners[(banners.indexOf(shown) + 1) % banners.length];
  return (
    <>
      <section
        className={classes.slot}
        data-level={shown.level}
        data-over={(shown.kind === 'finding' && shown.finding.endedAt !== null) || undefined}
        aria-label="Situation"
      >
        <LevelIcon level={shown.level} />
        {shown.kind === 'finding' ? (
          <FindingBanner
            key={shown.key}
            finding={shown.finding}
            others={shown.others}
            onShowAll={() => setListOpen(true)}
          />
        ) : (
          <Plain banner={shown} />
        )}
        {following !== undefined && following !== shown && (
          <Button variant="subtle" size="xs" onClick={() => setShownKey(following.key)}>
            {banners.indexOf(shown) + 1} of {banners.length}: next
          </Button>
        )}
      </section>
      <SituationDrawer isOpen={isListOpen} onClose={() => setListOpen(false)} />
    </>
  );
}

function Plain({ banner }: { readonly banner: PlainBanner }) {
  return (
    <>
      <div className={classes.words} role={banner.level === 'error' ? 'alert' : 'status'}>
        <p className={classes.title}>{banner.title}</p>
        <p className={classes.message} title={banner.message} aria-live="off">
          {banner.message}
        </p>
      </div>
      {banner.actions.map(({ label, action }) => (
        <Button key={label} variant="default" size="sm" onClick={() => perform(action)}>
          {label}
        </Button>
      ))}
    </>
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
