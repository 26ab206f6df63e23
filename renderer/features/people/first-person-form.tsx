import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { PersonDraft } from '../../../shared/model/incident-view.ts';
import { useAccessStore } from '../../state/access-store.ts';
import { savePerson, signIn } from '../../state/people.ts';
import { NewPinFields, NO_PIN, whyNotPin } from '../../ui/new-pin.tsx';
import classes from './sign-in-form.module.css';

type FirstRole = 'school-coordinator' | 'district-coordinator';

const FIRST_ROLES: readonly { readonly role: FirstRole; readonly where: string; readonly what: string }[] = [
  {
    role: 'school-coordinator',
    where: 'In a school: I coordinate its testing',
    what: 'You review incidents, close them and send them to the district.',
  },
  {
    role: 'district-coordinator',
    where: 'In the district office: I coordinate testing for the district',
    what: 'You decide what schools send. On the laptop of a school, let its own coordinator begin.',
  },
];

/** The first profile of a laptop: a coordinator, of the school or of the district, who then adds the others. */
export function FirstPersonForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<FirstRole>('school-coordinator');
  const [pin, setPin] = useState(NO_PIN);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const draft = PersonDraft.safeParse({ name, role });
    const problem = draft.success ? whyNotPin(pin) : 'Write your name, so that the record can say who decided.';
    setRefusal(problem);
    if (!draft.success || problem !== null) return;
    setIsBusy(true);
    const made = await makeAndSignIn(draft.data, pin.pin);
    setIsBusy(false);
    if (made === null) onDone();
    else setRefusal(made);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text size="sm">
          Reviewing an incident, closing it or sending it to the district is noted with who did it. So the console has
          to know you. A coordinator makes the first profile and adds the others under Settings, People.
        </Text>
        <RoleChoice role={role} onChange={setRole} />
        <TextInput
          data-autofocus
          label="Your name"
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NewPinFields value={pin} onChange={setPin} />
        <Text size="sm" c="dimmed">
          The PIN is for this laptop only and is kept as a hash. Nobody can read it again; a lost one is replaced.
        </Text>
        {refusal !== null && (
          <p className={classes.refusal} role="alert">
            {refusal}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button type="submit" loading={isBusy}>
            Make my profile
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  readonly role: FirstRole;
  readonly onChange: (role: FirstRole) => void;
}

function RoleChoice({ role, onChange }: ChoiceProps) {
  return (
    <Radio.Group label="Where does this laptop belong?" value={role}>
      <div className={classes.people}>
        {FIRST_ROLES.map((choice) => (
          <Radio
            key={choice.role}
            value={choice.role}
            label={choice.where}
            description={choice.what}
            onChange={() => onChange(choice.role)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** @returns what went wrong; null: nothing. */
async function makeAndSignIn(draft: PersonDraft, pin: string): Promise<string | null> {
  const saved = await savePerson(null, draft, pin);
  if (!saved.ok) return saved.error.message;
  const made = useAccessStore.getState().access.people.find((person) => person.name === draft.name);
  if (made === undefined) return null;
  const signed = await signIn(made.id, pin);
  return signed.ok ? null : signed.error.message;
}
