import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useMemo, useState } from 'react';
import { helpWithError } from '../../../shared/model/error-help.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { matchesSearch, searchWords } from '../../state/filtering.ts';
import { useLiveStore } from '../../state/live-store.ts';
import { showErrorHelp } from '../../state/platforms-view.ts';
import { useProfilesInUse } from '../../state/profiles-in-use.ts';
import type { RosterData } from '../../state/roster-delta.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import type { RoomView, SchoolView } from '../../state/school.ts';
import { useSchoolStore } from '../../state/school-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { WORDS } from '../../words.ts';
import { COMMANDS } from './commands.ts';
import { COMMAND_WORDS } from './shortcuts.ts';

/** More than this nobody reads; typing on narrows it down. */
const MAX_EACH = 12;

/** Ctrl+K: any device, room or command by a few letters. */
export function Palette() {
  const [query, setQuery] = useState('');
  const view = useSchoolStore((store) => store.view);
  const roster = useRosterStore((store) => store.data);
  // Not deferred: the kit chooses the first line right after a letter was typed, and Enter takes the chosen one.
  const profiles = useProfilesInUse();
  const groups = useMemo(() => paletteGroups(query, view, roster, profiles), [query, view, roster, profiles]);
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      actions={groups}
      filter={(_query, actions) => actions}
      nothingFound={WORDS.palette.nothing}
      searchProps={{ placeholder: WORDS.palette.placeholder, 'aria-label': WORDS.palette.placeholder }}
      attributes={{ content: { 'aria-label': WORDS.palette.name } }}
      overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
      shortcut={null}
      scrollable
      maxHeight={420}
    />
  );
}

function paletteGroups(
  query: string,
  view: SchoolView | null,
  roster: RosterData | null,
  profiles: readonly PlatformProfile[],
) {
  const words = searchWords(query);
  const rooms = view?.rooms ?? [];
  const errors = { group: 'What a student’s screen says', actions: errorActions(query, profiles) };
  const commands = { group: 'Commands', actions: commandActions(words) };
  return [
    { group: 'Devices', actions: words.length === 0 ? [] : deviceActions(words, rooms, view, roster) },
    {
      group: 'Rooms',
      actions: rooms
        .filter((room) => contains(room.name, words))
        .slice(0, MAX_EACH)
        .map(roomAction),
    },
    // The first line is what Enter takes: a number that is no device's is an error code, words are a command before that.
    ...(HAS_DIGIT.test(query) ? [errors, commands] : [commands, errors]),
  ].filter((group) => group.actions.length > 0);
}

function deviceActions(
  words: readonly string[],
  rooms: readonly RoomView[],
  view: SchoolView | null,
  roster: RosterData | null,
): SpotlightActionData[] {
  const live = useLiveStore.getState().data?.devices;
  const found: SpotlightActionData[] = [];
  for (const room of rooms) {
    for (const id of room.deviceIds) {
      const device = roster?.devices.get(id);
      const seat = view?.seatNames.get(id);
      if (device === undefined || !matchesSearch(device, live?.get(id), seat, room.name, words)) continue;
      found.push({
        id,
        label: device.label,
        description: `${room.name}${seat === undefined ? '' : `, seat ${seat}`}`,
        onClick: () => showDevice(id),
      });
      if (found.length === MAX_EACH) return found;
    }
  }
  return found;
}

function showDevice(deviceId: string): void {
  const { goToDevice, openDevice } = useUiStore.getState();
  goToDevice(deviceId);
  openDevice(deviceId);
}

function roomAction(room: RoomView): SpotlightActionData {
  return {
    id: `room-${room.id}`,
    label: room.name,
    description: room.note,
    onClick: () => {
      const first = room.deviceIds[0];
      if (first !== undefined) useUiStore.getState().goToDevice(first);
    },
  };
}

const HAS_DIGIT = /\d/;
const MAX_ERRORS = 4;
/** Shorter than this is still being typed. */
const ERROR_QUERY_FROM = 2;

function errorActions(query: string, profiles: readonly PlatformProfile[]): SpotlightActionData[] {
  if (query.trim().length < ERROR_QUERY_FROM) return [];
  return helpWithError(profiles, query)
    .answers.slice(0, MAX_ERRORS)
    .map(({ key, title, platform, meaning, kind }) => ({
      id: `error-${key}`,
      label: kind === 'drill' ? title : `${platform} ${title}`,
      description: meaning,
      onClick: () => showErrorHelp(kind === 'drill' ? query : title),
    }));
}

function commandActions(words: readonly string[]): SpotlightActionData[] {
  const lookUp = { id: 'error-help', label: 'Look up an error code', onClick: () => showErrorHelp('') };
  const commands = COMMAND_WORDS.filter(({ id, label }) => id !== 'open-palette' && contains(label, words)).map(
    ({ id, label }) => ({ id, label, onClick: COMMANDS[id] }),
  );
  return contains(lookUp.label, words) ? [...commands, lookUp] : commands;
}

function contains(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
