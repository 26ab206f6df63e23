import { Button, CloseButton } from '@mantine/core';
import type { TimelineMark } from '../../../shared/model/timeline.ts';
import { useIncidentFormStore } from '../../state/incident-form-store.ts';
import { useIncidentsStore } from '../../state/incidents-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { clockTime } from '../../ui/times.ts';
import { MARK_WORDS, MarkShape } from './mark-shape.tsx';
import classes from './timeline-screen.module.css';
import { useTimelineView } from './timeline-store.ts';

/** What a mark stands for: its sentence, what it rests on, and the way to its device. */
export function MarkPanel({ mark }: { readonly mark: TimelineMark }) {
  const device = useRosterStore((store) =>
    mark.deviceId === null ? undefined : store.data?.devices.get(mark.deviceId),
  );
  const until = mark.isOpen ? 'lasts' : mark.endedAt === null ? '' : `to ${clockTime(mark.endedAt)}`;
  return (
    <section className={classes.markPanel} aria-label={MARK_WORDS[mark.kind]}>
      <header>
        <MarkShape kind={mark.kind} size={14} />
        <strong>{MARK_WORDS[mark.kind]}</strong>
        <span>
          {clockTime(mark.at)} {until}
        </span>
        <CloseButton size="sm" aria-label="Close" onClick={() => useTimelineView.setState({ openMarkId: null })} />
      </header>
      <p>{mark.label}</p>
      {mark.details.length > 0 && (
        <ul>
          {mark.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {mark.kind === 'finding' && (
        <Button size="xs" variant="default" onClick={() => logAbout(mark)}>
          Log an incident about it…
        </Button>
      )}
      {mark.kind === 'incident' && (
        <Button size="xs" onClick={() => openIncident(mark.id)}>
          Open the incident
        </Button>
      )}
      {device !== undefined && (
        <Button size="xs" variant="default" onClick={() => useUiStore.getState().openDevice(device.id)}>
          Open {device.label}
        </Button>
      )}
    </section>
  );
}

function logAbout({ at, roomIds, deviceId }: TimelineMark): void {
  const [roomId = null, ...others] = roomIds;
  useIncidentFormStore.getState().log({
    roomId: others.length === 0 ? roomId : null,
    deviceIds: deviceId === null ? [] : [deviceId],
    occurredAt: at,
  });
}

function openIncident(incidentId: string): void {
  useIncidentsStore.getState().open(incidentId);
  useUiStore.getState().goTo('incidents');
}
