import type { DeviceState } from '../../../shared/model/device-state.ts';
import type { EventGroup } from '../../../shared/model/event-groups.ts';
import { STATE_WORDS } from '../../../shared/model/wording.ts';

/** One event as a short sentence: `Room 114 lost 11 devices`, `Library A5 is flaky`. */
export function eventWords(group: EventGroup): string {
  const [first] = group.transitions;
  if (first === undefined) return '';
  const count = group.transitions.length;
  if (count > 1) return manyWords(group.roomName ?? '', count, group.to);
  const place = [first.roomName, first.seat].filter((part) => part !== null).join(' ');
  return `${place === '' ? first.deviceLabel : place} ${oneWords(first.to, first.from)}`;
}

function manyWords(room: string, count: number, to: DeviceState): string {
  if (to === 'down') return `${room} lost ${count} devices`;
  if (to === 'up') return `${room}: ${count} devices are up`;
  return `${room}: ${count} devices are ${STATE_WORDS[to]}`;
}

function oneWords(to: DeviceState, from: DeviceState): string {
  if (to === 'up' && from === 'down') return 'is back';
  return `is ${STATE_WORDS[to]}`;
}
