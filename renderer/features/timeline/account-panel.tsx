import { Button, CopyButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { HistoryAccount } from '../../../shared/model/exhibit.ts';
import type { HistoryScope, Stretch } from '../../../shared/model/timeline.ts';
import { command } from '../../ipc/client.ts';
import { useIncidentFormStore } from '../../state/incident-form-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { showDone } from '../../ui/notify.ts';
import { minuteTime } from '../../ui/times.ts';
import { timeOfDay } from './time-of-day.ts';
import classes from './timeline-screen.module.css';
import { showScope } from './timeline-store.ts';

interface Props {
  readonly day: Stretch;
  readonly view: Stretch;
  readonly roomNames: readonly string[];
  readonly scope: HistoryScope;
}

/** "What happened in Room 114 between 9:30 and 10:00", as text to copy and as an exhibit to keep. */
export function AccountPanel({ day, view, roomNames, scope }: Props) {
  const [from, setFrom] = useState(minuteTime(view.from));
  const [to, setTo] = useState(minuteTime(view.to));
  const [account, setAccount] = useState<HistoryAccount | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    setFrom(minuteTime(view.from));
    setTo(view.to >= day.to ? '23:59' : minuteTime(view.to));
  }, [view, day]);
  const span = spanOf(day, from, to);
  const ask = async () => {
    if (span === null) return;
    setIsAsking(true);
    setAccount((await command('history.account', { span, scope })) ?? null);
    setIsAsking(false);
  };
  const keep = async () => {
    if (account === null) return;
    const kept = await command('history.keepExhibit', { span: account.span, scope: account.scope });
    if (kept !== undefined) showDone('Kept as an exhibit. Find it under Exhibits.');
  };
  return (
    <section className={classes.account} aria-label="What happened">
      <h2>What happened?</h2>
      <ScopeFields scope={scope} roomNames={roomNames} />
      <div className={classes.fields}>
        <TextInput type="time" size="xs" label="From" value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
        <TextInput
          type="time"
          size="xs"
          label="To"
          value={to}
          error={span === null}
          onChange={(e) => setTo(e.currentTarget.value)}
        />
      </div>
      <Button size="xs" loading={isAsking} disabled={span === null} onClick={() => void ask()}>
        Tell me
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={span === null}
        onClick={() => span !== null && logIncident(scope, span.from)}
      >
        Log what happened here…
      </Button>
      {span === null && <p role="alert">Choose an end that is later than the beginning.</p>}
      {account !== null && (
        <>
          <Group gap={8}>
            <CopyButton value={account.text}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy the text'}
                </Button>
              )}
            </CopyButton>
            <Button size="xs" variant="default" onClick={() => void keep()}>
              Keep as exhibit
            </Button>
          </Group>
          <pre className={classes.text}>{account.text}</pre>
        </>
      )}
    </section>
  );
}

/** Opens the form for that place and time. */
function logIncident(scope: HistoryScope, occurredAt: number): void {
  const roster = useRosterStore.getState().data;
  const device = scope.kind === 'device' ? roster?.devices.get(scope.deviceId) : undefined;
  const room = [...(roster?.rooms.values() ?? [])].find(({ name }) => scope.kind === 'room' && name === scope.roomName);
  useIncidentFormStore.getState().log({
    roomId: room?.id ?? device?.roomId ?? null,
    deviceIds: device === undefined ? [] : [device.id],
    occurredAt,
  });
}

function ScopeFields({ scope, roomNames }: Pick<Props, 'scope' | 'roomNames'>) {
  const roster = useRosterStore((store) => store.data);
  const ofDevice = scope.kind === 'device' ? roster?.devices.get(scope.deviceId) : undefined;
  const ofRoom = ofDevice?.roomId === null || ofDevice === undefined ? undefined : roster?.rooms.get(ofDevice.roomId);
  const roomName = scope.kind === 'room' ? scope.roomName : (ofRoom?.name ?? '');
  const roomId = [...(roster?.rooms.values() ?? [])].find(({ name }) => name === roomName)?.id;
  const devices = [...(roster?.devices.values() ?? [])]
    .filter((device) => roomId !== undefined && device.roomId === roomId)
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  const names = roomName === '' || roomNames.includes(roomName) ? roomNames : [...roomNames, roomName];
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        label="Where"
        value={roomName}
        data={[{ value: '', label: 'Whole school' }, ...names]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          showScope(value === '' ? { kind: 'school' } : { kind: 'room', roomName: value });
        }}
      />
      <NativeSelect
        size="xs"
        label="Device"
        disabled={devices.length === 0}
        value={scope.kind === 'device' ? scope.deviceId : ''}
        data={[{ value: '', label: 'All devices' }, ...devices.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          showScope(value === '' ? { kind: 'room', roomName } : { kind: 'device', deviceId: value });
        }}
      />
    </div>
  );
}

/** Null: no stretch of time. `23:59` means the end of the day. */
function spanOf(day: Stretch, from: string, to: string): Stretch | null {
  const start = timeOfDay(day.from, from);
  const end = to === '23:59' ? day.to : timeOfDay(day.from, to);
  return start === null || end === null || end <= start ? null : { from: start, to: end };
}
