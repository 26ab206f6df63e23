import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import type { Program } from '../../../../shared/programs/schema.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { SettingRow } from '../setting-group.tsx';
import classes from './program-setting.module.css';

interface Props {
  readonly programId: string | null;
  readonly onChange: (programId: string | null) => void;
}

/** Whose rules hold: deadlines, proof, forms. Says what the console does not know of it. */
export function ProgramSetting({ programId, onChange }: Props) {
  const id = useId();
  const { programs, problems } = useProgramsStore(({ list }) => list);
  const program = useProgramsStore(({ list }) => programOf(list, programId));
  const isGone = programId !== null && program === null;
  const options = programs
    .map(({ program: known, file }) => ({
      value: known.id,
      label: file === null ? known.name : `${known.name} (your own copy)`,
    }))
    .sort((a, b) => Number(b.value === 'general') - Number(a.value === 'general') || a.label.localeCompare(b.label));
  return (
    <>
      <SettingRow
        label="Testing program"
        controlId={id}
        explanation="Sets deadlines, proof and forms of new incidents. Each incident can name another one."
      >
        <NativeSelect
          id={id}
          size="sm"
          aria-describedby={`${id}-explanation`}
          value={programId ?? ''}
          data={[
            { value: '', label: 'Not chosen: ask your district' },
            ...(isGone ? [{ value: programId, label: `${programId} (not there any more)` }] : []),
            ...options,
          ]}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      </SettingRow>
      {(program !== null || problems.length > 0) && (
        <div className={classes.about}>
          {program !== null && <About program={program} />}
          {problems.map(({ file, message }) => (
            <p key={file} className={classes.problem}>
              {file} could not be used: {message}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function About({ program }: { readonly program: Program }) {
  const { about, compiledOn, sources, gaps } = program;
  return (
    <>
      {about !== '' && <p>{about}</p>}
      {gaps.length > 0 && (
        <>
          <p>
            <b>What was not found:</b>
          </p>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>
          Put together on {compiledOn} from {sources.length === 1 ? '1 source' : `${sources.length} sources`}
        </summary>
        <ul>
          {sources.map(({ id, publisher, title, addresses, date }) => (
            <li key={id}>
              {publisher}: {title} ({date ?? 'undated'})
              {addresses.map((address) => (
                <small key={address}>{address}</small>
              ))}
            </li>
          ))}
        </ul>
        <p>
          Your district knows better? Put a corrected copy in the folder <code>programs</code> beside the console’s
          data; docs/program-packs.md tells how, step by step.
        </p>
      </details>
    </>
  );
}
