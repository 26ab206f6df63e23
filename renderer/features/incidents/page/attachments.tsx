import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { ATTACHMENT_KIND_WORDS } from '../../../../shared/model/incident-wording.ts';
import { command } from '../../../ipc/client.ts';
import { showDone } from '../../../ui/notify.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { sizeWords } from '../model/sizes.ts';
import { ActButton } from './act-button.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

/** Files that are kept with the incident, encrypted. */
export function Attachments() {
  const { view } = useOpenIncident();
  const [isAttaching, setAttaching] = useState(false);
  const now = useMinute();
  const save = async (attachmentId: string) => {
    const file = await command('incidents.saveAttachment', { incidentId: view.id, attachmentId });
    if (typeof file === 'string') showDone(`Saved as ${file}.`);
  };
  return (
    <Section
      title="Attachments"
      actions={
        <ActButton kind="attach" onClick={() => setAttaching(true)}>
          Attach a file…
        </ActButton>
      }
    >
      {view.attachments.length === 0 && <NotSaid>None</NotSaid>}
      <ul className={classes.files}>
        {view.attachments.map(({ id, name, kind, sizeBytes, addedAt }) => (
          <li key={id}>
            <IconPaperclip size={16} aria-hidden />
            <span>
              <b>{name}</b> {ATTACHMENT_KIND_WORDS[kind]}
              <small>
                {sizeWords(sizeBytes)}, added {dayAndTime(addedAt, now)}
              </small>
            </span>
            <Button size="compact-sm" variant="default" aria-label={`Save ${name}`} onClick={() => void save(id)}>
              Save…
            </Button>
          </li>
        ))}
      </ul>
      {isAttaching && <AttachDialog onClose={() => setAttaching(false)} />}
    </Section>
  );
}
