import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person } from '../../../../shared/model/incident.ts';
import { isCoordinator, mayChange, mayRemove } from '../../../../shared/model/people-rules.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { removePerson, roleOf, usePersonName } from '../../../state/people.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { showError } from '../../../ui/notify.ts';
import { SettingGroup } from '../setting-group.tsx';
import classes from './people.module.css';
import { PersonDialog, type PersonTask } from './person-dialog.tsx';

const HINT =
  'Proctors need no profile: they log an incident with their name. Whoever reviews, closes or decides signs in with a PIN. Every change here is noted in the record.';

/** The people of this laptop. What somebody may not do is shown, with the reason. */
export function PeopleList() {
  const { current, people, isSetUp } = useAccessStore((store) => store.access);
  const askToSignIn = useAccessStore((store) => store.askToSignIn);
  const [task, setTask] = useState<PersonTask | null>(null);
  return (
    <SettingGroup title="People of this laptop" hint={HINT}>
      <ul className={classes.list}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} onTask={setTask} />
        ))}
        {people.length === 0 && <li className={classes.row}>Nobody has a profile yet.</li>}
      </ul>
      <Group className={classes.foot ?? ''} gap="sm">
        {current !== null && isCoordinator(current.role) ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setTask({ kind: 'add' })}
          >
            Add a person…
          </Button>
        ) : (
          <>
            <Text size="sm">
              {isSetUp
                ? 'A coordinator who is signed in adds and changes people.'
                : 'A coordinator, of the school or of the district, comes first.'}
            </Text>
            <Button size="xs" variant="default" onClick={() => askToSignIn('')}>
              {isSetUp ? 'Sign in' : 'Make your profile'}
            </Button>
          </>
        )}
      </Group>
      {task !== null && <PersonDialog task={task} onClose={() => setTask(null)} />}
    </SettingGroup>
  );
}

interface RowProps {
  readonly person: Person;
  readonly onTask: (task: PersonTask) => void;
}

function PersonRow({ person, onTask }: RowProps) {
  const { current, people } = useAccessStore((store) => store.access);
  const nameOf = usePersonName();
  const name = nameOf(person);
  const isProjector = useIsProjector();
  const mayPin = mayChange(current, people, { before: person, draft: person, hasPin: true }).ok;
  const removal = mayRemove(current, people, person);
  const isMine = current?.id === person.id;
  const mayName = mayPin && current !== null && isCoordinator(current.role);
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Text fw={500}>
          {name}
          {isMine && ' (you)'}
        </Text>
        <Text size="sm" c="dimmed">
          {roleOf(person)}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {mayName && <RowButton label="Change…" name={name} onClick={() => onTask({ kind: 'change', person })} />}
        {mayPin && <RowButton label="New PIN…" name={name} onClick={() => onTask({ kind: 'pin', person })} />}
        {removal.ok && <RowButton label="Remove…" name={name} onClick={() => askToRemove(person, name)} />}
      </Group>
      {!removal.ok && !isProjector && current !== null && isCoordinator(current.role) && (
        <Text size="sm" c="dimmed" className={classes.why ?? ''}>
          {removal.error.message}
        </Text>
      )}
    </li>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

function RowButton({ label, name, onClick }: RowButtonProps) {
  return (
    <Button size="compact-xs" variant="default" aria-label={`${label} ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
}

function askToRemove(person: Person, name: string): void {
  modals.openConfirmModal({
    title: `Remove ${name}?`,
    children: (
      <Text size="sm">
        They can no longer sign in on this laptop. What they reported, reviewed or decided stays in the record under
        their name.
      </Text>
    ),
    labels: { confirm: 'Remove', cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: () =>
      void removePerson(person.id).then((result) => {
        if (!result.ok) showError(result.error);
      }),
  });
}
