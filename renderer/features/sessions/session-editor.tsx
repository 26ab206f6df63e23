import { Button, Group, Modal, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { SessionId, TestSession } from '../../../shared/model/session.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import type { AppError } from '../../../shared/result.ts';
import { request } from '../../ipc/client.ts';
import { useProfiles } from '../../state/profiles-store.ts';
import { useSite } from '../../state/site-store.ts';
import { systemHint } from '../../ui/system-hint.ts';
import { RoomFieldsTable } from './room-fields-table.tsx';
import classes from './session-editor.module.css';
import { type FormErrors, readForm, type SessionForm } from './session-form.ts';
import { useSessionFacts } from './use-session-facts.ts';

interface Props {
  /** Null: a new session. */
  readonly sessionId: SessionId | null;
  readonly title: string;
  /** What stands in the form at first. */
  readonly form: SessionForm;
  readonly onSaved: (session: TestSession) => void;
  readonly onClose: () => void;
}

/** The form of one session. Warnings show while typing and never stand in the way of saving. */
export function SessionEditor({ sessionId, title, form: first, onSaved, onClose }: Props) {
  const [form, setForm] = useState(first);
  const [errors, setErrors] = useState<FormErrors>({});
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const facts = useSessionFacts();
  const change = (patch: Partial<SessionForm>) => {
    setForm({ ...form, ...patch });
    setErrors({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reading = readForm(form, facts.orderedRooms);
    setErrors(reading.ok ? {} : reading.errors);
    if (!reading.ok) return;
    const result = await request('sessions.save', { sessionId, draft: reading.draft });
    if (result.ok) onSaved(result.value);
    else setRefusal(result.error);
  };
  return (
    <Modal opened onClose={onClose} title={title} size={760}>
      <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
        <WhatFields form={form} errors={errors} onChange={change} />
        <WhenFields form={form} errors={errors} onChange={change} />
        <RoomFieldsTable
          rooms={facts.orderedRooms}
          deviceCounts={facts.deviceCounts}
          chosen={form.rooms}
          errors={errors}
          onChange={(rooms) => change({ rooms })}
        />
        <FormWarnings sessionId={sessionId} form={form} />
        {refusal !== null && (
          <p className={classes.refusal} role="alert">
            {refusal.message}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save session</Button>
        </Group>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  readonly form: SessionForm;
  readonly errors: FormErrors;
  readonly onChange: (patch: Partial<SessionForm>) => void;
}

function WhatFields({ form, errors, onChange }: FieldsProps) {
  const profiles = useProfiles();
  const profile = profiles.find(({ id }) => id === form.platformId) ?? null;
  return (
    <>
      <TextInput
        data-autofocus
        label="Name"
        required
        maxLength={80}
        placeholder="Grade 8 ELA, unit 2"
        value={form.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={3} spacing="sm">
        <NativeSelect
          label="Platform"
          required
          value={form.platformId}
          error={errors.platformId}
          data={[
            ...(profile === null ? [{ value: form.platformId, label: 'Choose one', disabled: true }] : []),
            ...profiles.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ platformId: event.currentTarget.value, managementSystem: '' })}
        />
        <TextInput
          label="Subject"
          maxLength={40}
          placeholder="ELA"
          value={form.subject}
          onChange={(event) => onChange({ subject: event.currentTarget.value })}
        />
        <TextInput
          label="Grade"
          maxLength={20}
          placeholder="8"
          value={form.grade}
          onChange={(event) => onChange({ grade: event.currentTarget.value })}
        />
      </SimpleGrid>
      {profile !== null && profile.managementSystems.length > 0 && (
        <SystemField profile={profile} form={form} onChange={onChange} />
      )}
    </>
  );
}

function SystemField({ profile, form, onChange }: Omit<FieldsProps, 'errors'> & { readonly profile: PlatformProfile }) {
  const site = useSite();
  const ofSite = site.platforms[profile.id]?.managementSystem ?? null;
  const nameOf = (id: string | null) => profile.managementSystems.find((system) => system.id === id)?.name;
  return (
    <NativeSelect
      label="Managed in"
      description={systemHint(profile, form.managementSystem === '' ? ofSite : form.managementSystem)}
      value={form.managementSystem}
      data={[
        { value: '', label: `As in Settings: ${nameOf(ofSite) ?? 'not chosen yet'}` },
        ...profile.managementSystems.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange({ managementSystem: event.currentTarget.value })}
    />
  );
}

function WhenFields({ form, errors, onChange }: FieldsProps) {
  return (
    <SimpleGrid cols={3} spacing="sm">
      <TextInput
        type="date"
        label="Day"
        required
        value={form.date}
        error={errors.date}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label="Planned start"
        required
        value={form.start}
        error={errors.start}
        onChange={(event) => onChange({ start: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label="Planned end"
        required
        value={form.end}
        error={errors.end}
        onChange={(event) => onChange({ end: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

/** Nothing while the form cannot be read: its errors come first. */
function FormWarnings({ sessionId, form }: { readonly sessionId: SessionId | null; readonly form: SessionForm }) {
  const facts = useSessionFacts();
  const reading = readForm(form, facts.orderedRooms);
  const state = facts.sessions.find(({ id }) => id === sessionId)?.state ?? 'planned';
  const warnings = reading.ok ? facts.warningsOf({ ...reading.draft, id: sessionId, state }) : [];
  return (
    <ul className={classes.warnings} aria-label="Warnings" aria-live="polite">
      {warnings.map(({ key, message }) => (
        <li key={key}>
          <IconAlertTriangle size={15} aria-hidden /> {message}
        </li>
      ))}
    </ul>
  );
}
