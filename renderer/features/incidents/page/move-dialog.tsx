import { Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MoveNeed, MoveOffer } from '../../../../shared/model/incident-view.ts';
import { INCIDENT_STATE_WORDS } from '../../../../shared/model/incident-wording.ts';
import type { AppError } from '../../../../shared/result.ts';
import { StudentLines } from '../district/student-lines.tsx';
import { type ContentField, FIELDS, realChanges } from '../model/content-fields.ts';
import { detailsOf, EMPTY_MOVE, type MoveInput, stillMissing } from '../model/move-input.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { ContentInput } from '../ui/content-input.tsx';
import { SuspectHint } from '../ui/suspect-hint.tsx';
import { freeTextOf } from './free-text.ts';
import { useOpenIncident } from './use-incident.ts';

/** Needs that a field of the incident meets: it is added to the incident first. */
const FIELD_FOR: Readonly<Partial<Record<MoveNeed, ContentField>>> = {
  category: FIELDS.category,
  room: FIELDS.roomName,
  description: FIELDS.description,
  reporter: FIELDS.reporter,
  'told-district': FIELDS.toldDistrictAt,
  'told-state': FIELDS.toldStateAt,
  severity: FIELDS.severity,
  'actions-taken': FIELDS.actionsTaken,
  'student-count': FIELDS.studentCount,
  outcome: FIELDS.outcome,
  plan: FIELDS.correctivePlan,
};

interface Props {
  readonly offer: MoveOffer;
  readonly onClose: () => void;
}

/** One step of an incident: asks for exactly what the step needs, and says what is missing still. */
export function MoveDialog({ offer, onClose }: Props) {
  const { view, program, act } = useOpenIncident();
  const [input, setInput] = useState<MoveInput>(EMPTY_MOVE);
  const patch = (change: Partial<MoveInput>) => setInput({ ...input, ...change });
  const open = stillMissing(offer, view, input, program);
  const needs = offer.needs.map(({ need }) => need);

  const take = async (): Promise<AppError | null> => {
    const changes = realChanges(view.content, input.changes);
    if (Object.keys(changes).length > 0) {
      const refused = await act({ kind: 'amend', changes, reason: `Needed for: ${offer.label}` });
      if (refused !== null) return refused;
    }
    return act({ kind: 'move', to: offer.to, details: detailsOf(input) });
  };
  return (
    <ActDialog
      title={offer.label}
      confirm={offer.label}
      missing={open[0]?.sentence ?? null}
      onAct={take}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {INCIDENT_STATE_WORDS[view.state].word} becomes <b>{INCIDENT_STATE_WORDS[offer.to].word}</b>.{' '}
        {INCIDENT_STATE_WORDS[offer.to].meaning}
      </Text>
      {needs.map((need) => (
        <NeedInput key={need} need={need} input={input} patch={patch} />
      ))}
      <Textarea
        label={needs.includes('note') ? 'Why, or what is new' : 'Note (may stay empty)'}
        data-autofocus={needs.length === 0 || needs[0] === 'note' || undefined}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
        value={input.note}
        onChange={(event) => patch({ note: event.currentTarget.value })}
      />
    </ActDialog>
  );
}

interface NeedProps {
  readonly need: MoveNeed;
  readonly input: MoveInput;
  readonly patch: (change: Partial<MoveInput>) => void;
}

function NeedInput({ need, input, patch }: NeedProps) {
  const { view } = useOpenIncident();
  const field = FIELD_FOR[need];
  if (field !== undefined) {
    return (
      <ContentInput
        field={field}
        content={{ ...view.content, ...input.changes }}
        onChange={(changes) => patch({ changes: { ...input.changes, ...changes } })}
      />
    );
  }
  switch (need) {
    case 'proof':
      return (
        <Textarea
          label="Why the list of proof is not complete"
          description="Or close this and go through the list on the page."
          autosize
          maxLength={2_000}
          value={input.proofReason}
          onChange={(event) => patch({ proofReason: event.currentTarget.value })}
        />
      );
    case 'case-number':
      return <CaseNumber input={input} patch={patch} />;
    case 'privacy-review':
      return (
        <div>
          <Checkbox
            label="I read the texts once more: no student's name, no number, no test content"
            checked={input.isPrivacyReviewed}
            onChange={(event) => patch({ isPrivacyReviewed: event.currentTarget.checked })}
          />
          <SuspectHint text={freeTextOf(view)} />
        </div>
      );
    case 'seen-in-portal':
      return (
        <Checkbox
          label="I looked in the vendor's portal and saw the change there"
          checked={input.isSeenInPortal}
          onChange={(event) => patch({ isSeenInPortal: event.currentTarget.checked })}
        />
      );
    case 'makeup':
      return (
        <Radio.Group
          label="Makeup testing"
          value={input.makeup}
          onChange={(value) => patch({ makeup: value === 'done' ? 'done' : 'not-needed' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="done" label="Is done" />
            <Radio value="not-needed" label="Is not needed" />
          </Stack>
        </Radio.Group>
      );
    case 'student-decisions':
      return (
        <StudentLines
          students={view.students}
          platformId={view.content.platformId}
          chosen={input.students}
          onChoose={(ref, word) => patch({ students: { ...input.students, [ref]: word } })}
        />
      );
    default:
      // `note` has its own field; the others cannot be met here, and the sentence at the foot says what to do.
      return null;
  }
}

function CaseNumber({ input, patch }: Omit<NeedProps, 'need'>) {
  return (
    <Stack gap={8}>
      <TextInput
        label="The state's case number"
        maxLength={80}
        disabled={input.isNoCaseNumber}
        value={input.isNoCaseNumber ? '' : input.stateCaseNumber}
        onChange={(event) => patch({ stateCaseNumber: event.currentTarget.value })}
      />
      <Checkbox
        label="The state gave none"
        checked={input.isNoCaseNumber}
        onChange={(event) => patch({ isNoCaseNumber: event.currentTarget.checked })}
      />
    </Stack>
  );
}
