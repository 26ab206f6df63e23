import { compareParts, versionParts } from '../../../../shared/model/os-text.ts';
import type { DeviceKind } from '../../../../shared/model/roster.ts';
import type { VersionFeed } from '../../../../shared/profiles/schema.ts';

/** The lowest app version that the service accepts, by kind of device. */
export type VersionGate = ReadonlyMap<DeviceKind, string>;

const VERSION = /^\d{1,6}(\.\d{1,9}){0,5}$/;

/**
 * Reads a feed's JSON. Keys are taken literally: a dot is part of the key.
 *
 * @returns null when it is not JSON, or names no version for any kind.
 */
export function readVersionFeed(text: string, feed: VersionFeed): VersionGate | null {
  const parsed = parse(text);
  if (!isRecord(parsed)) return null;
  const gate = new Map<DeviceKind, string>();
  for (const [kind, key] of Object.entries(feed.keys)) {
    const entry = parsed[key];
    const minimum = isRecord(entry) ? entry[feed.minimumField] : undefined;
    if (typeof minimum === 'string' && VERSION.test(minimum.trim())) gate.set(kind as DeviceKind, minimum.trim());
  }
  return gate.size === 0 ? null : gate;
}

/** Part by part, missing parts are 0: `16.0` equals `16.0.0`. Negative: `a` is older. Null: one of them is not a version. */
export function compareVersions(a: string, b: string): number | null {
  const one = versionParts(a.trim().replace(/^v/i, ''));
  const other = versionParts(b);
  return one === null || other === null ? null : compareParts(one, other);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
