import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import type { DeviceSwap, IncidentDraft, StudentLine } from '../../../../../shared/model/incident.ts';
import type { StudentAction } from '../../../../../shared/model/incident-codes.ts';
import { MAX_LINE_LABEL } from '../../../../../shared/model/new-student-line.ts';
import { suspectsIn } from '../../../../../shared/model/personal-data.ts';
import type { Program } from '../../../../../shared/programs/schema.ts';
import { countOf } from '../../../../ui/counts.ts';
import shared from '../form.module.css';
import { editDraft } from '../form-store.ts';
import { swapOf } from './device-swap.ts';
import { ActionSelect, MinutesInput, SavedSelect } from './line-fields.tsx';
import { actionsFirst } from './line-words.ts';
import { patchLines } from './student-lines.ts';
import classes from './students.module.css';
import { SwapPanel } from './swap-panel.tsx';

interface Props {
  readonly draft: IncidentDraft;
  readonly program: Program | null;
  readonly onRemove: (refs: ReadonlySet<string>) => void;
}

type Patch = Partial<Omit<StudentLine, 'ref'>>;

/** The lines, and above them one that changes all chosen ones alike. */
export function StudentTable({ draft, program, onRemove }: Props) {
  const { students, swaps, content } = draft;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [swapRef, setSwapRef] = useState<string | null>(null);
  const all = new Set(students.map(({ ref }) => ref));
  const picked = new Set([...chosen].filter((ref) => all.has(ref)));
  const meant = picked.size === 0 ? all : picked;
  const actions = actionsFirst(content.categoryCode);
  const hasLastFour = program?.identifier.rule === 'last-four';
  return (
    <>
      <BulkBar
        count={meant.size}
        isAll={meant.size === students.length}
        actions={actions}
        onPatch={(patch) => patch !== null && change(meant, patch)}
        onRemove={() => onRemove(meant)}
      />
      <div className={classes.tableBox}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>
                <input
                  type="checkbox"
                  aria-label="Choose all lines"
                  checked={picked.size === students.length}
                  onChange={(event) => setChosen(event.currentTarget.checked ? all : new Set())}
                />
              </th>
              <th scope="col">Seat or label</th>
              {hasLastFour && <th scope="col">Last 4</th>}
              <th scope="col">Device</th>
              <th scope="col">Asked for</th>
              <th scope="col">Min. lost</th>
              <th scope="col">Answers saved?</th>
            </tr>
          </thead>
          <tbody>
            {students.map((line) => (
              <Row
                key={line.ref}
                line={line}
                swap={swapOf(swaps, line.ref)}
                isChosen={picked.has(line.ref)}
                hasLastFour={hasLastFour}
                actions={actions}
                onChoose={setChosen}
                onSwap={setSwapRef}
              />
            ))}
          </tbody>
        </table>
      </div>
      {swapRef !== null && all.has(swapRef) && (
        <SwapPanel key={swapRef} draft={draft} lineRef={swapRef} onClose={() => setSwapRef(null)} />
      )}
    </>
  );
}

function change(refs: ReadonlySet<string>, patch: Patch): void {
  editDraft((draft) => ({ ...draft, students: patchLines(draft.students, refs, patch) }));
}

interface BulkProps {
  readonly count: number;
  readonly isAll: boolean;
  readonly actions: readonly StudentAction[];
  readonly onPatch: (patch: Patch | null) => void;
  readonly onRemove: () => void;
}

function BulkBar({ count, isAll, actions, onPatch, onRemove }: BulkProps) {
  const whom = `${isAll ? 'All' : 'Chosen'} ${countOf(count, 'line')}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of fields, which a fieldset would frame
    <div className={classes.bulk} role="group" aria-label={`Set for: ${whom}`}>
      <b>{whom}:</b>
      <ActionSelect
        label="Asked for, for these lines"
        actions={actions}
        value={null}
        emptyWord="Asked for…"
        onChange={(requested) => onPatch(requested === null ? null : { requested })}
      />
      <MinutesInput
        label="Minutes lost, for these lines"
        value={null}
        placeholder="Min."
        onChange={(minutesLost) => onPatch(minutesLost === null ? null : { minutesLost })}
      />
      <SavedSelect
        label="Answers saved, for these lines"
        value={null}
        onChange={(responsesSaved) => onPatch({ responsesSaved })}
      />
      <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
        Remove
      </Button>
    </div>
  );
}

interface RowProps {
  readonly line: StudentLine;
  readonly swap: DeviceSwap | null;
  readonly isChosen: boolean;
  readonly hasLastFour: boolean;
  readonly actions: readonly StudentAction[];
  readonly onChoose: (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void;
  readonly onSwap: (ref: string) => void;
}

const Row = memo(function Row({ line, swap, isChosen, hasLastFour, actions, onChoose, onSwap }: RowProps) {
  const { ref, label, lastFour, device } = line;
  const set = (patch: Patch) => change(new Set([ref]), patch);
  const name = label === '' ? ref : label;
  const isSuspect = suspectsIn(label).length > 0;
  return (
    <tr data-chosen={isChosen || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={`Choose ${name}`}
          checked={isChosen}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChoose((chosen) => new Set(isOn ? [...chosen, ref] : [...chosen].filter((other) => other !== ref)));
          }}
        />
      </td>
      <td>
        <input
          className={classes.cell}
          aria-label={`Seat or label of ${ref}`}
          maxLength={MAX_LINE_LABEL}
          value={label}
          placeholder={ref}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        {isSuspect && <small className={shared.problem}>This looks like a name; the seat is enough.</small>}
      </td>
      {hasLastFour && (
        <td>
          <LastFour name={name} value={lastFour} onChange={(digits) => set({ lastFour: digits })} />
        </td>
      )}
      <td>
        <button type="button" className={classes.deviceButton} onClick={() => onSwap(ref)}>
          {swap === null ? (device?.label ?? 'none') : `${swap.from.label} → ${swap.to.label}`}
          <small>{swap === null ? 'Moved to another?' : 'Change'}</small>
        </button>
      </td>
      <td>
        <ActionSelect
          label={`Asked for ${name}`}
          actions={actions}
          value={line.requested}
          emptyWord="Nothing"
          onChange={(requested) => set({ requested })}
        />
      </td>
      <td>
        <MinutesInput
          label={`Minutes lost, ${name}`}
          value={line.minutesLost}
          onChange={(minutesLost) => set({ minutesLost })}
        />
      </td>
      <td>
        <SavedSelect
          label={`Answers saved, ${name}`}
          value={line.responsesSaved}
          onChange={(responsesSaved) => set({ responsesSaved })}
        />
      </td>
    </tr>
  );
});

interface LastFourProps {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (digits: string | null) => void;
}

/** Goes into the draft only when it is four digits; until then it is only on screen. */
function LastFour({ name, value, onChange }: LastFourProps) {
  const [typed, setTyped] = useState(value ?? '');
  return (
    <input
      className={classes.cell}
      aria-label={`Last four digits, ${name}`}
      inputMode="numeric"
      maxLength={4}
      value={typed}
      onChange={(event) => {
        const digits = event.currentTarget.value.replaceAll(/\D/g, '');
        setTyped(digits);
        onChange(digits.length === 4 ? digits : null);
      }}
    />
  );
}
