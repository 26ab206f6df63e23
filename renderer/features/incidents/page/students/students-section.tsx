import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StudentView } from '../../../../../shared/model/incident.ts';
import { studentCountOf } from '../../../../../shared/model/student-count.ts';
import { useIsProjector } from '../../../../state/settings-store.ts';
import { countOf } from '../../../../ui/counts.ts';
import { FIELDS } from '../../model/content-fields.ts';
import { type BulkMove, bulkMoves } from '../../model/student-moves.ts';
import { ActButton } from '../act-button.tsx';
import { Addenda } from '../addenda.tsx';
import { AmendDialog } from '../amend-dialog.tsx';
import classes from '../page.module.css';
import { NotSaid, Section } from '../section.tsx';
import { useOpenIncident } from '../use-incident.ts';
import { AddLinesDialog } from './add-lines-dialog.tsx';
import { AmendLineDialog } from './amend-line-dialog.tsx';
import { MoveLinesDialog } from './move-lines-dialog.tsx';
import { StudentTable } from './student-table.tsx';

type Dialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'count' }
  | { readonly kind: 'amend'; readonly line: StudentView }
  | { readonly kind: 'move'; readonly move: BulkMove };

/** What is asked for whom, without names. Not shown to roles that may not see it, nor on a projector. */
export function StudentsSection() {
  const { view } = useOpenIncident();
  const isProjector = useIsProjector();
  const counted = studentCountOf(view.content, view.students);
  if (view.areStudentsHidden || isProjector) {
    return (
      <Section title="Students">
        {counted !== null && <p>{countOf(counted, 'student')} affected.</p>}
        <NotSaid>
          {isProjector
            ? 'Student lines are hidden in projector mode.'
            : 'Your role does not see student lines: it works on devices and the network.'}
        </NotSaid>
      </Section>
    );
  }
  return <Lines counted={counted} />;
}

function Lines({ counted }: { readonly counted: number | null }) {
  const { view, role } = useOpenIncident();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const chosen = view.students.filter(({ ref }) => selected.has(ref));
  const close = () => setDialog(null);
  return (
    <Section
      title="Students"
      actions={
        <>
          <ActButton kind="add-students" onClick={() => setDialog({ kind: 'add' })}>
            Add students…
          </ActButton>
          <ActButton kind="amend" onClick={() => setDialog({ kind: 'count' })}>
            Correct the count…
          </ActButton>
        </>
      }
    >
      <p>
        {counted === null ? <NotSaid>Not counted yet</NotSaid> : `${countOf(counted, 'student')} affected.`}{' '}
        {view.students.length > 0 && (
          <span className={classes.quiet}>Nobody is named: S1, S2 … stand for them outside of this laptop.</span>
        )}
      </p>
      {view.students.length > 0 && (
        <StudentTable
          lines={bySeat(view.students)}
          platformId={view.content.platformId}
          selected={selected}
          onSelect={setSelected}
          onAmend={(line) => setDialog({ kind: 'amend', line })}
        />
      )}
      {chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          moves={bulkMoves(chosen, view.state, role)}
          onMove={(move) => setDialog({ kind: 'move', move })}
        />
      )}
      <Addenda keys={['studentCount']} />
      {dialog?.kind === 'add' && <AddLinesDialog onClose={close} />}
      {dialog?.kind === 'count' && (
        <AmendDialog title="how many students" fields={[FIELDS.studentCount]} onClose={close} />
      )}
      {dialog?.kind === 'amend' && <AmendLineDialog line={dialog.line} onClose={close} />}
      {dialog?.kind === 'move' && (
        <MoveLinesDialog
          move={dialog.move}
          refs={chosen.map(({ ref }) => ref)}
          onMoved={() => setSelected(new Set())}
          onClose={close}
        />
      )}
    </Section>
  );
}

interface BulkProps {
  readonly count: number;
  readonly moves: readonly BulkMove[];
  readonly onMove: (move: BulkMove) => void;
}

function BulkBar({ count, moves, onMove }: BulkProps) {
  const refusal = moves.find((move) => move.refusal !== null)?.refusal ?? null;
  return (
    <fieldset className={classes.bulk} aria-label="Chosen students">
      <span>{countOf(count, 'student')} chosen:</span>
      {moves.length === 0 && <NotSaid>They stand at different points, or nothing follows.</NotSaid>}
      {moves.map((move) => (
        <Button
          key={move.to}
          size="compact-sm"
          variant="default"
          disabled={move.refusal !== null}
          onClick={() => onMove(move)}
        >
          {move.label}
        </Button>
      ))}
      {refusal !== null && <small className={classes.refusal}>{refusal}</small>}
    </fieldset>
  );
}

/** As the room is seated: their refs were given out at random. */
function bySeat(lines: readonly StudentView[]): StudentView[] {
  return lines.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}
