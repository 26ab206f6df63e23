import { Alert, Autocomplete, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeviceMention, DeviceSwap } from '../../../../shared/model/incident.ts';
import { SAVED_ANSWERS_WORDS } from '../../../../shared/model/incident-wording.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { savedAnswersAdvice } from '../form/students/device-swap.ts';
import { thisMinute } from '../model/moments.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { MomentInput } from '../ui/content-input.tsx';
import { useOpenIncident } from './use-incident.ts';

type SavedAnswers = DeviceSwap['savedAnswers'];
const ANSWERS = Object.entries(SAVED_ANSWERS_WORDS);

/** A student moved to another device: asks first what became of the answers on the old one. */
export function SwapDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const devices = useRosterStore((store) => store.data?.devices);
  const labels = [...(devices?.values() ?? [])].map(({ label }) => label);
  const [ref, setRef] = useState('');
  const [seat, setSeat] = useState('');
  const [from, setFrom] = useState(view.content.devices[0]?.label ?? '');
  const [to, setTo] = useState('');
  const [at, setAt] = useState<number | null>(thisMinute());
  const [savedAnswers, setSavedAnswers] = useState<SavedAnswers | null>(null);
  const [note, setNote] = useState('');
  const mention = (label: string): DeviceMention => ({
    deviceId: [...(devices?.values() ?? [])].find((device) => device.label === label.trim())?.id ?? null,
    label: label.trim(),
  });
  const chooseStudent = (chosen: string) => {
    setRef(chosen);
    const line = view.students.find((candidate) => candidate.ref === chosen);
    if (line === undefined) return;
    setSeat(line.label);
    if (line.device !== null) setFrom(line.device.label);
  };
  const advice = savedAnswers === null ? null : savedAnswersAdvice(savedAnswers, view.content.platformId === 'testnav');
  return (
    <ActDialog
      title="Note a device swap"
      confirm="Add to the record"
      missing={missingOf({ from, to, at, savedAnswers })}
      onAct={async () => {
        if (at === null || savedAnswers === null) return null;
        const swap = { studentRef: ref === '' ? null : ref, seat, from: mention(from), to: mention(to), at };
        return act({ kind: 'swap', swap: { ...swap, savedAnswers, note } });
      }}
      onClose={onClose}
    >
      <Radio.Group
        label="What became of the answers on the first device?"
        description="Some testing apps keep answers that were not sent on the device, and nowhere else."
        value={savedAnswers}
        onChange={(value) => setSavedAnswers(value as SavedAnswers)}
      >
        <Stack gap={6} mt={6}>
          {ANSWERS.map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {advice !== null && (
        <Alert color="yellow" role="status">
          {advice}
        </Alert>
      )}
      {view.students.length > 0 && (
        <NativeSelect
          label="Student line"
          value={ref}
          data={[
            { value: '', label: 'None of them' },
            ...view.students.map((line) => ({ value: line.ref, label: `${line.ref} ${line.label}` })),
          ]}
          onChange={(event) => chooseStudent(event.currentTarget.value)}
        />
      )}
      <TextInput label="Seat" maxLength={20} value={seat} onChange={(event) => setSeat(event.currentTarget.value)} />
      <Autocomplete label="First device" limit={8} maxLength={80} data={labels} value={from} onChange={setFrom} />
      <Autocomplete label="New device" limit={8} maxLength={80} data={labels} value={to} onChange={setTo} />
      <MomentInput label="When" value={at} onChange={setAt} />
      <Textarea
        label="Note (may stay empty)"
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

interface Typed {
  readonly from: string;
  readonly to: string;
  readonly at: number | null;
  readonly savedAnswers: SavedAnswers | null;
}

function missingOf({ from, to, at, savedAnswers }: Typed): string | null {
  if (savedAnswers === null) return 'Say first what became of the saved answers.';
  if (from.trim() === '' || to.trim() === '') return 'Name both devices.';
  return at === null ? 'Say when.' : null;
}
