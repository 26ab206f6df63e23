import { Button, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { IncidentStatePill } from '../ui/state-pill.tsx';
import { ExportMenu } from './export-menu.tsx';
import { NoteButton } from './note-button.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** What, where, when and how far, before anything else. */
export function PageHead({ onBack }: { readonly onBack: () => void }) {
  const { view, program } = useOpenIncident();
  const now = useMinute();
  const { categoryCode, roomName, occurredAt } = view.content;
  return (
    <header className={classes.head}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        className={classes.back ?? ''}
        onClick={onBack}
      >
        All incidents
      </Button>
      <div className={classes.headLine}>
        <Title order={1} size="h3" tabIndex={-1}>
          {categoryName(categoryCode)}
          {roomName === '' ? '' : `, ${roomName}`}
        </Title>
        <IncidentStatePill state={view.state} />
        <div className={classes.headButtons}>
          <NoteButton />
          <ExportMenu />
        </div>
      </div>
      <p className={classes.quiet}>
        {view.number} · {dayAndTime(occurredAt, now)}
        {program === null ? '' : ` · ${program.name}`}
        {view.isPurged ? ' · erased: only number, dates and category are left' : ''}
      </p>
    </header>
  );
}
