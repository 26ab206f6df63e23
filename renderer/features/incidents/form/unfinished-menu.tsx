import { Button, Menu } from '@mantine/core';
import { useEffect } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { categoryOf } from '../../../../shared/model/incident-categories.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { minuteTime } from '../../../ui/times.ts';
import { useFormStore } from './form-store.ts';
import classes from './unfinished.module.css';
import { refreshUnfinished, useUnfinishedStore } from './unfinished-store.ts';

interface Props {
  /** In the header: out of the way while the form, which has the list too, is open. */
  readonly isInHeader?: boolean;
}

/** Drafts that wait to be finished, to go on with; nothing while there are none but the open one. */
export function UnfinishedMenu({ isInHeader = false }: Props) {
  const drafts = useUnfinished();
  const openId = useFormStore(({ phase }) => (phase.kind === 'editing' ? phase.draft.id : null));
  const isFormOpen = useIncidentFormStore((store) => store.request !== null);
  const others = drafts.filter(({ id }) => !isFormOpen || id !== openId);
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" width={340} withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          className={classes.unfinished}
          data-away={(isInHeader && isFormOpen) || undefined}
        >
          {others.length} unfinished
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }} aria-label="Unfinished incidents">
        {others.map((draft) => (
          <DraftItem key={draft.id} draft={draft} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function DraftItem({ draft }: { readonly draft: IncidentDraft }) {
  const isProjector = useIsProjector();
  const { content, number, savedAt } = draft;
  const text = isProjector ? '' : content.description.slice(0, 80);
  const what = content.categoryCode === null ? text : categoryOf(content.categoryCode).name;
  return (
    <Menu.Item onClick={() => useIncidentFormStore.getState().goOn(draft.id)}>
      <span className={classes.draftItem}>
        <b>{what === '' ? 'Nothing chosen yet' : what}</b>
        <small>
          {[content.roomName, `saved ${minuteTime(savedAt)}`, number].filter((part) => part !== '').join(' · ')}
        </small>
      </span>
    </Menu.Item>
  );
}

/** Asked for at the start and whenever incidents changed. */
function useUnfinished(): readonly IncidentDraft[] {
  const revision = useIncidentsStore((store) => store.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is the reason to ask again
  useEffect(() => {
    void refreshUnfinished();
  }, [revision]);
  return useUnfinishedStore((store) => store.drafts);
}
