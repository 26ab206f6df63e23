import type { Device } from '../../shared/model/roster.ts';

const MAX_VERSION_LENGTH = 40;

/** One cell for all testing apps: `drc-insight 17.0.0; testnav 1.11.3`. Characters that would end a version are escaped as in addresses. */
export function writeAppVersions(versions: Device['appVersions']): string {
  return Object.entries(versions)
    .map(([platformId, version]) => `${platformId} ${version.replace(/[%;\s]/g, encodeURIComponent)}`)
    .join('; ');
}

/** @returns Null where the cell is not written as {@link writeAppVersions} does. */
export function readAppVersions(cell: string): Device['appVersions'] | null {
  const versions: Record<string, string> = {};
  for (const part of cell.split(';').map((text) => text.trim())) {
    const match = /^([a-z0-9-]{1,64}) (\S+)$/.exec(part);
    const version = unescaped(match?.[2] ?? '').slice(0, MAX_VERSION_LENGTH);
    if (match?.[1] === undefined || version === '') return null;
    versions[match[1]] = version;
  }
  return versions;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Typed by hand: a lone percent sign is one.
    return text;
  }
}
