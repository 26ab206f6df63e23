import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { StaffMember } from '../../../../shared/model/incident.ts';
import { STAFF_ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

const NOBODY: StaffMember = { name: '', role: 'administrator', contact: '', trainedOn: null, isAgreementOnFile: null };

/** An adult who had a part in it: forms ask for them, summaries leave their names out. */
export function StaffDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const [member, setMember] = useState<StaffMember>(NOBODY);
  const patch = (change: Partial<StaffMember>) => setMember({ ...member, ...change });
  return (
    <ActDialog
      title="Who had a part in it"
      confirm="Add to the record"
      missing={member.name.trim() === '' ? 'Type the name.' : null}
      onAct={() =>
        act({
          kind: 'amend',
          changes: { staff: [...view.content.staff, { ...member, name: member.name.trim() }] },
          reason: `${STAFF_ROLE_WORDS[member.role]} added.`,
        })
      }
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="Staff only. Students are never named here."
        data-autofocus
        maxLength={80}
        value={member.name}
        onChange={(event) => patch({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Part"
        value={member.role}
        data={StaffMember.shape.role.options.map((role) => ({ value: role, label: STAFF_ROLE_WORDS[role] }))}
        onChange={(event) => patch({ role: StaffMember.shape.role.parse(event.currentTarget.value) })}
      />
      <TextInput
        label="Phone or e-mail"
        maxLength={120}
        value={member.contact}
        onChange={(event) => patch({ contact: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Trained on"
        value={member.trainedOn ?? ''}
        onChange={(event) => patch({ trainedOn: event.currentTarget.value || null })}
      />
      <NativeSelect
        label="Signed security agreement"
        value={agreementWord(member.isAgreementOnFile)}
        data={[
          { value: '', label: 'Not known' },
          { value: 'yes', label: 'On file' },
          { value: 'no', label: 'Not on file' },
        ]}
        onChange={({ currentTarget: { value } }) => patch({ isAgreementOnFile: value === '' ? null : value === 'yes' })}
      />
      <Text size="sm" c="dimmed">
        The state form has the name; the district summary and the share copy do not.
      </Text>
    </ActDialog>
  );
}

function agreementWord(isOnFile: boolean | null): string {
  if (isOnFile === null) return '';
  return isOnFile ? 'yes' : 'no';
}
