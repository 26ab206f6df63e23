import { DeviceKind } from '../../../shared/model/roster.ts';
import { type PlatformSite, platformSite, type Site } from '../../../shared/model/site.ts';
import { DEVICE_KIND_WORDS } from '../../../shared/model/wording.ts';
import { fillFields } from '../../../shared/profiles/read.ts';
import type { Citation, OsRule, PlatformProfile, Threshold } from '../../../shared/profiles/schema.ts';
import { sourceWords } from '../../ui/source-words.ts';
import { thresholdWords } from '../../ui/threshold-words.ts';

/** One line of a platform's page. */
export interface FactRow {
  readonly key: string;
  readonly what: string;
  /** Under it, in plain words. */
  readonly about: string | null;
  readonly value: string;
  /** Where it comes from, in one line. */
  readonly source: string;
  /** What a reader must know before relying on it. */
  readonly note: string | null;
  /** Text for the clipboard. */
  readonly copy?: string;
}

export interface FactSection {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly FactRow[];
}

/** A profile with what the school says about it. */
interface Page {
  readonly profile: PlatformProfile;
  readonly own: PlatformSite;
}

/** What the page of a platform shows, in order; sections without anything are left out. */
export function platformSections(profile: PlatformProfile, site: Site): readonly FactSection[] {
  const page = { profile, own: platformSite(site, profile.id) };
  return SECTIONS.map(({ title, hint, rows }) => ({ title, hint, rows: rows(page) })).filter(
    ({ rows }) => rows.length > 0,
  );
}

const SECTIONS: readonly (Omit<FactSection, 'rows'> & { readonly rows: (page: Page) => readonly FactRow[] })[] = [
  {
    title: 'Hosts that this laptop checks',
    hint: 'Name, connection and certificate of each; what it proves is proved for this laptop’s own network.',
    rows: hostRows,
  },
  {
    title: 'Machines inside the school',
    hint: 'Settings say whether the school has them, where, and on which ports.',
    rows: serviceRows,
  },
  {
    title: 'Version gate',
    hint: 'A public page of the service that says the lowest app version it lets in.',
    rows: feedRows,
  },
  { title: 'Operating systems', hint: 'Compared with the versions in the roster.', rows: osRows },
  { title: 'Memory and screen', hint: 'Compared with the roster where it has these columns.', rows: hardwareRows },
  { title: 'App ids', hint: 'To compare with the management console, character by character.', rows: appRows },
  {
    title: 'Numbers that judge a measurement',
    hint: 'Settings can replace each of them with the school’s own.',
    rows: ({ profile, own }) => profile.thresholds.map((threshold) => thresholdRow(profile, own, threshold)),
  },
  { title: 'When the service cannot be reached', hint: 'What students see and how long it lasts.', rows: outageRows },
  {
    title: 'What only a person can confirm',
    hint: 'Ticked on the Readiness screen; Settings can reword, hide and add items.',
    rows: checklistRows,
  },
];

function hostRows({ profile, own }: Page): FactRow[] {
  return profile.hosts.map((host) => {
    const filled = fillFields(host.host, own.fields);
    return {
      key: host.id,
      what: `${filled ?? host.host}:${host.port}`,
      about: joined([host.purpose, systemWords(profile, host.managementSystems), kindWords(host.kinds)]),
      value: joined([
        host.need === 'required' ? 'Required' : 'Optional: failing is a warning',
        filled === null ? 'left out until Settings fill in its name' : null,
      ]),
      ...cited(profile, host),
    };
  });
}

function serviceRows({ profile }: Page): FactRow[] {
  return profile.localServices.map((service) => ({
    key: service.id,
    what: service.name,
    about: joined([service.purpose, systemWords(profile, service.managementSystems)]),
    value: joined([portWords(service.defaultPorts), service.closedMeans]),
    ...cited(profile, service),
  }));
}

function feedRows({ profile, own }: Page): FactRow[] {
  return profile.versionFeeds.map((feed) => ({
    key: feed.url,
    what: fillFields(feed.url, own.fields) ?? feed.url,
    about: kindWords(DeviceKind.options.filter((kind) => feed.keys[kind] !== undefined)),
    value:
      feed.lastKnownMinimum === null
        ? 'not seen yet'
        : `${feed.lastKnownMinimum} when last looked at, ${feed.lastKnownOn ?? 'undated'}`,
    ...cited(profile, feed),
  }));
}

function osRows({ profile }: Page): FactRow[] {
  const list = (label: string, ranges: OsRule['supported']) =>
    ranges.length === 0 ? null : `${label}: ${ranges.map((range) => range.label).join(', ')}`;
  return profile.os.map((rule) => ({
    key: rule.kind,
    what: DEVICE_KIND_WORDS[rule.kind],
    about: null,
    value: joined(
      [
        list('Supported', rule.supported),
        list('Works without a promise', rule.bestEffort),
        list('Does not work', rule.refused),
        OTHERWISE_WORDS[rule.otherwise],
      ],
      '\n',
    ),
    ...cited(profile, rule),
  }));
}

function hardwareRows({ profile }: Page): FactRow[] {
  return profile.hardware.map((floor) => ({
    key: floor.kind ?? 'all',
    what: floor.kind === undefined ? 'All devices' : DEVICE_KIND_WORDS[floor.kind],
    about: null,
    value: joined([
      memoryWords('At least', floor.memoryMinMiB),
      memoryWords('better', floor.memoryRecommendedMiB),
      floor.screenMinWidthPx === null ? null : `screen ${floor.screenMinWidthPx} × ${floor.screenMinHeightPx}`,
    ]),
    ...cited(profile, floor),
  }));
}

function appRows({ profile }: Page): FactRow[] {
  return profile.apps.map((app) => ({
    key: app.id,
    what: app.label,
    about: joined([DEVICE_KIND_WORDS[app.kind], systemWords(profile, app.managementSystems)]),
    value: app.id,
    copy: app.id,
    ...cited(profile, app),
  }));
}

function outageRows({ profile: { outage }, profile }: Page): FactRow[] {
  if (outage === null) return [];
  return [
    {
      key: 'outage',
      what: 'Outage',
      about: outage.meaning,
      value:
        outage.retryMinutes === null
          ? 'How long the app keeps trying is not known'
          : `The app keeps trying for about ${outage.retryMinutes} minutes`,
      ...cited(profile, outage),
    },
  ];
}

function checklistRows({ profile, own }: Page): FactRow[] {
  return profile.checklist.map((item) => ({
    key: item.id,
    what: own.itemTitles[item.id] ?? item.title,
    about: joined([systemWords(profile, item.managementSystems), kindWords(item.kinds)]),
    value: joined([
      item.per === 'room' ? 'For each room' : 'Once for the school',
      item.holdsFor === 'day' ? 'every testing day' : 'once in a testing window',
      own.hiddenItems.includes(item.id) ? 'hidden by the school' : null,
    ]),
    ...cited(profile, item),
  }));
}

function cited(profile: PlatformProfile, citation: Citation): Pick<FactRow, 'source' | 'note'> {
  return { source: sourceWords(profile, citation), note: citation.note ?? null };
}

const OTHERWISE_WORDS: Readonly<Record<OsRule['otherwise'], string>> = {
  fail: 'Any other version fails',
  warn: 'Any other version is a warning',
  unchecked: 'The list is not complete, so any other version is not judged',
};

function thresholdRow(profile: PlatformProfile, own: PlatformSite, threshold: Threshold): FactRow {
  const schools = own.thresholds[threshold.key];
  const { source, note } = cited(profile, threshold);
  return {
    key: threshold.key,
    what: threshold.label,
    about: null,
    value: thresholdWords(schools ?? threshold.value, threshold.unit),
    source:
      schools === undefined
        ? source
        : `Set by the school. Before: ${thresholdWords(threshold.value, threshold.unit)}, ${source}`,
    note,
  };
}

function systemWords(profile: PlatformProfile, ids: readonly string[]): string | null {
  if (ids.length === 0) return null;
  return `only under ${ids.map((id) => profile.managementSystems.find((system) => system.id === id)?.name ?? id).join(', ')}`;
}

function kindWords(kinds: readonly DeviceKind[]): string | null {
  return kinds.length === 0 ? null : `only for ${kinds.map((kind) => DEVICE_KIND_WORDS[kind]).join(', ')}`;
}

function portWords(ports: readonly number[]): string {
  return ports.length === 0 ? 'The school names the port' : `Ports ${ports.join(' and ')} unless the school says other`;
}

function memoryWords(word: string, mebibytes: number | null): string | null {
  return mebibytes === null ? null : `${word} ${Math.round((mebibytes / 1_024) * 10) / 10} GB memory`;
}

function joined(parts: readonly (string | null)[], by = ' · '): string {
  return parts.filter((part) => part !== null && part !== '').join(by);
}
