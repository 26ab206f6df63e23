import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { spellDuration } from '../../../../shared/model/wording.ts';
import { request } from '../../../ipc/client.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { WORDS } from '../../../words.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import classes from './draft-strip.module.css';

const words = WORDS.incidents.drafts;

/** Reports that somebody began and did not submit: they come first, because nobody else knows of them. */
export function DraftStrip({ now }: { readonly now: number }) {
  const drafts = useDrafts();
  const [discarding, setDiscarding] = useState<IncidentDraft | null>(null);
  if (drafts.length === 0) return null;
  return (
    <section className={classes.strip} aria-label={words.title}>
      {drafts.map((draft) => (
        <div key={draft.id} className={classes.draft}>
          <IconPencil size={16} stroke={1.8} aria-hidden />
          <p>
            <b>{words.unfinished}</b> {draft.number} · {whatOf(draft)}
            <small>{words.saved(spellDuration(now - draft.savedAt))}</small>
          </p>
          <Button
            size="compact-sm"
            aria-label={`${words.goOn}: ${draft.number}`}
            onClick={() => useIncidentFormStore.getState().goOn(draft.id)}
          >
            {words.goOn}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${words.discard} ${draft.number}`}
            onClick={() => setDiscarding(draft)}
          >
            {words.discard}
          </Button>
        </div>
      ))}
      <DiscardDialog draft={discarding} onClose={() => setDiscarding(null)} />
    </section>
  );
}

function whatOf({ content: { categoryCode, roomName, description } }: IncidentDraft): string {
  const what = categoryCode === null ? description.slice(0, 80).trim() : categoryName(categoryCode);
  return [what === '' ? words.nothingYet : what, roomName].filter((part) => part !== '').join(', ');
}

/** Newest first; asked for again whenever any incident or draft changed. */
function useDrafts(): readonly IncidentDraft[] {
  const revision = useIncidentsStore((store) => store.revision);
  const [drafts, setDrafts] = useState<readonly IncidentDraft[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is why it is asked for again
  useEffect(() => {
    let isWanted = true;
    void request('incidents.drafts').then((reply) => {
      if (isWanted) setDrafts(reply.ok ? reply.value : []);
    });
    return () => {
      isWanted = false;
    };
  }, [revision]);
  return drafts;
}
