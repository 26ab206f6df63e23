import { EMPTY_PLATFORM_SITE, isRehearsal, type PlatformSite, type Site } from '../../../../shared/model/site.ts';
import type { PlatformId } from '../../../../shared/profiles/schema.ts';
import { countOf } from '../../../ui/counts.ts';
import { dayDate } from '../../../ui/times.ts';

/** One thing that a site file would change here: `DNS servers`, from `10.0.0.1` to `nothing`. */
export interface SiteChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What taking `next` in the place of `now` would change, for the person who decides; empty: nothing. The testing window is no
 * part of it, since no file carries that.
 *
 * @param nameOf  A platform's name.
 */
export function siteChanges(now: Site, next: Site, nameOf: (id: PlatformId) => string): SiteChange[] {
  const platformIds = [...new Set([...Object.keys(now.platforms), ...Object.keys(next.platforms)])];
  return [
    ...differences(SCHOOL, now, next),
    ...platformIds.flatMap((id) =>
      differences(PLATFORM, now.platforms[id] ?? EMPTY_PLATFORM_SITE, next.platforms[id] ?? EMPTY_PLATFORM_SITE).map(
        (change) => ({ ...change, what: `${nameOf(id)}: ${change.what}` }),
      ),
    ),
    ...differences(NETWORK, now.network, next.network),
    ...differences(REST, now, next),
  ];
}

/** A part by its name for people, and what of it is compared. Its words are shown where they differ, else a plain "changed". */
type Part<T> = readonly [what: string, of: (whole: T) => unknown, words: (whole: T) => string];

const SCHOOL: readonly Part<Site>[] = [
  ['School', ({ school }) => school, ({ school }) => orNothing(school)],
  ['State or testing program', ({ program }) => program, ({ program }) => orNothing(program)],
];

const PLATFORM: readonly Part<PlatformSite>[] = [
  ['in use', ({ isUsed }) => isUsed, ({ isUsed }) => (isUsed ? 'yes' : 'no')],
  ['management system', (said) => said.managementSystem, ({ managementSystem }) => managementSystem ?? 'not chosen'],
  ['fields', ({ fields }) => filled(fields), ({ fields }) => countOf(Object.keys(filled(fields)).length, 'value')],
  [
    'machines of the school',
    ({ localServices }) => localServices,
    ({ localServices }) => countOf(Object.values(localServices).flat().length, 'machine'),
  ],
  ['hosts of the school', ({ extraHosts }) => extraHosts, ({ extraHosts }) => countOf(extraHosts.length, 'host')],
  [
    'limits of the school',
    ({ thresholds }) => thresholds,
    ({ thresholds }) => countOf(Object.keys(thresholds).length, 'limit'),
  ],
  [
    'check list',
    ({ addedItems, hiddenItems, itemTitles }) => [addedItems, hiddenItems, itemTitles],
    ({ addedItems, hiddenItems, itemTitles }) =>
      `${addedItems.length} added, ${hiddenItems.length} left out, ${Object.keys(itemTitles).length} reworded`,
  ],
];

const NETWORK: readonly Part<Site['network']>[] = [
  ['DNS servers', ({ dnsServers }) => dnsServers, ({ dnsServers }) => listed(dnsServers)],
  ['Expected proxy', ({ expectedProxy }) => expectedProxy, ({ expectedProxy }) => orNothing(expectedProxy ?? '')],
  ['Words of the block page', (network) => network.blockPageWords, (network) => listed(network.blockPageWords)],
  [
    'Addresses of the block page',
    (network) => network.blockPageAddresses,
    (network) => listed(network.blockPageAddresses),
  ],
  [
    'Public test pages',
    (network) => network.mayVisitTestPages,
    (network) => (network.mayVisitTestPages ? 'on' : 'off'),
  ],
  [
    'Internet targets',
    ({ internetTargets }) => internetTargets,
    ({ internetTargets }) => listed(internetTargets.map(({ host, port }) => `${host}:${port}`)),
  ],
  [
    'Download for a speed sample',
    ({ throughputUrl }) => throughputUrl,
    (network) => orNothing(network.throughputUrl ?? ''),
  ],
  ['Devices of the network', ({ devices }) => devices, ({ devices }) => countOf(devices.length, 'device')],
];

const REST: readonly Part<Site>[] = [
  [
    'Checks at set times',
    ({ schedule }) => schedule,
    ({ schedule }) => (schedule.isOn ? `on, ${listed(schedule.times)}` : `off, ${listed(schedule.times)}`),
  ],
  [
    'Whom to call',
    ({ contacts }) => contacts,
    ({ contacts }) => countOf(Object.keys(contacts).length, 'person', 'people'),
  ],
  ['Testing program', ({ testing }) => testing.programId, ({ testing }) => testing.programId ?? 'not chosen'],
  [
    'District',
    ({ testing }) => [testing.district, testing.districtCode, testing.schoolCode],
    ({ testing: { district, districtCode, schoolCode } }) =>
      listed([district, districtCode, schoolCode].filter((part) => part !== '')),
  ],
  [
    'Test coordinators',
    ({ testing }) => [testing.schoolCoordinator, testing.districtCoordinator],
    ({ testing: { schoolCoordinator, districtCoordinator } }) =>
      listed([schoolCoordinator, districtCoordinator].filter((part) => part !== '')),
  ],
  ['Holidays', ({ testing }) => testing.holidays, ({ testing }) => countOf(testing.holidays.length, 'day')],
  [
    'Last day of the testing window',
    ({ testing }) => testing.windowEndsAt,
    ({ testing }) => (testing.windowEndsAt === null ? 'not known' : dayDate(testing.windowEndsAt)),
  ],
  [
    'School year and small counts',
    ({ testing }) => [testing.schoolYearStartsInMonth, testing.smallCount],
    ({ testing }) => `month ${testing.schoolYearStartsInMonth}, below ${testing.smallCount}`,
  ],
  ['Rehearsal', ({ rehearsal }) => rehearsal, (site) => (isRehearsal(site) ? 'on, results are not real' : 'off')],
];

function differences<T>(parts: readonly Part<T>[], now: T, next: T): SiteChange[] {
  return parts
    .filter(([, of]) => textOf(of(now)) !== textOf(of(next)))
    .map(([what, , words]) => {
      const [from, to] = [words(now), words(next)];
      return { what, from, to: from === to ? `${to}, but others` : to };
    });
}

/** The same for the same content, in whatever order its keys were written. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function filled(fields: PlatformSite['fields']): PlatformSite['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function orNothing(text: string): string {
  return text === '' ? 'nothing' : text;
}

function listed(values: readonly string[]): string {
  return orNothing(values.join(', '));
}
