import { Button, NativeSelect } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { StudentLine } from '../../../../../shared/model/incident.ts';
import type { DeviceId, RoomId } from '../../../../../shared/model/roster.ts';
import { useLiveStore } from '../../../../state/live-store.ts';
import { useRoomViews } from '../../../../state/school-store.ts';
import shared from '../form.module.css';
import { type SeatPlace, seatAfter, seatsBetween } from './picking.ts';
import type { SeatedDevice } from './student-lines.ts';
import classes from './students.module.css';
import { useSeatedRoom } from './use-seated.ts';

interface Props {
  /** Where it happened; null: no room of the roster. */
  readonly roomId: RoomId | null;
  readonly lines: readonly StudentLine[];
  readonly onPick: (seated: readonly SeatedDevice[]) => void;
  readonly onUnpick: (deviceIds: ReadonlySet<DeviceId>) => void;
}

/** The seats of a room as on the live screen, small; pressed ones have a line. */
export function RoomPicker({ roomId, lines, onPick, onUnpick }: Props) {
  const rooms = useRoomViews();
  const [otherId, setOther] = useState<RoomId | null>(null);
  const shownId = otherId ?? roomId ?? rooms[0]?.id ?? null;
  const shown = useSeatedRoom(shownId);
  if (shown === null) return <p className={shared.hint}>No devices are known there. Type the seats instead.</p>;
  const picked = new Set(lines.flatMap(({ device }) => device?.deviceId ?? []));
  const { seated } = shown;
  const idsOf = (some: readonly SeatedDevice[]) => new Set(some.map(({ device }) => device.id));
  return (
    <div className={classes.picker}>
      <div className={classes.pickerBar}>
        <NativeSelect
          size="xs"
          aria-label="Room to pick from"
          value={shown.room.id}
          data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" onClick={() => onPick(seated)}>
          All
        </Button>
        <Button size="xs" variant="default" onClick={() => onUnpick(idsOf(seated))}>
          None
        </Button>
        <PickDown seated={seated} onPick={onPick} />
      </div>
      <SeatGrid
        key={shown.room.id}
        label={`Seats of ${shown.room.name}`}
        columns={shown.room.layout.columns}
        places={shown.room.layout.seats}
        seated={seated}
        picked={picked}
        onPick={onPick}
        onUnpick={onUnpick}
      />
    </div>
  );
}

/** Most often it is these that are meant. */
function PickDown({ seated, onPick }: { readonly seated: readonly SeatedDevice[]; readonly onPick: Props['onPick'] }) {
  const live = useLiveStore((store) => store.data?.devices);
  const down = seated.filter(({ device }) => live?.get(device.id)?.state === 'down');
  if (down.length === 0) return null;
  return (
    <Button size="xs" variant="default" onClick={() => onPick(down)}>
      Those that are down ({down.length})
    </Button>
  );
}

interface GridProps {
  readonly label: string;
  readonly columns: number;
  readonly places: readonly SeatPlace[];
  readonly seated: readonly SeatedDevice[];
  readonly picked: ReadonlySet<DeviceId>;
  readonly onPick: Props['onPick'];
  readonly onUnpick: Props['onUnpick'];
}

function SeatGrid({ label, columns, places, seated, picked, onPick, onUnpick }: GridProps) {
  const [stopId, setStop] = useState<DeviceId | null>(places[0]?.deviceId ?? null);
  const anchorId = useRef<DeviceId | null>(null);
  const gridRef = useRef<HTMLDivElement>(null);

  function toggle(deviceId: DeviceId): void {
    anchorId.current = deviceId;
    if (picked.has(deviceId)) onUnpick(new Set([deviceId]));
    else onPick(seated.filter(({ device }) => device.id === deviceId));
  }
  /** Like cells of a sheet: everything from where it began to here, in reading order. */
  function pickTo(deviceId: DeviceId): void {
    const wanted = new Set(seatsBetween(places, anchorId.current ?? deviceId, deviceId));
    anchorId.current ??= deviceId;
    onPick(seated.filter(({ device }) => wanted.has(device.id)));
  }
  function onClick(event: MouseEvent, deviceId: DeviceId): void {
    setStop(deviceId);
    if (event.shiftKey) pickTo(deviceId);
    else toggle(deviceId);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      onPick(seated);
      return;
    }
    const next = stopId === null || event.ctrlKey || event.metaKey ? null : seatAfter(places, stopId, event.key);
    if (next === null || stopId === null) return;
    event.preventDefault();
    if (event.shiftKey) {
      anchorId.current ??= stopId;
      pickTo(next);
    }
    setStop(next);
    gridRef.current?.querySelector<HTMLElement>(`[data-seat="${CSS.escape(next)}"]`)?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser this runs in
    <div
      ref={gridRef}
      className={classes.seats}
      role="group"
      aria-label={label}
      aria-description="Arrow keys move, Space picks, Shift with an arrow key picks a range, Ctrl A picks all."
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      onKeyDown={onKeyDown}
    >
      {places.map(({ deviceId, position }) => (
        <button
          key={deviceId}
          type="button"
          className={classes.seat}
          data-seat={deviceId}
          aria-pressed={picked.has(deviceId)}
          tabIndex={deviceId === stopId ? 0 : -1}
          style={{ gridColumn: position.column + 1, gridRow: position.row + 1 }}
          onClick={(event) => onClick(event, deviceId)}
        >
          {seated.find(({ device }) => device.id === deviceId)?.seat ?? ''}
        </button>
      ))}
    </div>
  );
}
