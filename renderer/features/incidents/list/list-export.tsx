import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import { type ExportOffer, exportOffers } from '../model/exports.ts';
import { type ListFilters, queryOf } from '../model/list-query.ts';
import { ExportDialog } from '../ui/export-dialog.tsx';
import { OfferMenu } from '../ui/offer-menu.tsx';
import classes from './list-export.module.css';
import { useListStore } from './list-store.ts';

const words = WORDS.incidents.list;

/** As many as one file takes (`incidents.export`). */
const MOST = 500;

interface Props {
  readonly filters: ListFilters;
  readonly total: number;
}

/** What leaves the console from here: the chosen incidents, or all that the filters show. */
export function ListExport({ filters, total }: Props) {
  const selected = useListStore((store) => store.selected);
  const role = useAccessStore(({ access }) => access.current?.role ?? null);
  const [offer, setOffer] = useState<ExportOffer | null>(null);
  const offers = exportOffers(role, 'many');
  const count = selected.size > 0 ? selected.size : Math.min(total, MOST);
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed" role="status">
        {scopeWords(selected.size, total)}
      </Text>
      {selected.size > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => useListStore.getState().select(new Set())}>
          {words.selectNone}
        </Button>
      )}
      {offers.length > 0 && (
        <OfferMenu
          ml="auto"
          position="top-end"
          label={words.export(countOf(count, 'incident'))}
          offers={offers}
          onChoose={setOffer}
        />
      )}
      {offer !== null && (
        <ExportDialog
          offer={offer}
          scope={countOf(count, 'incident')}
          incidentIds={() => (selected.size > 0 ? Promise.resolve([...selected]) : shownIds(filters))}
          onClose={() => setOffer(null)}
        />
      )}
    </div>
  );
}

function scopeWords(selected: number, total: number): string {
  if (selected > 0) return words.selected(selected);
  return total > MOST ? words.firstOnly(MOST) : words.nothingSelected;
}

/** Null after a refusal, which was shown. */
async function shownIds(filters: ListFilters): Promise<readonly IncidentId[] | null> {
  const page = await command('incidents.list', { ...queryOf(filters), offset: 0, limit: MOST });
  return page?.rows.map(({ id }) => id) ?? null;
}
