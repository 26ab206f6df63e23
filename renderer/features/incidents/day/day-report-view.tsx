import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { DayReport } from '../../../../shared/model/day-report.ts';
import { ONLY_THE_DISTRICTS } from '../../../../shared/model/incident-wording.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { showDone } from '../../../ui/notify.ts';
import classes from './day-report-view.module.css';
import { DaySections } from './day-sections.tsx';
import { daySentence, daysLater, fromDayField, isEmptyDay, midnightOf, toDayField } from './day-words.ts';
import { useDayReport } from './use-day-report.ts';

/** One testing day for whoever was not there: what is still to do first, then what happened. */
export function DayReportView() {
  const [dayAt, setDayAt] = useState(() => midnightOf(Date.now()));
  const { report, error } = useDayReport(dayAt);
  // An answer about another day is on its way out.
  const isReady = report !== null && report.dayAt === dayAt;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it
    <div className={classes.scroll} tabIndex={0}>
      <div className={classes.page}>
        <header className={classes.head}>
          <DayPicker dayAt={dayAt} onDay={setDayAt} />
          {isReady && !isEmptyDay(report) && <SaveButtons dayAt={dayAt} />}
        </header>
        {error !== null && <Refused message={error.message} />}
        {isReady && (isEmptyDay(report) ? <EmptyDay isOfAll={report.isOfAll} /> : <Day report={report} />)}
      </div>
    </div>
  );
}

function DayPicker({ dayAt, onDay }: { readonly dayAt: number; readonly onDay: (dayAt: number) => void }) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" aria-label="Day before" onClick={() => onDay(daysLater(dayAt, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <TextInput
        type="date"
        size="xs"
        aria-label="Day"
        value={toDayField(dayAt)}
        onChange={(event) => {
          const chosen = fromDayField(event.currentTarget.value);
          if (chosen !== null) onDay(chosen);
        }}
      />
      <ActionIcon variant="default" aria-label="Day after" onClick={() => onDay(daysLater(dayAt, 1))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button size="xs" variant="default" onClick={() => onDay(midnightOf(Date.now()))}>
        Today
      </Button>
    </Group>
  );
}

const FORMATS = [
  { format: 'pdf', label: 'Save as PDF…' },
  { format: 'csv', label: 'CSV…' },
  { format: 'json', label: 'JSON…' },
] as const;

function SaveButtons({ dayAt }: { readonly dayAt: number }) {
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (format: (typeof FORMATS)[number]['format']) => {
    setBusy(format);
    const name = await command('incidents.saveDay', { dayAt, format });
    setBusy(null);
    if (name !== undefined && name !== null) showDone(`Saved as ${name}.`);
  };
  return (
    <Group gap={6}>
      {FORMATS.map(({ format, label }) => (
        <Button
          key={format}
          size="sm"
          variant="default"
          {...(format === 'pdf' ? { leftSection: <IconDownload size={16} aria-hidden /> } : {})}
          loading={busy === format}
          disabled={busy !== null}
          onClick={() => void save(format)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}

function Refused({ message }: { readonly message: string }) {
  const isSignedIn = useAccessStore(({ access }) => access.current !== null);
  return (
    <div className={classes.refused} role="alert">
      <p>{message}</p>
      {!isSignedIn && (
        <Button size="sm" onClick={() => useAccessStore.getState().askToSignIn('To read the report of the day.')}>
          Sign in…
        </Button>
      )}
    </div>
  );
}

function EmptyDay({ isOfAll }: Pick<DayReport, 'isOfAll'>) {
  return (
    <div className={classes.empty}>
      <h2>Nothing is on record for this day</h2>
      <p>
        No test session was planned, no incident was {isOfAll ? 'reported' : 'sent to the district'}, and the console
        found nothing wrong. Choose another day, or come back when testing has begun.
      </p>
    </div>
  );
}

function Day({ report }: { readonly report: DayReport }) {
  return (
    <>
      <p className={classes.sentence} role="status">
        {daySentence(report)}
      </p>
      {!report.isOfAll && <p>{ONLY_THE_DISTRICTS}</p>}
      <DaySections report={report} />
      <footer className={classes.foot}>
        {report.head === null ? (
          <p>The record of incidents is empty, so there is nothing yet to check this report against.</p>
        ) : (
          <p>
            Rests on the record up to <code>{report.head}</code>
          </p>
        )}
      </footer>
    </>
  );
}
