import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Statement } from '../../../../shared/model/incident.ts';
import { STAFF_ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

const UNSIGNED: Statement = { role: 'administrator', signedOn: null, isNotarized: false, whereKept: '' };

/** A statement on paper: who signed it and where it is. Its words stay on paper, or come as a file. */
export function StatementDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const [statement, setStatement] = useState<Statement>(UNSIGNED);
  const patch = (change: Partial<Statement>) => setStatement({ ...statement, ...change });
  return (
    <ActDialog
      title="A written statement"
      confirm="Add to the record"
      missing={statement.whereKept.trim() === '' ? 'Say where it is kept.' : null}
      onAct={() =>
        act({
          kind: 'amend',
          changes: {
            statements: [...view.content.statements, { ...statement, whereKept: statement.whereKept.trim() }],
          },
          reason: `Statement added: ${STAFF_ROLE_WORDS[statement.role].toLowerCase()}.`,
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label="Whose statement"
        data-autofocus
        value={statement.role}
        data={Statement.shape.role.options.map((role) => ({ value: role, label: STAFF_ROLE_WORDS[role] }))}
        onChange={(event) => patch({ role: Statement.shape.role.parse(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label="Signed on"
        description="Empty: not signed yet."
        value={statement.signedOn ?? ''}
        onChange={(event) => patch({ signedOn: event.currentTarget.value || null })}
      />
      <Checkbox
        label="It is notarized"
        checked={statement.isNotarized}
        onChange={(event) => patch({ isNotarized: event.currentTarget.checked })}
      />
      <TextInput
        label="Where it is kept"
        description="Such as: binder 3, office. Students are never named here."
        maxLength={120}
        value={statement.whereKept}
        onChange={(event) => patch({ whereKept: event.currentTarget.value })}
      />
    </ActDialog>
  );
}
