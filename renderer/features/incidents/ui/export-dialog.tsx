import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { EXPORT_WORDS } from '../../../../shared/model/export-wording.ts';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import type { ExportFormat } from '../../../../shared/model/incident-view.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { showDone } from '../../../ui/notify.ts';
import { WORDS } from '../../../words.ts';
import { type ExportOffer, FORMAT_WORDS, formatsOf } from '../model/exports.ts';
import classes from './export-dialog.module.css';

const words = WORDS.incidents.export;

interface Props {
  readonly offer: ExportOffer;
  /** Of what: `3 incidents`, `INC-2026-7F3K`. */
  readonly scope: string;
  /** Asked when it is saved. Null: it could not be found out, and why was shown. */
  readonly incidentIds: () => Promise<readonly IncidentId[] | null>;
  /** For a state form: which one, and what was typed for this printing. */
  readonly form?: { readonly formId: string; readonly typed: Readonly<Record<string, string>> };
  /** Warnings and fields of this export, between what it holds and the format. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** Says what a file will hold and leave out, then saves it. Nothing leaves the console without this. */
export function ExportDialog({ offer, scope, incidentIds, form, children, onClose }: Props) {
  const [format, setFormat] = useState<ExportFormat>(formatsOf(offer)[0] ?? 'pdf');
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    setIsSaving(true);
    const ids = await incidentIds();
    const reply = ids === null ? null : await send(offer, [...ids], format, form);
    setIsSaving(false);
    if (reply === null) return;
    setRefusal(reply.ok ? null : reply.error);
    if (!reply.ok || reply.value === null) return;
    showDone(words.saved(reply.value));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={`${EXPORT_WORDS[offer].name}: ${scope}`}>
      <Stack gap="md">
        <dl className={classes.holds}>
          <dt>{words.holds}</dt>
          <dd>{EXPORT_WORDS[offer].holds}</dd>
          <dt>{words.mayRead}</dt>
          <dd>{EXPORT_WORDS[offer].mayRead}</dd>
        </dl>
        {children}
        <Radio.Group label={words.format} value={format} onChange={(value) => setFormat(value as ExportFormat)}>
          <Stack gap={6} mt={6}>
            {formatsOf(offer).map((candidate) => (
              <Radio key={candidate} value={candidate} label={FORMAT_WORDS[candidate]} />
            ))}
          </Stack>
        </Radio.Group>
        {refusal !== null && (
          <Alert color="red" role="alert">
            {refusal.message}
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {words.noted}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button loading={isSaving} data-autofocus onClick={() => void save()}>
              {words.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

function send(offer: ExportOffer, incidentIds: IncidentId[], format: ExportFormat, form: Props['form']) {
  if (offer !== 'action-list') {
    const { formId, typed } = form ?? { formId: null, typed: {} };
    return request('incidents.export', { incidentIds, kind: offer, format, formId, typed: { ...typed } });
  }
  return request('incidents.saveActionList', { incidentIds, format: format === 'csv' ? 'csv' : 'pdf' });
}
