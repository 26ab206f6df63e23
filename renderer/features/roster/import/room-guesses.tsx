import { Checkbox, Text, TextInput } from '@mantine/core';
import { memo } from 'react';
import { MAX_LABEL_LENGTH } from '../../../../shared/model/roster.ts';
import type { ImportChoices, RoomGuess } from '../../../../shared/model/roster-import.ts';
import { countOf, formatCount } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';
import { FIELD_WORDS } from './field-words.ts';
import classes from './plain-table.module.css';

interface Props {
  readonly rooms: readonly RoomGuess[];
  readonly choices: ImportChoices;
  readonly roomlessRows: number;
  readonly onName: RowProps['onName'];
}

/** The rooms that the file implies, each corrected once for all its rows. */
export function RoomGuesses({ rooms, choices, roomlessRows, onName }: Props) {
  if (choices.addressesOnly) return null;
  return (
    <Section
      title="Rooms and carts"
      hint="Guessed from the file. Rename one here and all its devices follow; two with the same name become one room."
    >
      {rooms.length === 0 ? (
        <Text p="sm" size="sm">
          No room or cart could be guessed. The devices are imported without a room, and you can move them later.
        </Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Read from</th>
              <th scope="col" className={classes.number}>
                Rows
              </th>
              <th scope="col">In the roster</th>
              <th scope="col">No room</th>
            </tr>
          </thead>
          <tbody>
            {rooms.map((room) => (
              <RoomRow key={room.key} room={room} name={choices.roomNames[room.key]} onName={onName} />
            ))}
          </tbody>
        </table>
      )}
      {roomlessRows > 0 && (
        <div className={classes.foot}>
          {countOf(roomlessRows, 'row')} without a room: imported, and listed under “No room”.
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  readonly room: RoomGuess;
  /** What the person set: undefined keeps the guess, null is "no room". */
  readonly name: string | null | undefined;
  readonly onName: (key: string, name: string | null | undefined) => void;
}

// Hundreds of rooms stay quick to type in when only the one being typed is drawn again.
const RoomRow = memo(RoomRowBody);

function RoomRowBody({ room, name, onName }: RowProps) {
  const isDismissed = name === null;
  return (
    <tr>
      <td>
        <TextInput
          size="xs"
          miw={190}
          aria-label={`Name for ${room.key}`}
          value={isDismissed ? '' : (name ?? room.name)}
          placeholder={isDismissed ? 'No room' : room.name}
          disabled={isDismissed}
          maxLength={MAX_LABEL_LENGTH}
          onChange={(event) => onName(room.key, event.currentTarget.value)}
        />
      </td>
      <td className={classes.quiet} title={room.key}>
        <Text size="sm" lineClamp={2} className={classes.examples ?? ''}>
          {readFrom(room)}
        </Text>
      </td>
      <td className={classes.number}>{formatCount(room.matchedRows)}</td>
      <td className={classes.quiet}>{describeRoom(room, isDismissed)}</td>
      <td>
        <Checkbox
          size="xs"
          aria-label={`No room for ${room.key}`}
          checked={isDismissed}
          onChange={(event) => onName(room.key, event.currentTarget.checked ? null : undefined)}
        />
      </td>
    </tr>
  );
}

/** The words of the file only where they differ from the name that was made of them. */
function readFrom({ from, key, name }: RoomGuess): string {
  const field = FIELD_WORDS[from].name;
  return key.toLowerCase() === name.toLowerCase() ? field : `${field}: ${key}`;
}

function describeRoom(room: RoomGuess, isDismissed: boolean): string {
  if (isDismissed) return '—';
  return room.exists ? 'already there' : `new ${room.kind}`;
}
