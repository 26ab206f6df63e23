import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DistrictAnswer, ReceivedRequest } from '../../../../shared/model/district-exchange.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { showDone, showError } from '../../../ui/notify.ts';
import { clockTime, dayDate } from '../../../ui/times.ts';
import { ToldText } from '../ui/told-text.tsx';
import { CaseFacts } from './case-facts.tsx';
import { DECISION_WORDS, type Decided, linesToSend } from './decision.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './exchange.module.css';
import { StudentLines } from './student-lines.tsx';

interface Props {
  readonly received: ReceivedRequest;
  readonly onDecided: () => void;
}

/** A request of another console: decided here, answered by a file that its console takes in. */
export function ReceivedCase({ received, onDecided }: Props) {
  const { request: asked, answer, fingerprint, receivedAt } = received;
  const send = async (input: Omit<Decided, 'students'> & { students: Record<string, 'approved' | 'denied'> }) => {
    const reply = await request('exchange.answer', { requestId: asked.requestId, ...input });
    if (!reply.ok) return reply.error;
    const { fileName } = reply.value;
    if (fileName !== null) showDone(`Saved as ${fileName}. Send it back to ${asked.from.name}.`);
    onDecided();
    return null;
  };
  return (
    <>
      <CaseFacts
        number={asked.number}
        content={asked.content}
        students={asked.students}
        reasons={asked.reasons}
        from={asked.from.name}
      />
      <p className={classes.sender}>
        Asked by {asked.madeBy.name}, {dayDate(asked.madeAt)} {clockTime(asked.madeAt)}; opened here{' '}
        {dayDate(receivedAt)}. Signed by {asked.from.name} ({fingerprint}).
      </p>
      {answer === null ? (
        <DecisionForm
          students={asked.students}
          platformId={asked.content.platformId}
          onDecide={(decided): Promise<AppError | null> => send({ ...decided, students: linesToSend(decided) })}
        />
      ) : (
        <Answered received={received} answer={answer} onSave={() => send(answerAgain(answer))} />
      )}
    </>
  );
}

interface AnsweredProps {
  readonly received: ReceivedRequest;
  readonly answer: DistrictAnswer;
  readonly onSave: () => Promise<AppError | null>;
}

/** A decision stays as it is; its file can be saved as often as it gets lost. */
function Answered({ received, answer, onSave }: AnsweredProps) {
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const refused = await onSave();
    setBusy(false);
    if (refused !== null) showError(refused);
  };
  const decidedLines = received.request.students.map((line) => {
    const word = answer.decision === 'denied' ? 'denied' : answer.students[line.ref];
    return line.state === 'requested' && word !== undefined ? { ...line, state: `district-${word}` as const } : line;
  });
  return (
    <section className={classes.ask} aria-label="Answer">
      <h3>
        Was {DECISION_WORDS[answer.decision]} by {answer.decidedBy} on {dayDate(answer.decidedAt)}
      </h3>
      <p>
        <ToldText>{answer.note}</ToldText>
      </p>
      {decidedLines.length > 0 && (
        <StudentLines
          students={decidedLines}
          platformId={received.request.content.platformId}
          chosen={null}
          onChoose={() => {}}
        />
      )}
      <p>The school learns of it when it opens the answer file.</p>
      <Button size="sm" variant="default" loading={isBusy} onClick={() => void save()}>
        Save the answer file again…
      </Button>
    </section>
  );
}

function answerAgain({ decision, note, students }: DistrictAnswer) {
  return { decision, note, students: { ...students } };
}
