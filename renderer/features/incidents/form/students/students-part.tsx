import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { IncidentDraft, StudentLine } from '../../../../../shared/model/incident.ts';
import type { DeviceId } from '../../../../../shared/model/roster.ts';
import type { Program } from '../../../../../shared/programs/schema.ts';
import { useIsProjector } from '../../../../state/settings-store.ts';
import { countOf } from '../../../../ui/counts.ts';
import shared from '../form.module.css';
import { editDraft } from '../form-store.ts';
import { PasteSeats } from './paste-seats.tsx';
import { RoomPicker } from './room-picker.tsx';
import { type SeatedDevice, withDevices, withEmptyLine, withoutLines, withSeats } from './student-lines.ts';
import { StudentTable } from './student-table.tsx';
import classes from './students.module.css';

interface Props {
  readonly draft: IncidentDraft;
  readonly program: Program | null;
}

type Way = 'room' | 'list';

/** Each affected student as a line: picked from the room or typed as a list of seats, fifty as quickly as one. */
export function StudentsPart({ draft, program }: Props) {
  const { students } = draft;
  const isProjector = useIsProjector();
  return (
    <details className={shared.fold} open={students.length > 0 || undefined}>
      <summary>
        Students affected{' '}
        <small>
          {students.length === 0 ? 'add them by seat, if it touched their test' : countOf(students.length, 'line')}
        </small>
      </summary>
      <div className={shared.foldBody}>
        {isProjector ? (
          <p className={shared.hint}>
            {countOf(students.length, 'student line')}, hidden while projector mode is on (Ctrl Shift P).
          </p>
        ) : (
          <Lines draft={draft} program={program} />
        )}
      </div>
    </details>
  );
}

function Lines({ draft, program }: Props) {
  const [way, setWay] = useState<Way>('room');
  const put = usePut(draft);
  return (
    <>
      <p className={shared.hint}>
        Seats, initials or the last digits of a ticket; never a name. {identifierWords(program)}
      </p>
      <SegmentedControl
        size="sm"
        aria-label="How to add them"
        value={way}
        onChange={(value) => setWay(value === 'list' ? 'list' : 'room')}
        data={[
          { value: 'room', label: 'Pick from the room' },
          { value: 'list', label: 'Type or paste seats' },
        ]}
      />
      {way === 'room' ? (
        <RoomPicker roomId={draft.content.roomId} lines={draft.students} onPick={put.pick} onUnpick={put.unpick} />
      ) : (
        <PasteSeats roomId={draft.content.roomId} onSeats={put.seats} />
      )}
      {draft.students.length > 0 && <StudentTable draft={draft} program={program} onRemove={put.remove} />}
      <AddLine onAdd={put.empty}>One more line</AddLine>
    </>
  );
}

function AddLine({ onAdd, children }: { readonly onAdd: () => void; readonly children: ReactNode }) {
  return (
    <Button variant="subtle" size="xs" className={classes.start} onClick={onAdd}>
      {children}
    </Button>
  );
}

/** What of a student's number may be kept here, in the program's words. */
function identifierWords(program: Program | null): string {
  if (program === null || program.identifier.rule === 'unknown' || program.identifier.rule === 'none') {
    return 'No student number is kept.';
  }
  if (program.identifier.rule === 'last-four') return 'The last four digits of the state number may be kept.';
  return 'What the state form wants beyond that is typed at filing and not kept.';
}

/** The ways to put lines in and take them out. A seat that is picked again gets its line back with all that was typed in it. */
function usePut({ students }: IncidentDraft) {
  const removed = useRef(new Map<DeviceId, StudentLine>());
  const change = (next: (lines: readonly StudentLine[]) => StudentLine[]) =>
    editDraft((draft) => ({ ...draft, students: next(draft.students) }));
  function remove(refs: ReadonlySet<string>): void {
    for (const line of students) {
      if (refs.has(line.ref) && line.device?.deviceId != null) removed.current.set(line.device.deviceId, line);
    }
    editDraft((draft) => ({ ...draft, ...withoutLines(draft, refs) }));
  }
  return {
    remove,
    pick: (seated: readonly SeatedDevice[]) =>
      change((lines) => {
        const known = seated.flatMap(({ device }) => {
          const line = removed.current.get(device.id);
          return line !== undefined &&
            !lines.some(({ ref, device: other }) => ref === line.ref || other?.deviceId === device.id)
            ? [line]
            : [];
        });
        return withDevices([...lines, ...known], seated);
      }),
    unpick: (deviceIds: ReadonlySet<DeviceId>) =>
      remove(
        new Set(
          students
            .filter(({ device }) => device !== null && deviceIds.has(device.deviceId ?? ''))
            .map(({ ref }) => ref),
        ),
      ),
    seats: (seats: readonly string[], seated: readonly SeatedDevice[]) =>
      change((lines) => withSeats(lines, seats, seated)),
    empty: () => change(withEmptyLine),
  };
}
