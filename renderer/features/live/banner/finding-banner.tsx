import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { command } from '../../../ipc/client.ts';
import { alertOf, useAlertsStore } from '../../../state/alerts-store.ts';
import { useNow } from '../../../state/clock.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { Acknowledge } from '../../../ui/acknowledge.tsx';
import classes from './banner-slot.module.css';
import { CallCard } from './call-card.tsx';
import { countdownWords, roomsOf, standingParts } from './finding-words.ts';

interface Props {
  readonly finding: DiagnosisFinding;
  /** How many more are open. */
  readonly others: number;
  readonly onShowAll: () => void;
}

/** One fault: the sentence, how it stands, what to do first, and the buttons that help. */
export function FindingBanner({ finding, others, onShowAll }: Props) {
  const isOver = finding.endedAt !== null;
  return (
    <>
      <div className={classes.words}>
        <div className={classes.lines}>
          <p className={classes.sentence} role={finding.severity === 'critical' && !isOver ? 'alert' : 'status'}>
            {isOver && <b className={classes.tag}>Over</b>}
            {finding.confidence === 'possible' && !isOver && <b className={classes.tag}>Cannot tell yet</b>}
            {finding.sentence}
          </p>
          <Standing finding={finding} />
          {!isOver && <FirstAction finding={finding} />}
        </div>
      </div>
      <div className={classes.buttons}>
        {!isOver && <DecideButton finding={finding} />}
        {!isOver && <CallButton finding={finding} />}
        <Button variant="default" size="xs" onClick={onShowAll}>
          Evidence
        </Button>
        {!isOver && <ShowRoomButton finding={finding} />}
        {!isOver && <AcknowledgeFinding finding={finding} />}
        <LogFinding finding={finding} />
        {others > 0 && (
          <Button variant="subtle" size="xs" onClick={onShowAll}>
            {others} more
          </Button>
        )}
      </div>
    </>
  );
}

/** Counts on by itself, so it is not read out with the sentence. */
function Standing({ finding }: { readonly finding: DiagnosisFinding }) {
  const now = useNow();
  return (
    <p className={classes.standing} aria-live="off">
      {standingParts(finding, now).join(' · ')}
      {finding.endedAt === null &&
        finding.countdowns.map((countdown) => (
          <span key={countdown.platformId}>
            {' · '}
            <b className={classes.countdown} title={countdown.meaning}>
              {countdownWords(countdown, now)}
            </b>
          </span>
        ))}
    </p>
  );
}

function FirstAction({ finding: { firstAction, decidingCheck, confidence } }: { readonly finding: DiagnosisFinding }) {
  const question = confidence === 'possible' && decidingCheck?.kind === 'ask' ? decidingCheck.label : null;
  const title = [question, firstAction].filter((part) => part !== null).join('\n');
  return (
    <p className={classes.action} title={title}>
      {question !== null && (
        <>
          <b>To tell:</b> {question}{' '}
        </>
      )}
      <b>First:</b> {firstAction}
    </p>
  );
}

export function DecideButton({ finding: { id, decidingCheck, confidence } }: { readonly finding: DiagnosisFinding }) {
  const [isAsked, setAsked] = useState(false);
  if (decidingCheck === null || decidingCheck.kind !== 'probe' || confidence === 'sure') return null;
  const decide = () => {
    setAsked(true);
    void command('diagnosis.decide', { findingId: id }).finally(() => setAsked(false));
  };
  return (
    <Button size="xs" loading={isAsked} onClick={decide} maw={220}>
      {decidingCheck.label}
    </Button>
  );
}

export function CallButton({ finding }: { readonly finding: DiagnosisFinding }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={440}
      position="bottom-end"
      shadow="md"
      trapFocus
      withinPortal
      zIndex={400}
    >
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpen(!isOpen)}>
          Who to call
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{isOpen && <CallCard finding={finding} />}</Popover.Dropdown>
    </Popover>
  );
}

function ShowRoomButton({ finding }: { readonly finding: DiagnosisFinding }) {
  const [room] = roomsOf(finding);
  const deviceId = useSchoolStore(
    (store) => store.view?.rooms.find(({ id }) => id === room?.id)?.layout.seats[0]?.deviceId ?? null,
  );
  const wanted = finding.scope.kind === 'device' ? finding.scope.id : deviceId;
  if (wanted === null) return null;
  return (
    <Button variant="default" size="xs" onClick={() => useUiStore.getState().goToDevice(wanted)}>
      {finding.scope.kind === 'device' ? 'Show device' : 'Show room'}
    </Button>
  );
}

/** With its room, its device and what the console found out. */
export function LogFinding({ finding }: { readonly finding: DiagnosisFinding }) {
  const { id, scope } = finding;
  const from = {
    roomId: roomsOf(finding)[0]?.id ?? null,
    deviceIds: scope.kind === 'device' ? [scope.id] : [],
    findingId: id,
  };
  return (
    <Button variant="default" size="xs" onClick={() => useIncidentFormStore.getState().log(from)}>
      Log as an incident
    </Button>
  );
}

/** Nothing where nobody was told, or somebody has acknowledged already; the list says who. */
export function AcknowledgeFinding({ finding }: { readonly finding: DiagnosisFinding }) {
  const alert = useAlertsStore((store) => alertOf(finding, store.alerts));
  return alert === null || alert.acknowledgedAt !== null ? null : <Acknowledge alert={alert} />;
}
