import { useState } from 'react';
import { DELIVERY_WORDS, PHASE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { useProgramsStore } from '../../../state/programs-store.ts';
import { useSessions } from '../../../state/sessions-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { FIELDS, rulesFields } from '../model/content-fields.ts';
import { dayAndTime } from '../model/moments.ts';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { Facts, Section } from './section.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import { Swaps } from './swaps.tsx';
import { useOpenIncident } from './use-incident.ts';

const OWN_FIELDS = [
  FIELDS.roomName,
  FIELDS.occurredAt,
  FIELDS.testName,
  FIELDS.contentArea,
  FIELDS.grade,
  FIELDS.unit,
  FIELDS.deliveryMode,
  FIELDS.phase,
];

/** More would push the story away; the record has all of them. */
const DEVICES_NAMED = 12;

/** Place, time, test and devices, as they were then. */
export function WhereAndWhen() {
  const { view, program } = useOpenIncident();
  const [dialog, setDialog] = useState<'amend' | 'swap' | null>(null);
  const now = useMinute();
  const profiles = useProfiles();
  const sessions = useSessions();
  const programs = useProgramsStore(({ list }) => list.programs);
  const { content } = view;
  const fields = [
    ...OWN_FIELDS,
    ...rulesFields(
      programs.map((known) => known.program),
      profiles,
    ),
  ];
  const session = sessions.find(({ id }) => id === content.sessionId)?.name ?? '';
  const test = [
    content.testName,
    content.contentArea,
    content.unit,
    content.grade === '' ? '' : `grade ${content.grade}`,
  ];
  return (
    <Section
      title="Where and when"
      actions={
        <>
          <ActButton kind="amend" onClick={() => setDialog('amend')}>
            Correct or add…
          </ActButton>
          <ActButton kind="swap" onClick={() => setDialog('swap')}>
            Note a device swap…
          </ActButton>
        </>
      }
    >
      <Facts
        facts={[
          { label: 'Place', value: content.roomName },
          { label: 'Time', value: `${dayAndTime(content.occurredAt, now)} · ${PHASE_WORDS[content.phase]}` },
          { label: 'Test', value: test.filter((part) => part !== '').join(' · ') },
          {
            label: 'How',
            value: [DELIVERY_WORDS[content.deliveryMode], platformName(profiles, content.platformId ?? '')]
              .filter((part) => part !== '')
              .join(' · '),
          },
          ...(session === '' ? [] : [{ label: 'Session', value: session }]),
          { label: 'Program', value: program?.name ?? '' },
          { label: 'Devices', value: devicesOf(content.devices.map(({ label }) => label)) },
        ]}
      />
      <Swaps />
      <Addenda keys={fields.map(({ key }) => key)} />
      {dialog === 'amend' && <AmendDialog title="where and when" fields={fields} onClose={() => setDialog(null)} />}
      {dialog === 'swap' && <SwapDialog onClose={() => setDialog(null)} />}
    </Section>
  );
}

function devicesOf(labels: readonly string[]): string {
  if (labels.length === 0) return 'None';
  const named = labels.slice(0, DEVICES_NAMED).join(', ');
  return labels.length > DEVICES_NAMED ? `${named} and ${labels.length - DEVICES_NAMED} more` : named;
}
