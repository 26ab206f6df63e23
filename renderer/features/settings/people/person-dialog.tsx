import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Person } from '../../../../shared/model/incident.ts';
import { Role } from '../../../../shared/model/incident-codes.ts';
import { PersonDraft } from '../../../../shared/model/incident-view.ts';
import { ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { savePerson, usePersonName } from '../../../state/people.ts';
import { NewPinFields, NO_PIN, whyNotPin } from '../../../ui/new-pin.tsx';
import { showDone } from '../../../ui/notify.ts';
import classes from './people.module.css';

export type PersonTask =
  | { readonly kind: 'add' }
  | { readonly kind: 'change'; readonly person: Person }
  | { readonly kind: 'pin'; readonly person: Person };

interface Props {
  readonly task: PersonTask;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<PersonTask['kind'], string>> = {
  add: 'Add a person',
  change: 'Change a person',
  pin: 'New PIN',
};

/** What each role may do, in a line. */
const DUTIES: Readonly<Record<Role, string>> = {
  proctor: 'Logs incidents and finds their own again.',
  technician: 'Adds what was done to devices and network. Sees no student lines.',
  'school-coordinator': 'Reviews, closes, sends to the district, exports.',
  'district-coordinator':
    'Decides on what the school sends. Only another district coordinator can change this profile.',
};

/** Makes a person, renames one, or gives one a new PIN. */
export function PersonDialog({ task, onClose }: Props) {
  const before = task.kind === 'add' ? null : task.person;
  const [name, setName] = useState(before?.name ?? '');
  const [role, setRole] = useState<Role>(before?.role ?? 'proctor');
  const [pin, setPin] = useState(NO_PIN);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const nameOf = usePersonName();
  const isMine = useAccessStore((store) => store.access.current?.id === before?.id);
  const isPromoted = role === 'district-coordinator' && before?.role !== role;
  const hasPin = task.kind !== 'change' || isPromoted;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const draft = PersonDraft.safeParse({ name, role });
    const problem = draft.success ? (hasPin ? whyNotPin(pin) : null) : 'Write the name.';
    setRefusal(problem);
    if (!draft.success || problem !== null) return;
    setIsBusy(true);
    const result = await savePerson(before?.id ?? null, draft.data, hasPin ? pin.pin : null);
    setIsBusy(false);
    if (!result.ok) return setRefusal(result.error.message);
    if (task.kind === 'pin') showDone('The new PIN is valid from now on.');
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={TITLES[task.kind]} size={480}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {task.kind === 'pin' ? (
            <Text size="sm">For {nameOf(task.person)}. The old PIN is no longer valid then.</Text>
          ) : (
            <NameAndRole name={name} role={role} isMine={isMine} onName={setName} onRole={setRole} />
          )}
          {hasPin && !isMine && <WhoTypes role={role} />}
          {hasPin && <NewPinFields value={pin} onChange={setPin} />}
          {refusal !== null && (
            <p className={classes.refusal} role="alert">
              {refusal}
            </p>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface NameAndRoleProps {
  readonly name: string;
  readonly role: Role;
  /** Nobody changes their own role. */
  readonly isMine: boolean;
  readonly onName: (name: string) => void;
  readonly onRole: (role: Role) => void;
}

function NameAndRole({ name, role, isMine, onName, onRole }: NameAndRoleProps) {
  return (
    <>
      <TextInput
        data-autofocus
        label="Name"
        autoComplete="off"
        maxLength={80}
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Role"
        description={isMine ? 'Nobody changes their own role; another coordinator does it.' : DUTIES[role]}
        disabled={isMine}
        value={role}
        data={Role.options.map((value) => ({ value, label: ROLE_WORDS[value] }))}
        onChange={(event) => onRole(Role.parse(event.currentTarget.value))}
      />
    </>
  );
}

function WhoTypes({ role }: { readonly role: Role }) {
  if (role !== 'district-coordinator') {
    return <Text size="sm">Let that person type the PIN. What is done with it counts as done by them.</Text>;
  }
  return (
    <div className={classes.note} role="note">
      <Text fw={600}>The district coordinator has to type this PIN</Text>
      <Text size="sm">
        Hand over the keyboard and look away. Decisions rest on this PIN being known to nobody at the school; the record
        says who made this profile, and when.
      </Text>
    </div>
  );
}
