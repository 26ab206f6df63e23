import { Button, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { DEVICE_STATES_BY_CONCERN } from '../../../../shared/model/device-state.ts';
import type { DeviceKind } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useRoomViews } from '../../../state/school-store.ts';
import { hasFilters, useUiStore } from '../../../state/ui-store.ts';
import { ChoiceMenu } from '../../../ui/choice-menu.tsx';
import { WORDS } from '../../../words.ts';
import classes from './filter-bar.module.css';
import { LegendButton } from './legend-button.tsx';
import { StateChip } from './state-chip.tsx';
import { useSearchFocus } from './use-search-focus.ts';

const KINDS = Object.keys(DEVICE_KIND_WORDS) as readonly DeviceKind[];

/** Search, the school's numbers by state (each a filter), rooms and kinds, and how many devices they hide. */
export function FilterBar({ hiddenCount }: { readonly hiddenCount: number }) {
  const filters = useUiStore((store) => store.filters);
  const { setFilters, clearFilters } = useUiStore.getState();
  const rooms = useRoomViews();
  const devices = useRosterStore((store) => store.data?.devices);
  const kinds = KINDS.filter((kind) => [...(devices?.values() ?? [])].some((device) => device.kind === kind));
  const searchRef = useSearchFocus();
  return (
    <search className={classes.bar} data-filtered={hasFilters(filters) || undefined}>
      <TextInput
        ref={searchRef}
        className={classes.search}
        size="sm"
        type="search"
        aria-label={WORDS.live.search}
        placeholder={WORDS.live.searchShort}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          <Kbd className={classes.slash} size="xs">
            /
          </Kbd>
        }
        value={filters.search}
        onChange={(event) => setFilters({ search: event.currentTarget.value })}
      />
      <fieldset className={classes.states} aria-label="States">
        {DEVICE_STATES_BY_CONCERN.toReversed().map((state) => (
          <StateChip key={state} state={state} />
        ))}
      </fieldset>
      <LegendButton />
      <ChoiceMenu
        label={WORDS.live.rooms}
        choices={rooms.map((room) => ({ value: room.id, label: room.name }))}
        chosen={filters.roomIds}
        onChange={(roomIds) => setFilters({ roomIds })}
      />
      {kinds.length > 1 && (
        <ChoiceMenu
          label={WORDS.live.kinds}
          choices={kinds.map((kind) => ({ value: kind, label: DEVICE_KIND_WORDS[kind] }))}
          chosen={filters.kinds}
          onChange={(chosen) => setFilters({ kinds: chosen })}
        />
      )}
      {hasFilters(filters) && (
        <Button
          className={classes.clear}
          variant="light"
          size="xs"
          onClick={clearFilters}
          rightSection={<Kbd size="xs">Esc</Kbd>}
        >
          {hiddenCount} hidden · {WORDS.live.clear}
        </Button>
      )}
    </search>
  );
}
