import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { orderedRooms, useRosterStore } from '../../../state/roster-store.ts';
import { useSessionsStore } from '../../../state/sessions-store.ts';
import { FIELD_IDS, focusField } from './fields.ts';
import classes from './form.module.css';
import { editContent } from './form-store.ts';
import { MAX_PLACE_LENGTH, placePatch, roomMeant } from './room-match.ts';

interface Props {
  readonly content: IncidentContent;
  readonly problem: string | null;
}

/** The second question: a room of the roster, or any other place in words. */
export function WhereField({ content, problem }: Props) {
  const roomsById = useRosterStore((store) => store.data?.rooms);
  const rooms = useMemo(() => orderedRooms(roomsById?.values() ?? []), [roomsById]);

  function settle(typed: string): void {
    const room = roomMeant(typed, rooms);
    if ((room?.id ?? null) === content.roomId && (room?.name ?? typed) === content.roomName) return;
    const session = room === null ? null : (useSessionsStore.getState().current.get(room.id) ?? null);
    const known = useRosterStore.getState().data?.devices;
    // Devices of the room before have nothing to do with this one.
    const devices = content.devices.filter(
      ({ deviceId }) => deviceId === null || room === null || known?.get(deviceId)?.roomId === room.id,
    );
    editContent({ ...placePatch(room, typed, session), devices });
  }

  return (
    <Autocomplete
      id={FIELD_IDS.where}
      className={classes.where}
      classNames={{ label: classes.question }}
      label="Where?"
      placeholder="A room, or any other place"
      size="md"
      data={[...new Set(rooms.map(({ name }) => name))]}
      limit={40}
      maxDropdownHeight={260}
      maxLength={MAX_PLACE_LENGTH}
      selectFirstOptionOnChange
      error={problem}
      value={content.roomName}
      onChange={(typed) => {
        // A choice comes here as well, after `onOptionSubmit`.
        if (rooms.some(({ name }) => name === typed)) settle(typed);
        else editContent({ roomName: typed, roomId: null });
      }}
      onOptionSubmit={(name) => {
        settle(name);
        focusField('tell');
      }}
      onBlur={(event) => settle(event.currentTarget.value)}
      onKeyDown={(event) => {
        const isListOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !isListOpen) focusField('tell');
      }}
    />
  );
}
