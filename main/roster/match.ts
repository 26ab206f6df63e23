import type { Device, RosterSnapshot } from '../../shared/model/roster.ts';
import { roomKey } from './rooms.ts';

/** By what a device is told from others. Addresses are not among it: they wander. */
export interface Identity {
  readonly serial: string | null;
  readonly assetTag: string | null;
  readonly macs: readonly string[];
  readonly host: string | null;
  readonly label: string;
  /** Normalised room name; null where nothing is known. */
  readonly room: string | null;
  readonly seat: string | null;
  /** Only to tell devices of one label apart, never to join by. */
  readonly address: string | null;
}

export function identityOf(device: Device, roomNames: ReadonlyMap<string, string>): Identity {
  return {
    serial: device.serial,
    assetTag: device.assetTag,
    macs: device.macs,
    host: device.host,
    label: device.label,
    room: device.roomId === null ? null : (roomNames.get(device.roomId) ?? null),
    seat: device.seat,
    address: device.address,
  };
}

export function roomNamesById(roster: RosterSnapshot): Map<string, string> {
  return new Map(roster.rooms.map((room) => [room.id, roomKey(room.name)]));
}

/** One way to recognise a device again. Tiers are tried in order over all rows, so that a sure match goes before a guess. */
interface Tier {
  readonly keysOf: (identity: Identity) => readonly string[];
  /** Only a key that one row and one device have joins them. */
  readonly mustBeUnique: boolean;
  /** Further conditions on the pair. */
  readonly accepts: (row: Identity, device: Identity) => boolean;
}

const upper = (text: string | null): readonly string[] => (text === null ? [] : [text.trim().toUpperCase()]);
const differ = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toUpperCase() !== b.trim().toUpperCase();
const sameSerial = (a: Identity, b: Identity): boolean => !differ(a.serial, b.serial);
const sameIds = (a: Identity, b: Identity): boolean => sameSerial(a, b) && !differ(a.assetTag, b.assetTag);

const bySerial: Tier = { keysOf: (one) => upper(one.serial), mustBeUnique: false, accepts: () => true };
const byAssetTag: Tier = { keysOf: (one) => upper(one.assetTag), mustBeUnique: false, accepts: sameSerial };
const byMac: Tier = { keysOf: (one) => one.macs, mustBeUnique: false, accepts: sameIds };

/** Labels join only rows and devices that carry no contradicting serial number or asset tag. */
const labelWith = (...parts: readonly ('room' | 'seat' | 'address')[]): Tier => ({
  keysOf: (one) => [JSON.stringify([one.label.toUpperCase(), ...parts.map((part) => one[part])])],
  mustBeUnique: false,
  accepts: sameIds,
});

/** Across rooms only labels that are no seat numbers count: `CB-0417` is one device, `12` is one in every room. */
const byLabelAnywhere: Tier = {
  keysOf: (one) => [...new Set([...upper(one.label), ...upper(one.assetTag)])],
  mustBeUnique: true,
  accepts: (row, device) => sameIds(row, device) && (row.room === null || !isSeatLike(row.label)),
};
const byLabelAndAddress: Tier = {
  keysOf: (one) => (one.address === null ? [] : [JSON.stringify([one.label.toUpperCase(), one.address])]),
  mustBeUnique: true,
  accepts: sameIds,
};
const byHost: Tier = { keysOf: (one) => upper(one.host), mustBeUnique: true, accepts: sameIds };
/** DHCP servers know a short or a full name; ChromeOS can send the asset tag or serial number as its name (facts, 1.2). */
const byAnyName: Tier = {
  keysOf: (one) => {
    const names = [...upper(one.host), ...upper(one.host?.split('.')[0] ?? null), ...upper(one.label)];
    return [...new Set([...names, ...upper(one.assetTag), ...upper(one.serial)])];
  },
  mustBeUnique: true,
  accepts: sameIds,
};

export const FULL_IMPORT_TIERS: readonly Tier[] = [
  bySerial,
  byAssetTag,
  byMac,
  labelWith('room', 'seat', 'address'),
  labelWith('room', 'seat'),
  labelWith('room'),
  byLabelAndAddress,
  byLabelAnywhere,
  byHost,
];

export const ADDRESSES_ONLY_TIERS: readonly Tier[] = [bySerial, byAssetTag, byMac, byHost, byAnyName];

/**
 * Finds for every row the device it is about. Each device is given to one row at most.
 *
 * @param rows  Null for rows that are out of the question.
 * @returns Index of the device by row; rows that match none are absent. Yields so that long files can be sliced.
 */
export function* matchRows(
  rows: readonly (Identity | null)[],
  devices: readonly Identity[],
  tiers: readonly Tier[],
): Generator<void, Map<number, number>> {
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  for (const tier of tiers) {
    if (matches.size === rows.length || taken.size === devices.length) break;
    const wanted = yield* countKeys(tier, rows, matches);
    if (wanted.size === 0) continue;
    const byKey = yield* indexBy(tier, devices, taken, wanted);
    for (const [rowIndex, row] of rows.entries()) {
      if (rowIndex % 256 === 0) yield;
      if (row === null || matches.has(rowIndex)) continue;
      for (const key of tier.keysOf(row)) {
        const candidates = byKey.get(key) ?? [];
        if (tier.mustBeUnique && (candidates.length !== 1 || wanted.get(key) !== 1)) continue;
        while (candidates.length > 1 && taken.has(candidates.at(-1) ?? -1)) candidates.pop();
        const found = candidates.findLast((candidate) => {
          const device = devices[candidate];
          return device !== undefined && !taken.has(candidate) && tier.accepts(row, device);
        });
        if (found === undefined) continue;
        matches.set(rowIndex, found);
        taken.add(found);
        break;
      }
    }
  }
  return matches;
}

/** How many rows still without a device carry each key. */
function* countKeys(
  tier: Tier,
  rows: readonly (Identity | null)[],
  matches: ReadonlyMap<number, number>,
): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index % 256 === 0) yield;
    if (row === null || matches.has(index)) continue;
    for (const key of tier.keysOf(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Devices not yet given away by the keys that rows ask for; the first device last, so that those given away can be popped. */
function* indexBy(
  tier: Tier,
  devices: readonly Identity[],
  taken: ReadonlySet<number>,
  wanted: ReadonlyMap<string, number>,
): Generator<void, Map<string, number[]>> {
  const byKey = new Map<string, number[]>();
  for (let index = devices.length - 1; index >= 0; index -= 1) {
    if (index % 256 === 0) yield;
    const device = devices[index];
    if (device === undefined || taken.has(index)) continue;
    for (const key of tier.keysOf(device)) {
      if (!wanted.has(key)) continue;
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [index]);
      else list.push(index);
    }
  }
  return byKey;
}

/** `12`, `A3`, `iPad 7`: at most two digits number a seat or the devices of one room, more number a school's. */
function isSeatLike(label: string): boolean {
  const digits = label.replace(/\D/g, '').length;
  return digits > 0 && digits <= 2;
}
