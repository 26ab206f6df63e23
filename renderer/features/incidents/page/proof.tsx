import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IncidentContent, ProofTick } from '../../../../shared/model/incident.ts';
import { ASK_DISTRICT, proofWanted, ruleFactsOf } from '../../../../shared/model/incident-rules.ts';
import { STAFF_ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import type { ProofRule } from '../../../../shared/programs/schema.ts';
import { showError } from '../../../ui/notify.ts';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { StatementDialog } from './statement-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

/** What the program wants to see, to be ticked or answered with why it is not there. */
export function Proof() {
  const { view, program } = useOpenIncident();
  const [isAdding, setAdding] = useState(false);
  const wanted = proofWanted(ruleFactsOf(view.content, view.students), program);
  return (
    <Section
      title="Proof"
      actions={
        <ActButton kind="amend" onClick={() => setAdding(true)}>
          Note a statement…
        </ActButton>
      }
    >
      {wanted.length === 0 ? (
        <NotSaid>
          {program === null
            ? `No program was chosen. ${ASK_DISTRICT}`
            : `${program.name}: no list for this. ${ASK_DISTRICT}`}
        </NotSaid>
      ) : (
        <ProofList wanted={wanted} />
      )}
      <Statements />
      <Addenda keys={['proof', 'statements']} />
      {isAdding && <StatementDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Statements() {
  const { statements } = useOpenIncident().view.content;
  if (statements.length === 0) return null;
  return (
    <div className={classes.told}>
      <h3>Written statements</h3>
      <ul>
        {statements.map(({ role, signedOn, isNotarized, whereKept }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two statements may be alike in all that is noted
          <li key={index}>
            {STAFF_ROLE_WORDS[role]}, {signedOn === null ? 'not signed yet' : `signed ${signedOn}`}
            {isNotarized ? ', notarized' : ''} · {whereKept}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProofList({ wanted }: { readonly wanted: readonly ProofRule[] }) {
  const { view, act, refusal } = useOpenIncident();
  const [changed, setChanged] = useState<Readonly<Record<string, ProofTick>>>({});
  const refused = refusal('amend');
  const tickOf = (id: string): ProofTick => changed[id] ?? savedTick(view.content, id);
  const set = (id: string, change: Partial<ProofTick>) =>
    setChanged({ ...changed, [id]: { ...tickOf(id), ...change } });
  const answered = wanted.filter(({ id }) => tickOf(id).have || tickOf(id).reason.trim() !== '').length;
  const save = async () => {
    const others = view.content.proof.filter(({ proofId }) => changed[proofId] === undefined);
    const proof = [...others, ...Object.values(changed)];
    const error = await act({ kind: 'amend', changes: { proof }, reason: 'Went through the list of proof.' });
    if (error === null) setChanged({});
    else showError(error);
  };
  return (
    <div className={classes.proof}>
      <p>
        {answered} of {wanted.length} answered.
      </p>
      <ul>
        {wanted.map(({ id, label, hasNames }) => (
          <li key={id}>
            <Checkbox
              label={label}
              description={hasNames ? 'Holds names: keep the paper, and write here where it is.' : undefined}
              checked={tickOf(id).have}
              disabled={refused !== null}
              onChange={(event) => set(id, { have: event.currentTarget.checked })}
            />
            <TextInput
              size="xs"
              aria-label={`${label}: where it is, or why not`}
              placeholder={tickOf(id).have ? 'Where it is' : 'Why it is not there'}
              maxLength={120}
              value={tickOf(id).reason}
              disabled={refused !== null}
              onChange={(event) => set(id, { reason: event.currentTarget.value })}
            />
          </li>
        ))}
      </ul>
      {refused !== null && <small className={classes.refusal}>{refused}</small>}
      {Object.keys(changed).length > 0 && (
        <Button size="compact-sm" onClick={() => void save()}>
          Add to the record
        </Button>
      )}
    </div>
  );
}

function savedTick({ proof }: IncidentContent, proofId: string): ProofTick {
  return proof.find((tick) => tick.proofId === proofId) ?? { proofId, have: false, reason: '' };
}
