import { Button, Checkbox } from '@mantine/core';
import type { StudentView } from '../../../../../shared/model/incident.ts';
import { RESPONSES_SAVED_WORDS } from '../../../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS, vendorActionName } from '../../../../../shared/model/student-actions.ts';
import { StudentStatePill } from '../../ui/state-pill.tsx';
import classes from '../page.module.css';
import { useOpenIncident } from '../use-incident.ts';

interface Props {
  readonly lines: readonly StudentView[];
  readonly platformId: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onAmend: (line: StudentView) => void;
}

/** One line for each student: where, what is asked for, how far it is. */
export function StudentTable({ lines, platformId, selected, onSelect, onAmend }: Props) {
  const mayAmend = useOpenIncident().refusal('amend-student') === null;
  const areAll = lines.every(({ ref }) => selected.has(ref));
  const toggle = (ref: string) => {
    const next = new Set(selected);
    if (!next.delete(ref)) next.add(ref);
    onSelect(next);
  };
  return (
    <div className={classes.tableFrame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <td>
              <Checkbox
                size="xs"
                aria-label="Choose all students"
                checked={areAll}
                indeterminate={!areAll && selected.size > 0}
                onChange={() => onSelect(new Set(areAll ? [] : lines.map(({ ref }) => ref)))}
              />
            </td>
            <th scope="col">Student</th>
            <th scope="col">Device</th>
            <th scope="col">Lost</th>
            <th scope="col">Answers saved</th>
            <th scope="col">Asked for</th>
            <th scope="col">State</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.ref}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`Choose ${line.ref}`}
                  checked={selected.has(line.ref)}
                  onChange={() => toggle(line.ref)}
                />
              </td>
              <th scope="row">
                {line.ref} <small>{[line.label, line.lastFour === null ? '' : `…${line.lastFour}`].join(' ')}</small>
              </th>
              <td>
                {line.device?.label ?? ''}
                {line.resultId !== '' && <small>{line.resultId}</small>}
              </td>
              <td>{line.minutesLost === null ? '' : `${line.minutesLost} min`}</td>
              <td>{RESPONSES_SAVED_WORDS[line.responsesSaved]}</td>
              <td>
                <Asked line={line} platformId={platformId} />
              </td>
              <td>
                <StudentStatePill state={line.state} />
                {line.portalRequestId !== '' && <small>{line.portalRequestId}</small>}
              </td>
              <td>
                {mayAmend && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Correct ${line.ref}`}
                    onClick={() => onAmend(line)}
                  >
                    Correct…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Asked({ line, platformId }: { readonly line: StudentView; readonly platformId: string | null }) {
  if (line.requested === null) return <span className={classes.quiet}>Nothing</span>;
  const { plain, warning } = STUDENT_ACTIONS[line.requested];
  const vendor = vendorActionName(line.requested, platformId);
  return (
    <>
      {plain}
      {vendor !== null && <small>{vendor}</small>}
      {warning !== null && <small className={classes.warning}>{warning}</small>}
    </>
  );
}
