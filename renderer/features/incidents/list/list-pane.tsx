import { useDebouncedValue } from '@mantine/hooks';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { isFiltered } from '../model/list-query.ts';
import { DraftStrip } from './draft-strip.tsx';
import { EmptyList } from './empty-list.tsx';
import { IncidentTable } from './incident-table.tsx';
import { ListExport } from './list-export.tsx';
import { ListFilterBar } from './list-filters.tsx';
import classes from './list-pane.module.css';
import { useListStore } from './list-store.ts';
import { useIncidentRows } from './use-incident-rows.ts';

/** Typing goes on this long before it is searched for. */
const TYPING_PAUSE_MS = 120;

/** Every incident that the person may see, the most pressing first; unfinished ones above. */
export function ListPane() {
  const filters = useListStore((store) => store.filters);
  const [settled] = useDebouncedValue(filters, TYPING_PAUSE_MS);
  const rows = useIncidentRows(settled);
  const now = useMinute();
  const { total, error } = rows;
  return (
    <div className={classes.pane}>
      <DraftStrip now={now} />
      <ListFilterBar total={total} />
      {error !== null ? (
        <p className={classes.refused} role="alert">
          {error.message}
        </p>
      ) : total === 0 ? (
        <EmptyList isFiltered={isFiltered(filters)} onlyOpen={filters.onlyOpen} />
      ) : (
        <IncidentTable rows={rows} total={total ?? 0} now={now} onOpen={useIncidentsStore.getState().open} />
      )}
      {total !== null && total > 0 && <ListExport filters={settled} total={total} />}
    </div>
  );
}
