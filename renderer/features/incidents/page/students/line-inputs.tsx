import { NativeSelect, NumberInput, Text } from '@mantine/core';
import type { StudentLine } from '../../../../../shared/model/incident.ts';
import { ACTIONS_FOR_THE_DISTRICT, StudentAction } from '../../../../../shared/model/incident-codes.ts';
import { RESPONSES_SAVED_WORDS } from '../../../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS } from '../../../../../shared/model/student-actions.ts';
import { actionsFirst } from '../../form/students/line-words.ts';
import { useOpenIncident } from '../use-incident.ts';

/** What is the same to type for one student and for fifty. */
export type LineChoices = Pick<StudentLine, 'requested' | 'minutesLost' | 'responsesSaved'>;

interface Props {
  readonly value: LineChoices;
  readonly onChange: (change: Partial<LineChoices>) => void;
}

export function LineInputs({ value, onChange }: Props) {
  const { view } = useOpenIncident();
  const warning = value.requested === null ? null : STUDENT_ACTIONS[value.requested].warning;
  return (
    <>
      <NativeSelect
        label="What is asked for"
        value={value.requested ?? ''}
        data={[
          { value: '', label: 'Nothing' },
          ...actionsFirst(view.content.categoryCode).map((action) => ({
            value: action,
            label: `${STUDENT_ACTIONS[action].plain}${ACTIONS_FOR_THE_DISTRICT.has(action) ? ' (district decides)' : ''}`,
          })),
        ]}
        onChange={(event) => onChange({ requested: StudentAction.safeParse(event.currentTarget.value).data ?? null })}
      />
      {warning !== null && (
        <Text size="sm" c="var(--slow-text)" role="status">
          {warning}
        </Text>
      )}
      <NumberInput
        label="Minutes lost"
        min={0}
        max={1_440}
        allowDecimal={false}
        value={value.minutesLost ?? ''}
        onChange={(minutes) => onChange({ minutesLost: typeof minutes === 'number' ? minutes : null })}
      />
      <NativeSelect
        label="Were the answers saved?"
        value={value.responsesSaved}
        data={Object.entries(RESPONSES_SAVED_WORDS).map(([saved, label]) => ({ value: saved, label }))}
        onChange={({ currentTarget: { value: saved } }) => {
          if (saved === 'yes' || saved === 'no' || saved === 'unknown') onChange({ responsesSaved: saved });
        }}
      />
    </>
  );
}
