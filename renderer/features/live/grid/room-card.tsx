import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import {
  answeringCount,
  DEVICE_STATES_BY_CONCERN,
  type StateCounts,
  worstState,
} from '../../../../shared/model/device-state.ts';
import { LAYER_WORDS } from '../../../../shared/model/diagnosis-wording.ts';
import type { DeviceId } from '../../../../shared/model/roster.ts';
import { STATE_WORDS } from '../../../../shared/model/wording.ts';
import { checkNow } from '../../../ipc/device-commands.ts';
import { useRoomMark } from '../../../state/diagnosis-store.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { checkedCount, NO_ROOM, type RoomView } from '../../../state/school.ts';
import { useRoomCounts, useSchoolStore } from '../../../state/school-store.ts';
import { useRoomSession } from '../../../state/sessions-store.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { SessionBadge } from '../../../ui/session-badge.tsx';
import { sessionTimeWords } from '../../../ui/session-times.ts';
import { StateShape } from '../../../ui/state-shape.tsx';
import classes from './room-card.module.css';
import type { PackedCard } from './room-packing.ts';
import { Tile } from './tile.tsx';

interface RoomCardProps {
  readonly room: RoomView;
  readonly place: PackedCard;
  /** The one device that Tab stops at, if it is in this room. */
  readonly tabStopId: DeviceId | null;
  /** Null: all. */
  readonly visible: ReadonlySet<DeviceId> | null;
}

/** A room: its name, its numbers, its tiles in their seats. */
export const RoomCard = memo(function RoomCard({ room, place, tabStopId, visible }: RoomCardProps) {
  const counts = useRoomCounts(room.id);
  const isProjector = useIsProjector();
  const devices = useRosterStore((store) => store.data?.devices);
  const seatNames = useSchoolStore((store) => store.view?.seatNames);
  const openId = useUiStore(({ openDeviceId }) =>
    openDeviceId !== null && room.deviceIds.includes(openDeviceId) ? openDeviceId : null,
  );
  const mark = useRoomMark(room.id);
  const headingId = `room-${room.id}`;
  return (
    <section
      className={classes.card}
      data-worst={worstState(counts)}
      data-mark={mark.severity ?? undefined}
      aria-labelledby={headingId}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      <header className={classes.header}>
        <div className={classes.title}>
          <h2 className={classes.name} id={headingId} title={room.name}>
            {room.name}
          </h2>
          {mark.layer !== null && <span className={classes.mark}>{LAYER_WORDS[mark.layer]}</span>}
        </div>
        <div className={classes.corner}>
          <Answering counts={counts} />
          <RoomMenu room={room} />
        </div>
        <RoomLine room={room} />
        <Trouble counts={counts} />
      </header>
      <div
        className={classes.tiles}
        data-tiles={tileRoom(place)}
        style={{
          gridTemplateColumns: `repeat(${room.layout.columns}, minmax(0, 1fr))`,
          gridAutoRows: place.tileHeight,
          ...tileFont(place, isProjector),
        }}
      >
        {room.layout.seats.map(({ deviceId, position }) => {
          const device = devices?.get(deviceId);
          if (device === undefined) return null;
          return (
            <Tile
              key={deviceId}
              device={device}
              seat={seatNames?.get(deviceId) ?? null}
              position={position}
              isTabStop={deviceId === tabStopId}
              isHidden={visible !== null && !visible.has(deviceId)}
              isOpen={deviceId === openId}
            />
          );
        })}
      </div>
    </section>
  );
});

/** For the mouse; Ctrl+I on a tile does the same by keyboard, so that Tab does not stop in every room. */
const RoomMenu = memo(function RoomMenu({ room }: { readonly room: RoomView }) {
  const roomId = room.id === NO_ROOM ? null : room.id;
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          className={classes.menu}
          variant="subtle"
          color="gray"
          size={22}
          tabIndex={-1}
          aria-label={`More for ${room.name}`}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => useIncidentFormStore.getState().log({ roomId })}>Log an incident here…</Menu.Item>
        <Menu.Item onClick={() => void checkNow(room.deviceIds)}>Check these devices now</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});

/** What the room does now; without a session its note. Changes with sessions and roster only, never with live states. */
const RoomLine = memo(function RoomLine({ room }: { readonly room: RoomView }) {
  const session = useRoomSession(room.id);
  if (session === null) return <p className={classes.note}>{room.note}</p>;
  const proctor = session.rooms.find(({ roomId }) => roomId === room.id)?.proctor ?? '';
  const words = [session.name, sessionTimeWords(session), proctor].filter((part) => part !== '').join(' · ');
  return (
    <p className={classes.session} title={[words, room.note].filter((part) => part !== '').join('\n')}>
      <SessionBadge state={session.state} isPlain />
      <span className={classes.note}>{words}</span>
    </p>
  );
});

/** `narrow`: shape and seat; `wide`: a letter too; `tall`: a second line with the word. */
function tileRoom(place: PackedCard): 'narrow' | 'wide' | 'tall' {
  if (place.tileHeight >= 46 && place.tileWidth >= 64) return 'tall';
  return place.tileWidth >= 62 ? 'wide' : 'narrow';
}

function tileFont(place: PackedCard, isProjector: boolean): object {
  const size = Math.max(
    12,
    Math.min(isProjector ? 34 : 20, Math.floor(Math.min(place.tileHeight * 0.36, place.tileWidth * 0.24))),
  );
  return { '--tile-font': `${size}px` };
}

function Answering({ counts }: { readonly counts: StateCounts }) {
  const checked = checkedCount(counts);
  if (checked === 0) return <p className={classes.answering}>put away</p>;
  const answering = answeringCount(counts);
  return (
    <p className={classes.answering} data-short={answering < checked - counts.unknown || undefined}>
      <b>{answering}</b> of {checked} answer
    </p>
  );
}

/** States that a person should look at, worst first. */
const TROUBLE = DEVICE_STATES_BY_CONCERN.filter((state) => state !== 'up' && state !== 'paused').toReversed();

function Trouble({ counts }: { readonly counts: StateCounts }) {
  return (
    <p className={classes.trouble}>
      {TROUBLE.filter((state) => counts[state] > 0).map((state) => (
        <span key={state} data-state={state}>
          <StateShape state={state} size={12} /> {counts[state]} {STATE_WORDS[state]}
        </span>
      ))}
    </p>
  );
}
