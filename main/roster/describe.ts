import type { Device } from '../../shared/model/roster.ts';

/** Fields worth a word in the preview, in the order told; times of last contact are not. */
const TOLD: readonly (readonly [keyof Device, string])[] = [
  ['label', 'name'],
  ['address', 'address'],
  ['host', 'host name'],
  ['serial', 'serial number'],
  ['assetTag', 'asset tag'],
  ['seat', 'seat'],
  ['kind', 'kind'],
  ['model', 'model'],
  ['osVersion', 'version'],
  ['memoryMiB', 'memory in MiB'],
  ['studentLabel', 'student label'],
];

/** What changes, for people: `address 10.1.2.3 → 10.1.2.9; room Room 112 → Cart 3`. */
export function describeChange(before: Device, after: Device, roomName: (roomId: string) => string): string {
  const changes = TOLD.flatMap(([key, word]) =>
    before[key] === after[key] ? [] : [`${word} ${show(before[key])} → ${show(after[key])}`],
  );
  if (before.roomId !== after.roomId) {
    const name = (id: string | null) => (id === null ? 'none' : roomName(id));
    changes.push(`room ${name(before.roomId)} → ${name(after.roomId)}`);
  }
  if (before.macs.length !== after.macs.length) changes.push('MAC addresses');
  if (before.isSpare !== after.isSpare) changes.push(after.isSpare ? 'now a spare' : 'no longer a spare');
  if (before.isRetired !== after.isRetired) changes.push(after.isRetired ? 'now retired' : 'no longer retired');
  if (before.isPaused !== after.isPaused) changes.push(after.isPaused ? 'now paused' : 'no longer paused');
  return changes.length === 0 ? 'dates and details' : changes.join('; ');
}

function show(value: unknown): string {
  return value === null ? 'none' : String(value);
}
