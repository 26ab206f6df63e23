import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { DEMO_PIN } from '../../../shared/model/demo-people.ts';
import type { Person } from '../../../shared/model/incident.ts';
import { Pin } from '../../../shared/model/incident-view.ts';
import { waitWords } from '../../../shared/model/wait-wording.ts';
import { useAccessStore } from '../../state/access-store.ts';
import { useNow } from '../../state/clock.ts';
import { roleOf, signIn, useLastPerson, usePersonName } from '../../state/people.ts';
import { useIsDemo } from '../../state/settings-store.ts';
import { PinField } from '../../ui/pin-field.tsx';
import classes from './sign-in-form.module.css';

interface Props {
  /** Why it was asked for; empty: the person came by themselves. */
  readonly why: string;
  readonly onDone: () => void;
}

/** Who, then the digits, then Enter. */
export function SignInForm({ why, onDone }: Props) {
  const people = useAccessStore((store) => store.access.people);
  const isDemo = useIsDemo();
  const [known] = useState(() => likeliest(people));
  const [personId, setPersonId] = useState(known);
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const pinRef = useRef<HTMLInputElement>(null);
  const person = people.find(({ id }) => id === personId) ?? null;
  const choose = (id: string) => {
    setPersonId(id);
    setRefusal(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const missing = person === null ? 'Choose who you are first.' : whyNoPin(pin);
    setRefusal(missing);
    if (person === null || missing !== null) return;
    setIsBusy(true);
    const result = await signIn(person.id, pin);
    setIsBusy(false);
    if (result.ok) return onDone();
    setPin('');
    setRefusal(result.error.message);
    pinRef.current?.focus();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {why !== '' && <Text size="sm">{why}</Text>}
        <PeopleChoice people={people} personId={personId} isFirst={known === ''} onChange={choose} />
        <PinField ref={pinRef} label="PIN" isFirst={known !== ''} value={pin} onChange={setPin} />
        {person !== null && <WaitLine person={person} />}
        {refusal !== null && (
          <p className={classes.refusal} role="alert">
            {refusal}
          </p>
        )}
        {isDemo && <Text size="sm">In the demo school everybody's PIN is {DEMO_PIN}.</Text>}
        <Text size="sm" c="dimmed">
          Incidents can be logged without signing in. PIN forgotten? A coordinator sets a new one under Settings,
          People.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button type="submit" loading={isBusy}>
            Sign in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  readonly people: readonly Person[];
  readonly personId: string;
  /** Has the keyboard when the dialog opens. */
  readonly isFirst: boolean;
  readonly onChange: (personId: string) => void;
}

function PeopleChoice({ people, personId, isFirst, onChange }: ChoiceProps) {
  const nameOf = usePersonName();
  return (
    <Radio.Group label="Who are you?" value={personId} onChange={onChange}>
      <div className={classes.people}>
        {people.map((person, index) => (
          <Radio
            key={person.id}
            value={person.id}
            label={nameOf(person)}
            description={roleOf(person)}
            {...(index === 0 && isFirst ? { 'data-autofocus': true } : {})}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Counts down while somebody has to wait; a timer is not read out with every second. */
function WaitLine({ person }: { readonly person: Person }) {
  const now = useNow();
  const left = (person.lockedUntil ?? 0) - now;
  if (left <= 0) return null;
  return (
    <Text size="sm" role="timer">
      Too many wrong PINs. The next try is possible in {waitWords(left)}.
    </Text>
  );
}

function whyNoPin(pin: string): string | null {
  if (pin === '') return 'Type your PIN.';
  return Pin.safeParse(pin).success ? null : 'A PIN has four to twelve digits.';
}

/** Whoever signed in last, or the only one; empty: it can be anybody. */
function likeliest(people: readonly Person[]): string {
  const { personId } = useLastPerson.getState();
  const last = people.find(({ id }) => id === personId);
  return (last ?? (people.length === 1 ? people[0] : undefined))?.id ?? '';
}
