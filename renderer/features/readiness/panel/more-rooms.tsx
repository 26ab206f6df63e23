import { Button, Checkbox, Popover } from '@mantine/core';
import { useState } from 'react';
import type { RoomId } from '../../../../shared/model/roster.ts';
import type { PlatformId } from '../../../../shared/profiles/schema.ts';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import type { ItemInRooms } from '../model/check-list.ts';
import { confirmAll } from '../readiness-commands.ts';
import classes from './people-list.module.css';
import type { Signature } from './use-signature.ts';

interface Props {
  /** What is ticked, for the name of the dialog. */
  readonly title: string;
  /** Rooms where it is still open. */
  readonly places: ItemInRooms['places'];
  readonly platformId: PlatformId;
  readonly itemId: string;
  readonly sign: Signature['sign'];
}

/** Ticks one item in several rooms at once; all are chosen at first. */
export function MoreRooms({ title, places, platformId, itemId, sign }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<RoomId>>(new Set());
  const chosen = places.filter(({ row }) => !left.has(row.roomId));
  const tick = () =>
    sign((by) => {
      setOpen(false);
      void confirmAll(chosen.map(({ row }) => ({ platformId, itemId, roomId: row.roomId, by, isOk: true, note: '' })));
    });
  const toggle = (roomId: RoomId) => {
    const next = new Set(left);
    if (!next.delete(roomId)) next.add(roomId);
    setLeft(next);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} shadow="md" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!isOpen)}>
          {WORDS.readiness.doneInRooms}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${WORDS.readiness.doneInRooms} ${title}`}>
        <div className={classes.rooms}>
          {places.map(({ row }) => (
            <Checkbox
              key={row.roomId}
              label={row.room.name}
              checked={!left.has(row.roomId)}
              onChange={() => toggle(row.roomId)}
            />
          ))}
        </div>
        <Button fullWidth size="sm" mt="sm" disabled={chosen.length === 0} onClick={tick}>
          Done in {countOf(chosen.length, 'room')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
