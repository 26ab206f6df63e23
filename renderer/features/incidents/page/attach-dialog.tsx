import { Alert, Checkbox, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Attachment } from '../../../../shared/model/incident.ts';
import { ATTACHMENT_KIND_WORDS } from '../../../../shared/model/incident-wording.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

type Kind = Attachment['kind'];

/** These hold names of students or of staff, so paper is offered first. */
const WITH_NAMES: ReadonlySet<Kind> = new Set(['seating-chart', 'statement', 'accommodation-notes', 'agreements']);

/** Keeps a file, or only says where the paper is; never test content, never a screenshot of a test. */
export function AttachDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act, show } = useOpenIncident();
  const [kind, setKind] = useState<Kind>('other');
  const [isPaper, setPaper] = useState(false);
  const [note, setNote] = useState('');
  const [isClean, setClean] = useState(false);
  const hasNames = WITH_NAMES.has(kind);

  const chooseKind = (chosen: Kind) => {
    setKind(chosen);
    setPaper(WITH_NAMES.has(chosen));
  };
  const attach = async (): Promise<AppError | null> => {
    if (isPaper) return act({ kind: 'note', text: `${ATTACHMENT_KIND_WORDS[kind]}, on paper: ${note.trim()}` });
    const reply = await request('incidents.attach', {
      incidentId: view.id,
      kind,
      note: note.trim(),
      isWithoutTestContent: true,
    });
    if (!reply.ok) return reply.error;
    if (reply.value !== null) show(reply.value);
    return null;
  };
  return (
    <ActDialog
      title="Attach to the incident"
      confirm={isPaper ? 'Note where it is' : 'Choose the file…'}
      missing={missingOf(isPaper, note, isClean)}
      onAct={attach}
      onClose={onClose}
    >
      <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
        No test content, no answers, and no picture of a test on a screen: keeping one can be a security breach of its
        own.
      </Alert>
      <NativeSelect
        label="What is it?"
        value={kind}
        data={Attachment.shape.kind.options.map((value) => ({ value, label: ATTACHMENT_KIND_WORDS[value] }))}
        onChange={(event) => chooseKind(Attachment.shape.kind.parse(event.currentTarget.value))}
      />
      <Radio.Group
        label="How is it kept?"
        description={hasNames ? 'It usually holds names, so the paper is enough: say where it is.' : undefined}
        value={isPaper ? 'paper' : 'file'}
        onChange={(value) => setPaper(value === 'paper')}
      >
        <Stack gap={6} mt={6}>
          <Radio value="paper" label="On paper, in a folder of the school" />
          <Radio value="file" label="As a file, encrypted on this laptop" />
        </Stack>
      </Radio.Group>
      <Textarea
        label={isPaper ? 'Where is the paper?' : 'Note (may stay empty)'}
        placeholder={isPaper ? 'Binder 3, front office' : ''}
        autosize
        maxLength={1_900}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {!isPaper && (
        <Checkbox
          label="It shows no test content and no screen of a test"
          checked={isClean}
          onChange={(event) => setClean(event.currentTarget.checked)}
        />
      )}
    </ActDialog>
  );
}

function missingOf(isPaper: boolean, note: string, isClean: boolean): string | null {
  if (isPaper) return note.trim() === '' ? 'Say where the paper is.' : null;
  return isClean ? null : 'Say that it shows no test content.';
}
