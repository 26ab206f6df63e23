import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { eventNote, eventSentenceIn } from '../../../../shared/model/incident-event-wording.ts';
import type { IncidentEvent, IncidentEventKind } from '../../../../shared/model/incident-events.ts';
import type { AuditResult } from '../../../../shared/model/incident-view.ts';
import { ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { ToldText } from '../ui/told-text.tsx';
import classes from './page.module.css';
import { Section } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

/** Who looked and what left: kept, but not part of the story. */
const ACCESS: ReadonlySet<IncidentEventKind> = new Set(['opened', 'exported', 'request-made']);
/** Added to what was submitted. */
const ADDENDA: ReadonlySet<IncidentEventKind> = new Set(['amended', 'students-added', 'student-amended']);
const HASH_SHOWN = 10;

/** Every event with author, time and hash, and a button that proves that none of them was changed. */
export function History() {
  const { view } = useOpenIncident();
  const [withAccess, setWithAccess] = useState(false);
  const access = view.events.filter(isAccess).length;
  return (
    <Section title="History" actions={<CheckRecord />}>
      <ol className={classes.history}>
        {view.events
          .filter((event) => withAccess || !isAccess(event))
          .map((event) => (
            <HistoryLine key={event.seq} event={event} />
          ))}
      </ol>
      {access > 0 && (
        <Switch
          size="sm"
          label={`Show who read and exported it (${access})`}
          checked={withAccess}
          onChange={(event) => setWithAccess(event.currentTarget.checked)}
        />
      )}
    </Section>
  );
}

function isAccess({ payload }: IncidentEvent): boolean {
  return payload !== null && ACCESS.has(payload.kind);
}

function HistoryLine({ event: { at, clockAt, by, payload, hash } }: { readonly event: IncidentEvent }) {
  const { view } = useOpenIncident();
  const now = useMinute();
  const note = eventNote(payload);
  return (
    <li>
      <time>{dayAndTime(at, now)}</time>
      <div>
        {payload !== null && ADDENDA.has(payload.kind) && <span className={classes.tag}>Addendum</span>}
        {eventSentenceIn(view, payload)}
        <small>
          {by.name}, {ROLE_WORDS[by.role].toLowerCase()}
          {by.personId === null && ', not signed in'}
          {clockAt !== undefined && `, while the laptop's clock showed ${dayAndTime(clockAt, now)}`}
        </small>
        {note !== '' && (
          <p>
            <ToldText>{note}</ToldText>
          </p>
        )}
      </div>
      <code title={hash}>{hash.slice(0, HASH_SHOWN)}</code>
    </li>
  );
}

function CheckRecord() {
  const [result, setResult] = useState<AuditResult | null>(null);
  const [isBusy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    const audit = await command('incidents.audit');
    setBusy(false);
    if (audit !== undefined) setResult(audit);
  };
  return (
    <>
      <Button variant="default" size="compact-sm" loading={isBusy} onClick={() => void check()}>
        Check the record
      </Button>
      <small role="status" className={result?.isWhole === false ? classes.broken : classes.refusal}>
        {result === null ? '' : auditWords(result)}
      </small>
    </>
  );
}

function auditWords({ isWhole, entries, broken }: AuditResult): string {
  if (isWhole) return `Nothing was changed: all ${countOf(entries, 'entry', 'entries')} of this laptop’s ledger fit.`;
  const where =
    broken === null
      ? ''
      : ` First at entry ${broken.seq}${broken.number === null ? '' : ` (${broken.number})`}: ${broken.what}`;
  return `The record was changed from outside.${where}`;
}
