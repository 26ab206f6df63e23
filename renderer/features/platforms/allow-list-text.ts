import { type PlatformSite, platformSite, type Site } from '../../../shared/model/site.ts';
import { appliesTo, fillFields } from '../../../shared/profiles/read.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { sourceWords } from '../../ui/source-words.ts';

/** One address that the filter must let through. */
export interface AllowedAddress {
  /** `*.testnav.com`, `home.testnav.com`. */
  readonly pattern: string;
  readonly ports: readonly number[];
  readonly purpose: string;
  readonly need: 'required' | 'optional';
  /** Where it comes from, in one line. */
  readonly source: string;
  readonly note: string | null;
}

/** What the network team has to allow for this school: the vendor's patterns, concrete hosts beyond them, the school's own. */
export function allowedAddresses(profile: PlatformProfile, site: Site): readonly AllowedAddress[] {
  const own = platformSite(site, profile.id);
  const inUse = systemsInUse(profile, own);
  const patterns = profile.allowList
    .filter((entry) => appliesTo(entry.managementSystems, inUse))
    .map((entry) => ({ ...entry, pattern: fillFields(entry.pattern, own.fields) ?? entry.pattern }))
    .map(({ pattern, ports, purpose, need, note, ...citation }) => ({
      pattern,
      ports,
      purpose,
      need,
      source: sourceWords(profile, citation),
      note: note ?? null,
    }));
  const isCovered = (host: string) => patterns.some(({ pattern }) => matches(pattern, host));
  const hosts = profile.hosts
    .filter((host) => appliesTo(host.managementSystems, inUse))
    .flatMap(({ host, port, purpose, need, note, ...citation }) => {
      const filled = fillFields(host, own.fields);
      if (filled === null || isCovered(filled)) return [];
      return [
        { pattern: filled, ports: [port], purpose, need, source: sourceWords(profile, citation), note: note ?? null },
      ];
    });
  const extra = own.extraHosts.map(({ host, port, purpose, need }) => ({
    pattern: host,
    ports: [port],
    purpose,
    need,
    source: 'Added by the school',
    note: null,
  }));
  return [...patterns, ...hosts, ...extra];
}

/** The list as text for a message: what it is, how old, then one address a line. */
export function allowListText(profile: PlatformProfile, site: Site): string {
  const addresses = allowedAddresses(profile, site);
  const block = (title: string, need: AllowedAddress['need']) => {
    const lines = addresses.filter((address) => address.need === need).map(addressLine);
    return lines.length === 0 ? [] : ['', title, ...lines];
  };
  return [
    `${profile.name} (${profile.vendor}): addresses to allow${site.school === '' ? '' : ` for ${site.school}`}`,
    `School year ${profile.schoolYear}, list put together on ${profile.compiledOn}.`,
    'Please allow these on the network that students test on, and on the one of the console laptop.',
    ...block('Required:', 'required'),
    ...block('Optional:', 'optional'),
    '',
    'Compare this with the current guide of the testing program before you rely on it.',
  ].join('\n');
}

function addressLine({ pattern, ports, purpose, source, note }: AllowedAddress): string {
  const port = ports.length === 0 ? 'port not stated' : `TCP ${ports.join(', ')}`;
  return `  ${pattern}  ${port}  ${purpose}\n      ${source}${note === null ? '' : `. ${note}`}`;
}

/** The system that the school chose; all of them while it has not, so that nothing is missing from a list that is sent out. */
function systemsInUse(profile: PlatformProfile, own: PlatformSite): ReadonlySet<string> {
  if (own.managementSystem !== null) return new Set([own.managementSystem]);
  return new Set(profile.managementSystems.map(({ id }) => id));
}

/** `*.testnav.com` covers everything below it, and not the domain itself. */
function matches(pattern: string, host: string): boolean {
  const lower = pattern.toLowerCase();
  return lower.startsWith('*.') ? host.toLowerCase().endsWith(lower.slice(1)) : host.toLowerCase() === lower;
}
