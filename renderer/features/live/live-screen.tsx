import { Drawer } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useCallback, useEffect } from 'react';
import type { DeviceId } from '../../../shared/model/roster.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useIsSilent } from '../../state/use-silence.ts';
import { WORDS } from '../../words.ts';
import { BannerSlot } from './banner/banner-slot.tsx';
import { EmptyState } from './empty-state.tsx';
import { RoomGrid } from './grid/room-grid.tsx';
import { useFilteredRooms } from './grid/use-filtered-rooms.ts';
import classes from './live-screen.module.css';
import { AttentionList } from './panel/attention-list.tsx';
import { FilterBar } from './toolbar/filter-bar.tsx';

// The panel brings the chart library, which nobody needs before the first tile.
const loadPanel = () => import('./panel/device-panel.tsx');
const LazyPanel = lazy(async () => ({ default: (await loadPanel()).DevicePanel }));

/** The panel is fetched this long after the screen, so that it opens at once. */
const PANEL_AFTER_MS = SECOND_MS;

/** From this width on the side column has its own place; below, a device's panel lies over the rooms. */
const SIDE_FROM_PX = 1_120;

/** The window that people look at all morning. */
export function LiveScreen() {
  const deviceCount = useRosterStore((store) => store.data?.devices.size);
  if (deviceCount === undefined) return null;
  return deviceCount === 0 ? <EmptyState /> : <LiveRooms />;
}

function LiveRooms() {
  const { ref, width } = useElementSize();
  const hasSide = width >= SIDE_FROM_PX;
  const filtered = useFilteredRooms();
  const isSilent = useIsSilent();
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel(), PANEL_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={ref} className={classes.screen} data-side={hasSide || undefined} data-silent={isSilent || undefined}>
      <div className={classes.banner}>
        <BannerSlot />
      </div>
      <div className={classes.head}>
        <FilterBar hiddenCount={filtered.hiddenCount} />
      </div>
      {width > 0 && <RoomGrid filtered={filtered} />}
      <Side hasOwnPlace={hasSide}>
        <AttentionList />
      </Side>
    </div>
  );
}

interface SideProps {
  readonly hasOwnPlace: boolean;
  /** Shown while no device is open. */
  readonly children: ReactNode;
}

function Side({ hasOwnPlace, children }: SideProps) {
  const openId = useUiStore((store) => store.openDeviceId);
  const close = useCallback(() => {
    const { openDeviceId, openDevice, goToDevice } = useUiStore.getState();
    openDevice(null);
    if (openDeviceId !== null) goToDevice(openDeviceId);
  }, []);
  if (hasOwnPlace) {
    return (
      <aside className={classes.side}>{openId === null ? children : <Panel deviceId={openId} onClose={close} />}</aside>
    );
  }
  return (
    <Drawer
      opened={openId !== null}
      onClose={close}
      position="right"
      size={352}
      withCloseButton={false}
      padding={0}
      styles={{ body: { height: '100%' } }}
      attributes={{ content: { 'aria-label': WORDS.panel.name } }}
    >
      {openId !== null && <Panel deviceId={openId} onClose={close} />}
    </Drawer>
  );
}

function Panel(props: { readonly deviceId: DeviceId; readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <LazyPanel {...props} />
    </Suspense>
  );
}
