import { Drawer } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useCallback } from 'react';
import { useRosterStore } from '../../state/roster-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { WORDS } from '../../words.ts';
import { BannerSlot } from './banner/banner-slot.tsx';
import { useIsSilent } from './banner/use-silence.ts';
import { EmptyState } from './empty-state.tsx';
import { RoomGrid } from './grid/room-grid.tsx';
import { useFilteredRooms } from './grid/use-filtered-rooms.ts';
import classes from './live-screen.module.css';
import { AttentionList } from './panel/attention-list.tsx';
import { DevicePanel } from './panel/device-panel.tsx';
import { FilterBar } from './toolbar/filter-bar.tsx';

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
  return (
    <div ref={ref} className={classes.screen} data-side={hasSide || undefined} data-silent={isSilent || undefined}>
      <div className={classes.head}>
        <BannerSlot />
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
      <aside className={classes.side}>
        {openId === null ? children : <DevicePanel deviceId={openId} onClose={close} />}
      </aside>
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
      {openId !== null && <DevicePanel deviceId={openId} onClose={close} />}
    </Drawer>
  );
}
