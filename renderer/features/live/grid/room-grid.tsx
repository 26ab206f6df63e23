import { useElementSize } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { DeviceId } from '../../../../shared/model/roster.ts';
import { checkNow } from '../../../ipc/device-commands.ts';
import type { FilterResult } from '../../../state/filtering.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { WORDS } from '../../../words.ts';
import { gridAction } from './grid-keys.ts';
import { RoomCard } from './room-card.tsx';
import classes from './room-grid.module.css';
import { CARD, type PackingSizes, packRooms } from './room-packing.ts';
import { keepNamesCurrent, nameOnFocus } from './tile-names.ts';
import { moveFrom, tileSpots } from './tile-navigation.ts';

const DESK: PackingSizes = { minTileHeight: 26, maxTileHeight: 76, minTileWidth: 46 };
/** Read from the back of the room. */
const PROJECTOR: PackingSizes = { minTileHeight: 56, maxTileHeight: 120, minTileWidth: 84 };
const PADDING = 12;

interface RoomGridProps {
  readonly filtered: FilterResult;
}

/** All rooms with their tiles. Draws the shelves in view, and the one with the focus. */
export const RoomGrid = memo(function RoomGrid({ filtered: { rooms, visible } }: RoomGridProps) {
  const isProjector = useIsProjector();
  const focusedId = useUiStore((store) => store.focusedDeviceId);
  const { ref: sizeRef, width, height } = useElementSize();
  const scrollRef = useRef<HTMLDivElement>(null);

  const shelves = useMemo(() => {
    if (width === 0) return [];
    const sizes = isProjector ? PROJECTOR : DESK;
    const layouts = rooms.map((room) => room.layout);
    return packRooms(layouts, { width: width - 2 * PADDING, height: height - 2 * PADDING }, sizes);
  }, [rooms, width, height, isProjector]);
  const spots = useMemo(() => tileSpots(shelves, rooms, visible), [shelves, rooms, visible]);
  const focused = useMemo(() => spots.find((spot) => spot.deviceId === focusedId) ?? spots[0], [spots, focusedId]);

  const virtualizer = useVirtualizer({
    count: shelves.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => shelves[index]?.height ?? 0,
    gap: CARD.gap,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    scrollPaddingStart: PADDING,
    scrollPaddingEnd: PADDING,
    overscan: 1,
    // The tile with the focus must stay in the page, or Tab and screen readers lose their place while scrolling.
    rangeExtractor: (range) => {
      const wanted = new Set(defaultRangeExtractor(range));
      if (focused !== undefined) wanted.add(focused.shelfIndex);
      return [...wanted].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: new shelves have new sizes
  useEffect(() => virtualizer.measure(), [shelves, virtualizer]);
  useEffect(() => keepNamesCurrent(() => scrollRef.current), []);

  function focusTile(deviceId: DeviceId): void {
    const spot = spots.find((candidate) => candidate.deviceId === deviceId);
    if (spot === undefined) return;
    useUiStore.getState().focusDevice(deviceId);
    virtualizer.scrollToIndex(spot.shelfIndex, { align: 'auto' });
    focusWhenDrawn(scrollRef.current, deviceId);
  }
  useFocusRequests(focusTile);

  function onKeyDown(event: KeyboardEvent): void {
    const action = gridAction(event);
    const deviceId = deviceIdOf(event.target);
    if (action === null || deviceId === null) return;
    // Escape goes on to whoever can close or clear something.
    if (action.kind === 'close') return;
    event.preventDefault();
    if (action.kind === 'open') useUiStore.getState().openDevice(deviceId);
    else if (action.kind === 'check') void checkNow([deviceId]);
    else if (action.kind === 'move') {
      const next = moveFrom(spots, deviceId, action.move);
      if (next !== undefined) focusTile(next.deviceId);
    }
  }

  function onClick(event: MouseEvent): void {
    const deviceId = deviceIdOf(event.target);
    if (deviceId !== null) useUiStore.getState().openDevice(deviceId);
  }

  return (
    <div ref={sizeRef} className={classes.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears for its buttons, which are thousands */}
      <div
        ref={scrollRef}
        className={classes.scroller}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={(event) => nameOnFocus(event.target)}
      >
        <div className={classes.floor} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => (
            <div
              key={item.key}
              className={classes.shelf}
              style={{ transform: `translateY(${item.start}px)`, height: shelves[item.index]?.height }}
            >
              {shelves[item.index]?.cards.map((card) => {
                const room = rooms[card.index];
                if (room === undefined) return null;
                const tabStopId = focused?.roomIndex === card.index ? focused.deviceId : null;
                return <RoomCard key={room.id} room={room} place={card} tabStopId={tabStopId} visible={visible} />;
              })}
            </div>
          ))}
        </div>
        {rooms.length === 0 && <p className={classes.nothing}>{WORDS.live.nothingMatches}</p>}
      </div>
    </div>
  );
});

function deviceIdOf(target: EventTarget): DeviceId | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-device]')?.dataset.device ?? null) : null;
}

/** A tile far away is drawn a frame or two after the scroll. */
function focusWhenDrawn(scroller: HTMLElement | null, deviceId: DeviceId, triesLeft = 10): void {
  const tile = scroller?.querySelector<HTMLElement>(`[data-device="${CSS.escape(deviceId)}"]`);
  if (tile !== null && tile !== undefined) tile.focus({ preventScroll: false });
  else if (triesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(scroller, deviceId, triesLeft - 1));
}

/** Other parts (palette, attention list, closing the panel) ask through the store for a tile to be shown and focused. */
function useFocusRequests(focusTile: (deviceId: DeviceId) => void): void {
  const request = useUiStore((store) => store.focusRequest);
  const latest = useRef(focusTile);
  latest.current = focusTile;
  useEffect(() => {
    if (request !== null) latest.current(request.deviceId);
  }, [request]);
}
