import type { Device, DevicePatch } from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isPlaceholderSerial, parseMac, tidyLine } from './values.ts';

/** By what a device is known again when a list is imported. */
type Identity = Pick<Device, 'serial' | 'assetTag' | 'macs'>;

/**
 * The identity of `device` with what a person typed laid over it. Two devices with one identity would be taken for each other
 * by the next import, so a value that another device has is refused.
 *
 * @param others  All devices of the roster; `device` itself among them does not count.
 * @returns Failures: `placeholder-serial`, `bad-mac`, `serial-taken`, `asset-tag-taken`, `mac-taken`.
 */
export function typedIdentity(device: Device, patch: DevicePatch, others: readonly Device[]): Result<Identity> {
  const serial = patch.serial === undefined ? device.serial : tidyLine(patch.serial ?? '') || null;
  const assetTag = patch.assetTag === undefined ? device.assetTag : tidyLine(patch.assetTag ?? '') || null;
  if (patch.serial && serial !== null && isPlaceholderSerial(serial)) {
    return fail(
      'placeholder-serial',
      `“${serial}” is no serial number but what a maker left in its place. Leave the field empty.`,
    );
  }
  const macs = patch.macs === undefined ? ok(device.macs) : typedMacs(patch.macs);
  if (!macs.ok) return macs;
  const identity = { serial, assetTag, macs: macs.value };
  const taken = findTaken(device, identity, others);
  return taken === null ? ok(identity) : taken;
}

function typedMacs(typed: readonly string[]): Result<string[]> {
  const macs = new Set<string>();
  for (const text of typed.map(tidyLine)) {
    if (text === '') continue;
    const parsed = parseMac(text);
    if (parsed === null) {
      return fail('bad-mac', `“${text}” cannot be a device’s MAC address. One looks like 3c:18:a0:11:22:33.`);
    }
    macs.add(parsed.mac);
  }
  return ok([...macs]);
}

/** Only values that are new to the device are looked for: what an import let stand may be kept. */
function findTaken(device: Device, next: Identity, others: readonly Device[]): Result<never> | null {
  const serial = isSame(next.serial, device.serial) ? null : next.serial;
  const assetTag = isSame(next.assetTag, device.assetTag) ? null : next.assetTag;
  const macs = next.macs.filter((mac) => !device.macs.includes(mac));
  if (serial === null && assetTag === null && macs.length === 0) return null;
  for (const other of others) {
    if (other.id === device.id) continue;
    if (serial !== null && isSame(other.serial, serial)) return taken('serial', `serial number ${serial}`, other);
    if (assetTag !== null && isSame(other.assetTag, assetTag))
      return taken('asset-tag', `asset tag ${assetTag}`, other);
    const mac = macs.find((one) => other.macs.includes(one));
    if (mac !== undefined) return taken('mac', `MAC address ${mac}`, other);
  }
  return null;
}

/** As the importer compares: without regard to case. */
function isSame(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && a.toUpperCase() === b.toUpperCase());
}

function taken(what: string, words: string, owner: Device): Result<never> {
  return fail(`${what}-taken`, `The ${words} belongs to “${owner.label}” already. Take it off there first.`);
}
