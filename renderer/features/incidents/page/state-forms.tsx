import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ASK_DISTRICT } from '../../../../shared/model/incident-rules.ts';
import { rulesOf } from '../../../../shared/programs/general.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { ExportDialog } from '../ui/export-dialog.tsx';
import { FormFields } from './form-fields.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { useFormFields } from './use-form-fields.ts';
import { useOpenIncident } from './use-incident.ts';

/** Each form of the program, field by field in its order, ready to be pasted where it is filed. */
export function StateForms() {
  const { view, program, role } = useOpenIncident();
  const isProjector = useIsProjector();
  const { forms } = rulesOf(program);
  const [formId, setFormId] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isPrinting, setPrinting] = useState(false);
  const form = forms.find(({ id }) => id === formId) ?? forms[0] ?? null;
  const fields = useFormFields(form);
  if (role === 'proctor' || role === 'technician') return null;
  if (form === null) {
    return (
      <Section title="State form">
        <NotSaid>
          {rulesOf(program).name}: no form was found. {ASK_DISTRICT}
        </NotSaid>
      </Section>
    );
  }
  if (isProjector || view.areStudentsHidden) {
    return (
      <Section title="State form">
        <NotSaid>Hidden: the fields of the form tell of students.</NotSaid>
      </Section>
    );
  }
  return (
    <Section
      title="State form"
      actions={
        <Button variant="default" size="compact-sm" onClick={() => setPrinting(true)}>
          Save the form…
        </Button>
      }
    >
      {forms.length > 1 && (
        <NativeSelect
          aria-label="Form"
          value={form.id}
          data={forms.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => {
            setFormId(event.currentTarget.value);
            setTyped({});
          }}
        />
      )}
      <p>
        <b>{form.name}.</b> {form.about}
        {form.forbidsNames && <strong> No student may be named anywhere on it.</strong>}
      </p>
      <p className={classes.quiet}>
        Names and numbers that you type here are printed and copied, and forgotten when this page closes: the console
        never saves them.
      </p>
      <FormFields
        fields={fields}
        typed={typed}
        onType={(key, text) => setTyped((before) => ({ ...before, [key]: text }))}
      />
      {isPrinting && (
        <ExportDialog
          offer="form"
          scope={view.number}
          incidentIds={() => Promise.resolve([view.id])}
          form={{ formId: form.id, typed }}
          onClose={() => setPrinting(false)}
        />
      )}
    </Section>
  );
}
