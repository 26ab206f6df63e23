import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Room, RoomId } from '../../../shared/model/roster.ts';
import classes from './session-editor.module.css';
import type { FormErrors, RoomFields, SessionForm } from './session-form.ts';

interface Props {
  readonly rooms: readonly Room[];
  readonly deviceCounts: ReadonlyMap<RoomId, number>;
  readonly chosen: SessionForm['rooms'];
  readonly errors: FormErrors;
  readonly onChange: (rooms: SessionForm['rooms']) => void;
}

/** From so many rooms on, finding one takes a search. */
const SEARCH_FROM = 10;
const NEW_ROOM: RoomFields = { proctor: '', expected: '' };

/** All rooms of the school; a ticked one takes part, with its proctor and the devices that students need there. */
export function RoomFieldsTable({ rooms, deviceCounts, chosen, errors, onChange }: Props) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  // Nobody tests in a cart; one that was chosen before stays in sight so that it can be taken out.
  const candidates = rooms.filter(({ id, kind }) => kind === 'room' || chosen.has(id));
  const shown = candidates.filter(({ id, name }) => chosen.has(id) || name.toLowerCase().includes(wanted));
  const choose = (roomId: RoomId, fields: RoomFields | null) => {
    const next = new Map(chosen);
    if (fields === null) next.delete(roomId);
    else next.set(roomId, fields);
    onChange(next);
  };
  return (
    <fieldset className={classes.rooms}>
      <legend>
        Rooms <span>{chosen.size} chosen</span>
      </legend>
      {candidates.length >= SEARCH_FROM && (
        <TextInput
          size="xs"
          aria-label="Find a room"
          placeholder="Find a room"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {errors.rooms !== undefined && (
        <p className={classes.refusal} role="alert">
          {errors.rooms}
        </p>
      )}
      <div className={classes.roomRows}>
        {shown.map((room) => (
          <RoomRow
            key={room.id}
            room={room}
            count={deviceCounts.get(room.id) ?? 0}
            fields={chosen.get(room.id) ?? null}
            error={errors[`expected-${room.id}`] ?? null}
            onChange={(fields) => choose(room.id, fields)}
          />
        ))}
        {shown.length === 0 && <p className={classes.noRooms}>No room. Rooms come with the roster.</p>}
      </div>
    </fieldset>
  );
}

interface RowProps {
  readonly room: Room;
  readonly count: number;
  /** Null: the room takes no part. */
  readonly fields: RoomFields | null;
  readonly error: string | null;
  readonly onChange: (fields: RoomFields | null) => void;
}

function RoomRow({ room, count, fields, error, onChange }: RowProps) {
  return (
    <div className={classes.roomRow}>
      <Checkbox
        size="sm"
        label={room.name}
        checked={fields !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? NEW_ROOM : null)}
      />
      {fields === null ? (
        <span className={classes.deviceCount}>{count} devices</span>
      ) : (
        <>
          <TextInput
            size="xs"
            maxLength={80}
            aria-label={`Proctor in ${room.name}`}
            placeholder="Proctor"
            value={fields.proctor}
            onChange={(event) => onChange({ ...fields, proctor: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            inputMode="numeric"
            aria-label={`Devices expected in ${room.name}`}
            placeholder={String(count)}
            rightSection={<span className={classes.unit}>devices</span>}
            rightSectionWidth={56}
            value={fields.expected}
            error={error}
            onChange={(event) => onChange({ ...fields, expected: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}
