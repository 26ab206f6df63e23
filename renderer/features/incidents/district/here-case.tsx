import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TrustedKey } from '../../../../shared/model/district-exchange.ts';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import type { IncidentState } from '../../../../shared/model/incident-codes.ts';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { showDone } from '../../../ui/notify.ts';
import { AskByFile } from './ask-by-file.tsx';
import { CaseFacts } from './case-facts.tsx';
import { DECISION_WORDS, type Decided, type Decision, linesToSend } from './decision.ts';
import { DecisionForm } from './decision-form.tsx';

/** Where each decision leads. */
const STATE_AFTER: Readonly<Record<Decision, IncidentState>> = {
  approved: 'district-approved',
  denied: 'district-denied',
  back: 'in-review',
};

interface Props {
  readonly incidentId: IncidentId;
  readonly trusted: readonly TrustedKey[];
}

/** An incident of this school that waits for the district: decided in person here, or asked for by file. */
export function HereCase({ incidentId, trusted }: Props) {
  const [view, setView] = useState<IncidentView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const load = async () => {
    const reply = await request('incidents.get', { incidentId });
    if (reply.ok) setView(reply.value);
    setError(reply.ok ? null : reply.error);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; that it was read is noted in the incident
  useEffect(() => void load(), [incidentId]);

  if (error !== null) return <p role="alert">{error.message}</p>;
  if (view === null) return null;
  const decide = async (decided: Decided): Promise<AppError | null> => {
    const reply = await request('incidents.act', {
      incidentId,
      head: view.head,
      action: {
        kind: 'move',
        to: STATE_AFTER[decided.decision],
        details: { note: decided.note, students: linesToSend(decided) },
      },
    });
    if (reply.ok) {
      showDone(`${view.number} was ${DECISION_WORDS[decided.decision]}.`);
      return null;
    }
    // What somebody else did meanwhile is shown beside the refusal.
    if (reply.error.code === 'changed-meanwhile') await load();
    return reply.error;
  };
  return (
    <>
      <CaseFacts
        number={view.number}
        content={view.content}
        students={view.students}
        reasons={view.districtReasons}
        from={null}
      />
      <Button size="sm" variant="default" mb="md" onClick={() => useIncidentsStore.getState().open(incidentId)}>
        Open the whole incident
      </Button>
      <DecisionForm students={view.students} platformId={view.content.platformId} onDecide={decide} />
      <AskByFile incidentId={incidentId} trusted={trusted} />
    </>
  );
}
