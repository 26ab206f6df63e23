import { Textarea } from '@mantine/core';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { FIELD_IDS } from './fields.ts';
import classes from './form.module.css';
import { editContent } from './form-store.ts';
import { SuspectHint } from './suspect-hint.tsx';

const MAX_TEXT_LENGTH = 20_000;

interface Props {
  readonly content: IncidentContent;
  readonly problem: string | null;
}

/** The third question. */
export function TellField({ content, problem }: Props) {
  const isProjector = useIsProjector();
  return (
    <div>
      <Textarea
        id={FIELD_IDS.tell}
        classNames={{ label: classes.question, input: isProjector ? classes.veiled : undefined }}
        label="Tell what happened"
        placeholder="The screen of A3 went black. We waited two minutes, then restarted it. The student signed in again at 9:50."
        size="md"
        rows={4}
        resize="vertical"
        maxLength={MAX_TEXT_LENGTH}
        error={problem}
        value={content.description}
        onChange={(event) => editContent({ description: event.currentTarget.value })}
      />
      {isProjector ? (
        <p className={classes.hint}>Projector mode is on, so that nobody reads along.</p>
      ) : (
        <SuspectHint
          text={content.description}
          otherwise="What helps: what you saw, when, what you did. Seats instead of names, and nothing of the test itself."
        />
      )}
    </div>
  );
}
