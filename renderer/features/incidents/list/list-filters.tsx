import { Button, Kbd, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { IncidentQuery } from '../../../../shared/model/incident.ts';
import { CATEGORIES } from '../../../../shared/model/incident-categories.ts';
import { INCIDENT_STATE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { ChoiceMenu } from '../../../ui/choice-menu.tsx';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import { isFiltered, LISTED_STATES } from '../model/list-query.ts';
import classes from './list-filters.module.css';
import { useListStore } from './list-store.ts';
import { useFindKey } from './use-find-key.ts';

const words = WORDS.incidents.list;

/** What is shown of the incidents, and in which order. @param total Null: not known yet. */
export function ListFilterBar({ total }: { readonly total: number | null }) {
  const filters = useListStore((store) => store.filters);
  const { setFilters, clearFilters } = useListStore.getState();
  const search = useFindKey();
  return (
    <search className={classes.bar} aria-label={words.find}>
      <TextInput
        ref={search}
        className={classes.search ?? ''}
        size="sm"
        type="search"
        aria-label={words.search}
        placeholder={words.searchShort}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">/</Kbd>}
        value={filters.text}
        onChange={(event) => setFilters({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFilters({ text: '' });
        }}
      />
      <SegmentedControl
        size="sm"
        aria-label={words.openOrAll}
        value={filters.onlyOpen ? 'open' : 'all'}
        data={[
          { value: 'open', label: words.open },
          { value: 'all', label: words.all },
        ]}
        onChange={(value) => setFilters({ onlyOpen: value === 'open' })}
      />
      <ChoiceMenu
        label={words.states}
        choices={LISTED_STATES.map((state) => ({ value: state, label: INCIDENT_STATE_WORDS[state].word }))}
        chosen={filters.states}
        onChange={(states) => setFilters({ states })}
      />
      <ChoiceMenu
        label={words.categories}
        choices={CATEGORIES.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={filters.categories}
        onChange={(categories) => setFilters({ categories })}
      />
      <div className={classes.days}>
        <TextInput
          type="date"
          size="sm"
          aria-label={words.from}
          value={filters.from}
          onChange={(event) => setFilters({ from: event.currentTarget.value })}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          type="date"
          size="sm"
          aria-label={words.to}
          value={filters.to}
          onChange={(event) => setFilters({ to: event.currentTarget.value })}
        />
      </div>
      <SegmentedControl
        size="sm"
        aria-label={words.order}
        value={filters.sort}
        data={[
          { value: 'due', label: words.byDue },
          { value: 'newest', label: words.newest },
        ]}
        onChange={(value) => setFilters({ sort: value as IncidentQuery['sort'] })}
      />
      {isFiltered(filters) && (
        <Button variant="subtle" size="compact-sm" onClick={clearFilters}>
          {words.showAll}
        </Button>
      )}
      <Text size="sm" c="dimmed" className={classes.count ?? ''} role="status">
        {total === null ? '' : countOf(total, 'incident')}
      </Text>
    </search>
  );
}
