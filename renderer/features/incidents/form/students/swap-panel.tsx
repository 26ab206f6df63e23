import { Autocomplete, Button, Radio, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DeviceMention, DeviceSwap, IncidentDraft } from '../../../../../shared/model/incident.ts';
import { compareDevices } from '../../../../../shared/model/room-layout.ts';
import type { Device } from '../../../../../shared/model/roster.ts';
import { useRosterStore } from '../../../../state/roster-store.ts';
import { fromMomentField, toMomentField } from '../../model/moments.ts';
import { editDraft } from '../form-store.ts';
import { SAVED_ANSWERS_WORDS, savedAnswersAdvice, swapOf, withoutSwap, withSwap } from './device-swap.ts';
import classes from './students.module.css';

interface Props {
  readonly draft: IncidentDraft;
  readonly lineRef: string;
  readonly onClose: () => void;
}

/** The student changed over to another device: which, when, and what became of the answers on the first one. */
export function SwapPanel({ draft, lineRef, onClose }: Props) {
  const line = draft.students.find(({ ref }) => ref === lineRef);
  const known = swapOf(draft.swaps, lineRef);
  const [from, setFrom] = useState(known?.from.label ?? line?.device?.label ?? '');
  const [to, setTo] = useState(known?.to.label ?? '');
  const [at, setAt] = useState<number | null>(known?.at ?? draft.content.occurredAt);
  const [savedAnswers, setSavedAnswers] = useState<DeviceSwap['savedAnswers'] | null>(known?.savedAnswers ?? null);
  const mention = useMention();
  const labels = useDeviceLabels();
  const isTestNav = draft.content.platformId === 'testnav';
  const advice = savedAnswers === null ? null : savedAnswersAdvice(savedAnswers, isTestNav);
  const isWhole = from.trim() !== '' && to.trim() !== '' && at !== null && savedAnswers !== null;

  function note(): void {
    if (at === null || savedAnswers === null) return;
    const swap = { from: mention(from), to: mention(to), at, savedAnswers };
    editDraft((current) => withSwap(current, lineRef, swap));
    onClose();
  }

  return (
    <section className={classes.swap} aria-label={`${nameOf(line)} moved to another device`}>
      <h4>{nameOf(line)} moved to another device</h4>
      <div className={classes.swapFields}>
        <Autocomplete label="First device" data={labels} limit={20} maxLength={80} value={from} onChange={setFrom} />
        <Autocomplete
          label="New device"
          data={labels}
          limit={20}
          maxLength={80}
          value={to}
          onChange={setTo}
          data-autofocus
          autoFocus
        />
        <TextInput
          type="datetime-local"
          label="When"
          value={toMomentField(at)}
          onChange={(event) => setAt(fromMomentField(event.currentTarget.value))}
        />
      </div>
      <Radio.Group
        label="What became of the answers on the first device?"
        {...(isTestNav
          ? {
              description:
                'TestNav keeps answers that could not be sent in a file on the first device, and only there.',
            }
          : {})}
        value={savedAnswers ?? ''}
        onChange={(value) => setSavedAnswers(CHOICES.find((choice) => choice === value) ?? null)}
      >
        <div className={classes.radios}>
          {CHOICES.map((choice) => (
            <Radio key={choice} value={choice} label={SAVED_ANSWERS_WORDS[choice]} />
          ))}
        </div>
      </Radio.Group>
      <p className={classes.advice} role="status" data-strong={advice !== null || undefined}>
        {advice}
      </p>
      <div className={classes.buttons}>
        <Button size="sm" disabled={!isWhole} onClick={note}>
          Note the move
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        {known !== null && (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              editDraft((current) => withoutSwap(current, lineRef));
              onClose();
            }}
          >
            There was no move
          </Button>
        )}
      </div>
    </section>
  );
}

const CHOICES: readonly DeviceSwap['savedAnswers'][] = ['sent', 'left-on-device', 'none', 'not-asked'];

function nameOf(line: { readonly label: string; readonly ref: string } | undefined): string {
  return line === undefined || line.label === '' ? (line?.ref ?? '') : line.label;
}

/** Spares first: they are what students are moved to. */
function useDeviceLabels(): string[] {
  const devices = useRosterStore((store) => store.data?.devices);
  return useMemo(() => {
    const bySpare = (one: Device, other: Device) =>
      Number(other.isSpare) - Number(one.isSpare) || compareDevices(one, other);
    return [...new Set([...(devices?.values() ?? [])].sort(bySpare).map(({ label }) => label))];
  }, [devices]);
}

/** The device of the roster with this label, or the label alone. */
function useMention(): (label: string) => DeviceMention {
  const devices = useRosterStore((store) => store.data?.devices);
  return (typed) => {
    const label = typed.trim();
    const device = [...(devices?.values() ?? [])].find(
      (candidate) => candidate.label.toLowerCase() === label.toLowerCase(),
    );
    return { deviceId: device?.id ?? null, label: device?.label ?? label };
  };
}
