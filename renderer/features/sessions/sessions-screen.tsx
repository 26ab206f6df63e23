import { Button, Group, TextInput, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionId, TestSession } from '../../../shared/model/session.ts';
import { useProfiles } from '../../state/profiles-store.ts';
import { useSessions } from '../../state/sessions-store.ts';
import { useSite } from '../../state/site-store.ts';
import { addDays, fromFields, longDayWords, nextSchoolDay, startOfDay, toDateField } from './local-day.ts';
import { SessionEditor } from './session-editor.tsx';
import { copyTo, emptyForm, formOf, type SessionForm } from './session-form.ts';
import { SessionList } from './session-list.tsx';
import { SessionPanel } from './session-panel.tsx';
import classes from './sessions-screen.module.css';

/** The form that is open: for a new session, or for one that exists. */
interface Editing {
  readonly sessionId: SessionId | null;
  readonly title: string;
  readonly form: SessionForm;
}

/** The day's test sessions: when, where, how far; and what is to be done about them. */
export function SessionsScreen() {
  const sessions = useSessions();
  const [day, setDay] = useState(() => startOfDay(Date.now()));
  const [openId, setOpenId] = useState<SessionId | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const usualPlatform = useUsualPlatform();
  const open = sessions.find(({ id }) => id === openId) ?? null;

  const startNew = () => setEditing({ sessionId: null, title: 'New session', form: emptyForm(day, usualPlatform) });
  const edit = (session: TestSession) =>
    setEditing({ sessionId: session.id, title: `Change ${session.name}`, form: formOf(session) });
  const copy = (session: TestSession) =>
    setEditing({
      sessionId: null,
      title: `Copy ${session.name}`,
      form: copyTo(session, nextSchoolDay(Math.max(Date.now(), session.plannedStartAt))),
    });
  const saved = (session: TestSession) => {
    setEditing(null);
    setDay(startOfDay(session.plannedStartAt));
    setOpenId(session.id);
  };
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Title order={1} size="h3">
          Test sessions
        </Title>
        <DayPicker day={day} onChange={setDay} />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={startNew}>
          New session
        </Button>
      </header>
      <div className={classes.body}>
        <SessionList day={day} openId={openId} onOpen={setOpenId} onDay={setDay} onNew={startNew} />
        {open !== null && (
          <SessionPanel
            key={open.id}
            session={open}
            onClose={() => setOpenId(null)}
            onEdit={() => edit(open)}
            onCopy={() => copy(open)}
          />
        )}
      </div>
      {editing !== null && <SessionEditor {...editing} onSaved={saved} onClose={() => setEditing(null)} />}
    </div>
  );
}

/** The one platform that the school uses, or the only one there is; empty where a person has to choose. */
function useUsualPlatform(): string {
  const site = useSite();
  const profiles = useProfiles();
  const used = profiles.filter(({ id }) => site.platforms[id]?.isUsed === true);
  const candidates = used.length > 0 ? used : profiles;
  return candidates.length === 1 ? (candidates[0]?.id ?? '') : '';
}

interface DayPickerProps {
  readonly day: number;
  readonly onChange: (day: number) => void;
}

function DayPicker({ day, onChange }: DayPickerProps) {
  return (
    <Group gap="xs" wrap="nowrap" className={classes.day ?? ''}>
      <Button variant="default" px={8} aria-label="Day before" onClick={() => onChange(addDays(day, -1))}>
        <IconChevronLeft size={18} aria-hidden />
      </Button>
      <TextInput
        type="date"
        aria-label="Day"
        value={toDateField(day)}
        onChange={(event) => {
          const picked = fromFields(event.currentTarget.value, '00:00');
          if (picked !== null) onChange(picked);
        }}
      />
      <Button variant="default" px={8} aria-label="Day after" onClick={() => onChange(addDays(day, 1))}>
        <IconChevronRight size={18} aria-hidden />
      </Button>
      <Button variant="subtle" onClick={() => onChange(startOfDay(Date.now()))}>
        Today
      </Button>
      <span className={classes.dayWords} aria-live="polite">
        {longDayWords(day)}
      </span>
    </Group>
  );
}
