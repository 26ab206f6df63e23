import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import type { DeviceMention, IncidentContent } from '../../../../../shared/model/incident.ts';
import { contentOfSession } from '../../../../../shared/model/incident-session.ts';
import type { Program } from '../../../../../shared/programs/schema.ts';
import { platformName, useProfiles } from '../../../../state/profiles-store.ts';
import { useProgramsStore } from '../../../../state/programs-store.ts';
import { useRosterStore } from '../../../../state/roster-store.ts';
import { useSessions } from '../../../../state/sessions-store.ts';
import { FIELD_IDS } from '../fields.ts';
import shared from '../form.module.css';
import { editContent } from '../form-store.ts';
import classes from './known.module.css';
import { KnownChip } from './known-chip.tsx';
import { deviceWords, testWords } from './known-words.ts';

interface Props {
  readonly content: IncidentContent;
  readonly program: Program | null;
  readonly reporterProblem: string | null;
}

/** What the console filled in by itself, each a click away to correct; and the one thing that it cannot know: who is writing. */
export function KnownLine({ content, program, reporterProblem }: Props) {
  const profiles = useProfiles();
  return (
    <section className={classes.known} aria-label="Filled in for you">
      <TextInput
        id={FIELD_IDS.reporter}
        className={classes.reporter}
        label="Your name"
        placeholder="The adult who reports it"
        maxLength={80}
        error={reporterProblem}
        value={content.reporter}
        onChange={(event) => editContent({ reporter: event.currentTarget.value })}
      />
      <div className={classes.chipBlock}>
        <p className={shared.hint}>Filled in for you. Click to correct.</p>
        <div className={classes.chips}>
          <KnownChip label="Test" value={testWords(content)}>
            <TestFields content={content} />
          </KnownChip>
          <KnownChip
            label="Platform"
            value={content.platformId === null ? '' : platformName(profiles, content.platformId)}
          >
            <PlatformField content={content} />
          </KnownChip>
          <KnownChip label="Program" value={program?.name ?? ''}>
            <ProgramField content={content} />
          </KnownChip>
          <KnownChip label="Devices" value={deviceWords(content.devices)}>
            <DeviceFields content={content} />
          </KnownChip>
        </div>
      </div>
    </section>
  );
}

type FieldProps = Pick<Props, 'content'>;

function TestFields({ content }: FieldProps) {
  const sessions = useSessions();
  function chooseSession(sessionId: string): void {
    const session = sessions.find(({ id }) => id === sessionId);
    editContent(session === undefined ? { sessionId: null } : contentOfSession(session, content.roomId));
  }
  const text = (key: 'testName' | 'contentArea' | 'grade' | 'unit', label: string, maxLength: number) => (
    <TextInput
      label={label}
      maxLength={maxLength}
      value={content[key]}
      onChange={(event) => editContent({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        label="Test session"
        data-autofocus
        value={content.sessionId ?? ''}
        data={[{ value: '', label: 'No session' }, ...sessions.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => chooseSession(event.currentTarget.value)}
      />
      {text('testName', 'Test', 120)}
      {text('contentArea', 'Subject', 120)}
      {text('grade', 'Grade', 20)}
      {text('unit', 'Unit or part', 120)}
      <NativeSelect
        label="On computers or on paper"
        value={content.deliveryMode}
        data={[
          { value: 'online', label: 'On computers' },
          { value: 'paper', label: 'On paper' },
        ]}
        onChange={(event) => editContent({ deliveryMode: event.currentTarget.value === 'paper' ? 'paper' : 'online' })}
      />
      <NativeSelect
        label="Before, during or after testing"
        value={content.phase}
        data={[
          { value: 'before', label: 'Before testing' },
          { value: 'during', label: 'During testing' },
          { value: 'after', label: 'After testing' },
        ]}
        onChange={({ currentTarget: { value } }) =>
          editContent({ phase: value === 'before' || value === 'after' ? value : 'during' })
        }
      />
    </>
  );
}

function PlatformField({ content }: FieldProps) {
  const profiles = useProfiles();
  return (
    <NativeSelect
      label="Testing platform"
      data-autofocus
      value={content.platformId ?? ''}
      data={[{ value: '', label: 'Not said' }, ...profiles.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => editContent({ platformId: event.currentTarget.value || null })}
    />
  );
}

function ProgramField({ content }: FieldProps) {
  const programs = useProgramsStore((store) => store.list.programs);
  return (
    <NativeSelect
      label="Testing program"
      description="Its rules decide what is reported, by when, and who decides."
      data-autofocus
      value={content.programId ?? ''}
      data={[
        { value: '', label: 'Not said' },
        ...programs.map(({ program: { id, name } }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => editContent({ programId: event.currentTarget.value || null })}
    />
  );
}

function DeviceFields({ content }: FieldProps) {
  const devicesById = useRosterStore((store) => store.data?.devices);
  const inRoom = [...(devicesById?.values() ?? [])].filter(
    ({ id, roomId }) =>
      roomId !== null && roomId === content.roomId && !content.devices.some(({ deviceId }) => deviceId === id),
  );
  const remove = (gone: DeviceMention) => editContent({ devices: content.devices.filter((device) => device !== gone) });
  return (
    <>
      <NativeSelect
        label="Add a device of the room"
        data-autofocus
        value=""
        data={[
          { value: '', label: inRoom.length === 0 ? 'None is left' : 'Choose…' },
          ...inRoom.map(({ id, label, seat }) => ({ value: id, label: seat === null ? label : `${seat} · ${label}` })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const device = devicesById?.get(value);
          if (device === undefined) return;
          editContent({ devices: [...content.devices, { deviceId: device.id, label: device.label }] });
        }}
      />
      {content.devices.length > 0 && (
        <ul className={classes.deviceList}>
          {content.devices.map((device) => (
            <li key={`${device.deviceId} ${device.label}`}>
              {device.label}
              <CloseButton size="sm" aria-label={`Remove ${device.label}`} onClick={() => remove(device)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
