import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { MATERIAL_ISSUE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

type Material = NonNullable<IncidentContent['material']>;
const UNNAMED: Material = { documentType: '', securityNumber: '', issue: 'missing' };

/** Test material that is missing or harmed: what a state's form asks of it. */
export function MaterialDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const [material, setMaterial] = useState<Material>(view.content.material ?? UNNAMED);
  const patch = (change: Partial<Material>) => setMaterial({ ...material, ...change });
  return (
    <ActDialog
      title="Test material"
      confirm="Add to the record"
      missing={material.documentType.trim() === '' ? 'Say what it is, such as a booklet.' : null}
      onAct={() => act({ kind: 'amend', changes: { material }, reason: 'Test material noted.' })}
      onClose={onClose}
    >
      <TextInput
        label="What it is"
        description="Such as: test booklet, ticket sheet, scratch paper."
        data-autofocus
        maxLength={120}
        value={material.documentType}
        onChange={(event) => patch({ documentType: event.currentTarget.value })}
      />
      <TextInput
        label="Security number"
        description="Of the material, never of a student. Empty: it has none."
        maxLength={120}
        value={material.securityNumber}
        onChange={(event) => patch({ securityNumber: event.currentTarget.value })}
      />
      <NativeSelect
        label="What is wrong with it"
        value={material.issue}
        data={Object.entries(MATERIAL_ISSUE_WORDS).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget: { value } }) => {
          if (value === 'missing' || value === 'damaged' || value === 'contaminated') patch({ issue: value });
        }}
      />
    </ActDialog>
  );
}
