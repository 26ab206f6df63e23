import { z } from 'zod';
import { ChecklistItem, HttpExpectation, PlatformId } from '../profiles/schema.ts';
import { ContactCard } from './contact.ts';
import { DiagnosisContact } from './diagnosis.ts';
import { EMPTY_SITE_TESTING, SiteTesting } from './site-testing.ts';

const name = z.string().trim().min(1).max(80);
/** A host name or an address, without scheme or port. */
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\s/@?#]+$/, 'A name or an address, without https:// and without a path.');
const port = z.int().min(1).max(65_535);

/** A host that the school wants checked beside the profile's own. */
export const ExtraHost = z.strictObject({
  host,
  port,
  purpose: z.string().max(120),
  need: z.enum(['required', 'optional']),
  protocol: z.enum(['https', 'tls', 'tcp']),
  http: HttpExpectation.optional(),
});
export type ExtraHost = z.infer<typeof ExtraHost>;

/** One machine of a local service, such as the ProctorCache in the library. */
export const LocalServiceMachine = z.strictObject({
  name,
  host,
  /** Empty: the profile's default ports. */
  ports: z.array(port).max(8),
});
export type LocalServiceMachine = z.infer<typeof LocalServiceMachine>;

/** What a school says about one platform. */
export const PlatformSite = z.strictObject({
  isUsed: z.boolean(),
  /** Id from the profile; null: not chosen yet, then only checks that apply everywhere are made. */
  managementSystem: z.string().nullable(),
  /** By key of the profile's `siteFields`. */
  fields: z.record(z.string(), z.string().max(200)),
  /** By id of the profile's `localServices`. */
  localServices: z.record(z.string(), z.array(LocalServiceMachine).max(20)),
  extraHosts: z.array(ExtraHost).max(50),
  /** By key of the profile's thresholds. */
  thresholds: z.record(z.string(), z.number().min(0)),
  /** The school's own items, beside the profile's. */
  addedItems: z.array(ChecklistItem).max(100),
  /** Ids of profile items that the school does not use. */
  hiddenItems: z.array(z.string()).max(500),
  /** The school's own wording by item id. */
  itemTitles: z.record(z.string(), z.string().min(1).max(300)),
});
export type PlatformSite = z.infer<typeof PlatformSite>;

export const EMPTY_PLATFORM_SITE: PlatformSite = {
  isUsed: false,
  managementSystem: null,
  fields: {},
  localServices: {},
  extraHosts: [],
  thresholds: {},
  addedItems: [],
  hiddenItems: [],
  itemTitles: {},
};

/** `07:15`, on the laptop's clock. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 07:15.');

export const SweepSchedule = z.strictObject({
  isOn: z.boolean(),
  times: z.array(timeOfDay).max(12),
  /** 0 Sunday to 6 Saturday. */
  days: z.array(z.int().min(0).max(6)).max(7),
});
export type SweepSchedule = z.infer<typeof SweepSchedule>;

/** An access point, switch or controller that rooms name in `Room.accessPoint` and `Room.uplink`. */
export const NetworkDevice = z.strictObject({
  name,
  kind: z.enum(['access-point', 'switch', 'controller']),
  /** Null: known by name only; rooms can still share it. */
  address: host.nullable(),
  /** Name of the switch or controller it hangs on. */
  uplink: name.nullable(),
});
export type NetworkDevice = z.infer<typeof NetworkDevice>;

/** Who has a contact card: whoever can mend what fails, and whom incidents are told. */
export const SiteContact = z.enum([...DiagnosisContact.options, 'school-testing', 'district-testing']);
export type SiteContact = z.infer<typeof SiteContact>;

/**
 * What is true of this school and of no other: laid over the platform profiles. One JSON file can carry it to the next
 * laptop (`tdc ready --site FILE`, Settings > Save site file).
 */
export const Site = z.strictObject({
  schema: z.literal(1),
  school: z.string().max(80),
  /** State or testing program, in the school's own words. */
  program: z.string().max(80),
  platforms: z.record(PlatformId, PlatformSite),
  network: z.strictObject({
    /** Asked one by one; empty: the laptop's own resolvers. */
    dnsServers: z.array(host).max(8),
    /** `host:port` that devices are meant to use; null: none is expected. */
    expectedProxy: z.string().max(260).nullable(),
    /** Addresses that the filter answers with for blocked names. */
    blockPageAddresses: z.array(host).max(20),
    /** Words that only the filter's block page has, such as its product name. */
    blockPageWords: z.array(z.string().min(3).max(80)).max(20),
    /** For a small throughput sample before testing; null: none is taken. Never a vendor's host. */
    throughputUrl: z.url({ protocol: /^https?$/ }).nullable(),
    /** Two independent hosts outside that the school agrees to contact; empty: none is. */
    internetTargets: z.array(z.strictObject({ host, port })).max(4),
    /** Whether a readiness check may open the public pages of `CAPTIVE_PORTAL_TESTS`; what was saved before this was asked says yes. */
    mayVisitTestPages: z.boolean().default(true),
    devices: z.array(NetworkDevice).max(500),
  }),
  schedule: SweepSchedule,
  /** Whom to call, by who can mend it; absent: nobody is known. */
  contacts: z.partialRecord(SiteContact, ContactCard),
  /** For incident reports; what was saved before this was asked says nothing. */
  testing: SiteTesting.default(EMPTY_SITE_TESTING),
  /** When the current testing window began: ticks that hold for a window count from here. Epoch milliseconds. */
  windowStartedAt: z.number().nullable(),
  /**
   * For tests and rehearsals only: a profile's `host:port` is connected to elsewhere, and certificates of a test authority (PEM)
   * are trusted like public ones. A result that used either says so.
   */
  rehearsal: z.strictObject({
    redirects: z.record(z.string(), z.strictObject({ address: host, port })),
    trustedCertificates: z.array(z.string().max(20_000)).max(5),
    /** Nothing is contacted but redirects and loopback addresses: no gateway, no resolver, no real host. */
    isLocalOnly: z.boolean(),
  }),
});
export type Site = z.infer<typeof Site>;

export const EMPTY_SITE: Site = {
  schema: 1,
  school: '',
  program: '',
  platforms: {},
  network: {
    dnsServers: [],
    expectedProxy: null,
    blockPageAddresses: [],
    blockPageWords: [],
    throughputUrl: null,
    internetTargets: [],
    mayVisitTestPages: true,
    devices: [],
  },
  schedule: { isOn: false, times: ['07:15'], days: [1, 2, 3, 4, 5] },
  contacts: {},
  testing: EMPTY_SITE_TESTING,
  windowStartedAt: null,
  rehearsal: { redirects: {}, trustedCertificates: [], isLocalOnly: false },
};

/** A site file may leave out whatever it has nothing to say about. */
export const SiteFile = z
  .object({
    platforms: z.record(PlatformId, PlatformSite.partial()),
    network: Site.shape.network.partial(),
    schedule: SweepSchedule.partial(),
    contacts: Site.shape.contacts,
    testing: SiteTesting.partial(),
    rehearsal: Site.shape.rehearsal.partial(),
  })
  .partial()
  .extend({
    school: z.string().max(80).optional(),
    program: z.string().max(80).optional(),
    schema: z.literal(1).optional(),
  })
  .strict();
export type SiteFile = z.infer<typeof SiteFile>;

/** A site file with everything it leaves out at its starting value. A platform that it mentions is used unless it says not. */
export function siteFromFile(file: SiteFile): Site {
  const platforms = Object.entries(file.platforms ?? {}).map(([id, said]) => [
    id,
    { ...EMPTY_PLATFORM_SITE, isUsed: true, ...said },
  ]);
  return Site.parse({
    ...EMPTY_SITE,
    school: file.school ?? '',
    program: file.program ?? '',
    platforms: Object.fromEntries(platforms),
    network: { ...EMPTY_SITE.network, ...file.network },
    schedule: { ...EMPTY_SITE.schedule, ...file.schedule },
    contacts: file.contacts ?? {},
    testing: { ...EMPTY_SITE.testing, ...file.testing },
    rehearsal: { ...EMPTY_SITE.rehearsal, ...file.rehearsal },
  });
}

/** Whether results come from anywhere but the real services. */
export function isRehearsal({
  rehearsal: { redirects, trustedCertificates, isLocalOnly },
}: Pick<Site, 'rehearsal'>): boolean {
  return isLocalOnly || Object.keys(redirects).length > 0 || trustedCertificates.length > 0;
}

/** The same school, told to contact nothing but this laptop. */
export function localOnly(site: Site): Site {
  return { ...site, rehearsal: { ...site.rehearsal, isLocalOnly: true } };
}

export function platformSite(site: Site, platformId: PlatformId): PlatformSite {
  return site.platforms[platformId] ?? EMPTY_PLATFORM_SITE;
}
