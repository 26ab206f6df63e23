import type { RosterFileKind } from '../../shared/model/roster-import.ts';
import { normaliseHeader } from './columns.ts';

/** What a file is, for people. */
export const KIND_LABELS: Readonly<Record<RosterFileKind, string>> = {
  'google-api': 'Google Admin (API or GAM export)',
  'google-console': 'Google Admin (console-style export)',
  'intune-inventory': 'Microsoft Intune (All devices export)',
  'intune-devices': 'Microsoft Intune (Devices report)',
  'jamf-pro-computers': 'Jamf Pro (computers)',
  'jamf-pro-mobile': 'Jamf Pro (mobile devices)',
  'jamf-school': 'Jamf School',
  'jamf-mut': 'Jamf MUT template',
  'dhcp-leases': 'DHCP lease export',
  'home-made': 'Home-made sheet',
  'testing-day-console': 'Testing Day Console export',
};

type Headers = ReadonlySet<string>;

interface Signature {
  readonly kind: RosterFileKind;
  /** Two points each; at least one must hold. */
  readonly strong: readonly ((headers: Headers) => boolean)[];
  /** One point each. */
  readonly weak: readonly string[];
}

/** Points from which a file counts as recognised: one strong sign and any second sign. */
const RECOGNISED_FROM = 3;

const has = (...names: readonly string[]) => {
  return (headers: Headers): boolean => names.every((name) => headers.has(name));
};
const hasAny = (...names: readonly string[]) => {
  return (headers: Headers): boolean => names.some((name) => headers.has(name));
};
const all = (...tests: readonly ((headers: Headers) => boolean)[]) => {
  return (headers: Headers): boolean => tests.every((test) => test(headers));
};

/** Source: facts on rosters, section 4, table of signs. On equal points the earlier one wins. */
const SIGNATURES: readonly Signature[] = [
  {
    kind: 'testing-day-console',
    strong: [has('roomkind', 'studentlabel', 'gridposition', 'addresslearned'), has('label', 'roomnote', 'paused')],
    weak: ['label', 'serial', 'assettag', 'room', 'seat', 'spare', 'kind', 'roomcolumns'],
  },
  {
    kind: 'google-console',
    strong: [has('annotatedassetid', 'mostrecentuser'), has('majorchromeversion'), hasAny('autoupdate', 'aue')],
    weak: ['lastsync', 'mostrecentuser', 'willautorenew', 'bootmode'],
  },
  {
    kind: 'google-api',
    strong: [has('deviceid', 'annotatedassetid'), has('orgunitpath'), has('macaddress', 'lastsync')],
    weak: ['serialnumber', 'annotatedlocation', 'annotateduser'],
  },
  {
    kind: 'intune-inventory',
    strong: [
      hasAny('azureaddeviceid', 'entradeviceid', 'microsoftentradeviceid'),
      has('lastcheckin', 'managedby'),
      has('wifiipv4address'),
    ],
    weak: ['wifimac', 'primaryuserupn', 'managementname'],
  },
  {
    kind: 'intune-devices',
    strong: [has('wifimacaddress', 'compliantstate'), has('manageddevicename')],
    weak: ['lastcontact', 'ownertype', 'managementstate'],
  },
  {
    kind: 'jamf-pro-computers',
    strong: [all(has('computername'), hasAny('jsscomputerid', 'lastreportedipaddress'))],
    weak: ['assettag', 'building', 'room', 'lastcheckin', 'serialnumber'],
  },
  {
    kind: 'jamf-pro-mobile',
    strong: [
      all(
        hasAny('displayname', 'jssmobiledeviceid'),
        has('wifimacaddress'),
        hasAny('iosversion', 'lastinventoryupdate'),
      ),
    ],
    weak: ['sharedipad', 'supervised', 'udid', 'serialnumber', 'assettag'],
  },
  {
    kind: 'jamf-school',
    strong: [all(has('udid', 'serialnumber'), hasAny('ismanaged', 'issupervised', 'deviceclass', 'osprefix'))],
    weak: ['name', 'assettag', 'os', 'osversion'],
  },
  {
    kind: 'jamf-mut',
    strong: [
      all(hasAny('computerserial', 'mobiledeviceserial'), (headers) =>
        [...headers].some((header) => header === 'enforcename' || /^ea\d+$/.test(header)),
      ),
    ],
    weak: ['realname', 'displayname', 'assettag'],
  },
  {
    kind: 'dhcp-leases',
    strong: [
      all(
        has('ipaddress'),
        hasAny('clientid', 'mac', 'macaddress'),
        hasAny('hostname', 'leaseexpiry', 'leaseexpirytime'),
        (headers) => !hasAny('serial', 'serialnumber', 'label', 'room', 'assettag', 'seat')(headers),
      ),
    ],
    weak: ['scopeid', 'addressstate', 'leaseexpirytime', 'clientid', 'hostname'],
  },
];

/** What a file's headings make it. Files that match no signature are home-made sheets. */
export function recogniseKind(columns: readonly string[]): RosterFileKind {
  const headers = new Set(columns.map(normaliseHeader));
  let best: { readonly kind: RosterFileKind; readonly points: number } = { kind: 'home-made', points: 0 };
  for (const signature of SIGNATURES) {
    const strong = signature.strong.filter((test) => test(headers)).length;
    if (strong === 0) continue;
    const points = strong * 2 + signature.weak.filter((name) => headers.has(name)).length;
    if (points >= RECOGNISED_FROM && points > best.points) best = { kind: signature.kind, points };
  }
  return best.kind;
}
