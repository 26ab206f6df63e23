import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newStudentLine } from '../../../../../shared/model/new-student-line.ts';
import type { Device } from '../../../../../shared/model/roster.ts';
import { useRosterStore } from '../../../../state/roster-store.ts';
import { countOf } from '../../../../ui/counts.ts';
import { readSeatList } from '../../form/students/seat-list.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { useOpenIncident } from '../use-incident.ts';
import { type LineChoices, LineInputs } from './line-inputs.tsx';

/** Fifty students as quickly as one: seats are typed or pasted, and get the device of that seat. */
export function AddLinesDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<LineChoices>({
    requested: null,
    minutesLost: null,
    responsesSaved: 'unknown',
  });
  const bySeat = useSeats(view.content.roomId);
  const { seats, unread } = readSeatList(text, [...bySeat.keys()]);
  const students = seats.map((seat) => {
    const device = bySeat.get(seat);
    return {
      ...newStudentLine(seat, device === undefined ? null : { deviceId: device.id, label: device.label }),
      ...choices,
    };
  });
  return (
    <ActDialog
      title="Add students"
      confirm={seats.length === 0 ? 'Add' : `Add ${countOf(seats.length, 'student')}`}
      missing={seats.length === 0 ? 'Type at least one seat.' : null}
      onAct={() => act({ kind: 'add-students', students })}
      onClose={onClose}
    >
      <Textarea
        label="Seats"
        description="Typed or pasted: A1, A3-A7, 12. Never names."
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        error={unread.length === 0 ? null : `No seat: ${unread.slice(0, 6).join(', ')}. Names do not belong here.`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        The same for all of them; single lines can be corrected afterwards.
      </Text>
      <LineInputs value={choices} onChange={(change) => setChoices({ ...choices, ...change })} />
    </ActDialog>
  );
}

/** The devices of a room by their seat, in reading order of the roster. */
function useSeats(roomId: string | null): ReadonlyMap<string, Device> {
  const devices = useRosterStore((store) => store.data?.devices);
  const seats = new Map<string, Device>();
  for (const device of devices?.values() ?? []) {
    if (device.roomId === roomId && device.seat !== null) seats.set(device.seat, device);
  }
  return seats;
}
