import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { RoomId } from '../../../../../shared/model/roster.ts';
import { countOf } from '../../../../ui/counts.ts';
import shared from '../form.module.css';
import { readSeatList } from './seat-list.ts';
import type { SeatedDevice } from './student-lines.ts';
import classes from './students.module.css';
import { useSeatedRoom } from './use-seated.ts';

interface Props {
  /** The seats of this room bring their devices along; null: no room of the roster. */
  readonly roomId: RoomId | null;
  readonly onSeats: (seats: readonly string[], seated: readonly SeatedDevice[]) => void;
}

/** `A1, A3-A7, 12`: as many seats as one likes in one go. */
export function PasteSeats({ roomId, onSeats }: Props) {
  const [text, setText] = useState('');
  const seated = useSeatedRoom(roomId)?.seated ?? [];
  const { seats, unread } = readSeatList(
    text,
    seated.map(({ seat }) => seat),
  );
  function add(): void {
    if (seats.length === 0) return;
    onSeats(seats, seated);
    setText(unread.join(' '));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    add();
  }
  return (
    <div className={classes.paste}>
      <Textarea
        label="Seats"
        placeholder="A1, A3-A7, 12"
        description="With commas or blanks between them; a dash for a range. Enter adds them."
        rows={1}
        resize="vertical"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="default" disabled={seats.length === 0} onClick={add}>
        {seats.length === 0 ? 'Add' : `Add ${countOf(seats.length, 'seat')}`}
      </Button>
      <p className={`${shared.hint} ${classes.wide}`} role="status">
        {unread.length > 0 && `Not read as a seat: ${unread.join(', ')}. Names are not taken.`}
      </p>
    </div>
  );
}
