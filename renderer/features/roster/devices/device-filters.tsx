import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { DeviceKind, type Room } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { countOf, formatCount } from '../../../ui/counts.ts';
import classes from './device-filters.module.css';
import {
  ALL_DEVICES,
  DEVICE_MARK_WORDS,
  type DeviceMark,
  type DeviceQuery,
  isFiltering,
  NO_ROOM,
} from './device-query.ts';

interface Props {
  readonly query: DeviceQuery;
  readonly rooms: readonly Room[];
  readonly shown: number;
  readonly total: number;
  readonly onChange: (query: DeviceQuery) => void;
}

/** Where "find" puts the keyboard. */
export const SEARCH_INPUT_ID = 'roster-search';

const MARKS = Object.keys(DEVICE_MARK_WORDS) as DeviceMark[];
/** The value of an option that filters nothing. */
const ANY = '';

export function DeviceFilters({ query, rooms, shown, total, onChange }: Props) {
  return (
    <search className={classes.filters} aria-label="Find devices">
      <TextInput
        id={SEARCH_INPUT_ID}
        size="sm"
        className={classes.search ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-label="Search devices"
        placeholder="Label, serial, address, host, MAC…"
        value={query.search}
        onChange={(event) => onChange({ ...query, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange({ ...query, search: '' });
        }}
      />
      <NativeSelect
        size="sm"
        className={classes.choice ?? ''}
        aria-label="Room"
        value={query.room ?? ANY}
        data={[
          { value: ANY, label: 'All rooms' },
          ...rooms.map((room) => ({ value: room.id, label: room.name })),
          { value: NO_ROOM, label: 'No room' },
        ]}
        onChange={(event) => onChange({ ...query, room: event.currentTarget.value || null })}
      />
      <NativeSelect
        size="sm"
        className={classes.choice ?? ''}
        aria-label="Kind"
        value={query.kind ?? ANY}
        data={[
          { value: ANY, label: 'All kinds' },
          ...DeviceKind.options.map((kind) => ({ value: kind, label: DEVICE_KIND_WORDS[kind] })),
        ]}
        onChange={(event) => onChange({ ...query, kind: DeviceKind.safeParse(event.currentTarget.value).data ?? null })}
      />
      <NativeSelect
        size="sm"
        className={classes.choice ?? ''}
        aria-label="Marked as"
        value={query.mark ?? ANY}
        data={[
          { value: ANY, label: 'Any mark' },
          ...MARKS.map((mark) => ({ value: mark, label: DEVICE_MARK_WORDS[mark] })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ ...query, mark: MARKS.find((mark) => mark === value) ?? null });
        }}
      />
      {isFiltering(query) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ ...ALL_DEVICES, sort: query.sort })}>
          Show all
        </Button>
      )}
      <Text size="sm" c="dimmed" className={classes.count ?? ''} role="status">
        {shown === total ? countOf(total, 'device') : `${formatCount(shown)} of ${countOf(total, 'device')}`}
      </Text>
    </search>
  );
}
