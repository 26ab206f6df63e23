import type { LeftOutColumn, RosterField, RosterFileKind } from '../../shared/model/roster-import.ts';

/** Which column of the file holds which field. One column may serve two fields (Intune's device name is label and host). */
export type ColumnMapping = Partial<Record<RosterField, string>>;

/** Header words as files are compared by: lower case, without spaces, byte order mark, dots, dashes and brackets. */
export function normaliseHeader(header: string): string {
  return header.toLowerCase().replace(/[\s\ufeff_\-.()#:"'’]+/g, '');
}

/**
 * Headers accepted for each field, normalised, the better source first.
 * Source: facts on rosters, section 4; Jamf's local address ("last reported") goes before the one its server saw.
 */
const ACCEPTED: Readonly<Record<RosterField, readonly string[]>> = {
  label: [
    'label',
    'devicelabel',
    'name',
    'displayname',
    'computername',
    'devicename',
    'machinename',
    'managementname',
    'manageddevicename',
    'device',
    'computer',
  ],
  serial: [
    'serialnumber',
    'serial',
    'sn',
    'serialno',
    'computerserial',
    'mobiledeviceserial',
    'deviceserial',
    'deviceserialnumber',
  ],
  assetTag: [
    'assettag',
    'assetid',
    'annotatedassetid',
    'asset',
    'tag',
    'assetnumber',
    'barcode',
    'barcode1',
    'districttag',
    'inventorynumber',
  ],
  host: ['hostname', 'fqdn', 'dnsname', 'host'],
  address: [
    'lastreportedipaddress',
    'lastreportedip',
    'address',
    'ipaddress',
    'ip',
    'ipv4',
    'ipv4address',
    'wifiipv4address',
    'lastipaddress',
    'lastknownnetwork0ipaddress',
    'reservedip',
    'ipv6',
    'ipv6address',
  ],
  mac: [
    'macaddress',
    'mac',
    'macs',
    'wifimac',
    'wifimacaddress',
    'wirelessmac',
    'wirelessmacaddress',
    'ethernetmac',
    'ethernetmacaddress',
    'ethernetmacaddress0',
    'clientid',
    'physicaladdress',
  ],
  room: ['room', 'roomnumber', 'roomname', 'classroom', 'buildingroom', 'location', 'annotatedlocation'],
  building: ['building', 'school', 'site', 'campus', 'schoolname'],
  cart: ['cart', 'cartnumber', 'cartname'],
  seat: ['seat', 'seatnumber', 'slot', 'slotnumber', 'positionincart'],
  orgUnit: ['orgunitpath', 'orgunit', 'ou', 'organizationalunit'],
  category: ['category', 'categoryname', 'devicegroup', 'group', 'computergroup'],
  notes: ['notes', 'note', 'comment', 'comments'],
  kind: ['kind', 'devicekind', 'deviceclass', 'type'],
  model: ['model', 'modelname', 'devicemodel'],
  platform: ['os', 'operatingsystem', 'platform', 'osprefix', 'devicetype'],
  osVersion: ['osversion', 'iosversion', 'operatingsystemversion', 'majorchromeversion'],
  lastSeen: [
    'lastseen',
    'lastsync',
    'lastcheckin',
    'lastcontact',
    'lastinventoryupdate',
    'lastreportdate',
    'mostrecentactivity',
  ],
  updatesEnd: ['updatesend', 'autoupdatethrough', 'autoupdateexpiration', 'autoupdateexpirationdate', 'aue'],
  memory: [
    'memorymib',
    'memory',
    'memorygb',
    'memorymb',
    'ram',
    'ramgb',
    'rammb',
    'totalmemory',
    'totalram',
    'totalrammb',
    'installedmemory',
    'installedram',
    'physicalmemory',
    'totalphysicalmemory',
    'physicalmemoryinbytes',
    'systemramtotal',
  ],
  screen: ['screen', 'screenresolution', 'displayresolution', 'resolution'],
  testnavVersion: ['testnavversion', 'testnavappversion', 'testnav'],
  drcInsightVersion: ['drcinsightversion', 'drcinsightappversion', 'drcversion', 'insightversion', 'drcinsight'],
  appVersions: ['appversions'],
  status: ['status', 'devicestate', 'managementstate', 'addressstate', 'managed'],
  retired: ['retired', 'isretired'],
  spare: ['spare', 'isspare', 'loaner'],
  paused: ['paused', 'ispaused'],
  studentLabel: ['studentlabel'],
  position: ['gridposition'],
  accessPoint: [
    'roomaccesspoint',
    'accesspoint',
    'accesspointname',
    'wirelessaccesspoint',
    'wifiaccesspoint',
    'apname',
    'ap',
  ],
  uplink: ['roomuplink', 'uplink', 'uplinkswitch', 'switch', 'switchname', 'networkswitch'],
  roomNote: ['roomnote'],
  roomKind: ['roomkind'],
  roomColumns: ['roomcolumns'],
  addressLearned: ['addresslearned'],
};

/** Columns about people. They are never imported unless somebody maps one by hand. Source: facts, section 4, row "person". */
const PERSON =
  /^(?:user|users|username|userid|useremail|userphonenumber|userdisplayname|fullname|realname|firstname|lastname|upn|email|emailaddress|mail|owner|ownername|assigneduser|assignedto|student|students|studentname|studentid|teacher|phone|phonenumber|position|department|lastloggedinuser|annotateduser|mostrecentuser|primaryuser.*|recentusers.*|registeredby.*)$/;

/** Names of devices, not of hosts; Intune's is both, on Windows. */
const DEVICE_NAMES = new Set(['devicename', 'manageddevicename']);

const FIELD_OF_HEADER: ReadonlyMap<string, RosterField> = new Map(
  (Object.entries(ACCEPTED) as [RosterField, readonly string[]][]).flatMap(([field, headers]) =>
    headers.map((header): [string, RosterField] => [header, field]),
  ),
);

/** True for a header that this importer knows, be it to use it or to leave it out. Tells headings from data. */
export function isKnownHeader(header: string): boolean {
  const normalised = normaliseHeader(header);
  return FIELD_OF_HEADER.has(normalised) || PERSON.test(normalised);
}

export function isPersonColumn(header: string): boolean {
  return PERSON.test(normaliseHeader(header));
}

/**
 * The automatic mapping: for each field the best of its accepted headers that the file has and that is not empty throughout.
 * In sheets that people made an empty column counts too, where no other serves the field: it is there to be filled in.
 */
export function mapColumns(
  columns: readonly string[],
  emptyColumns: ReadonlySet<string>,
  kind: RosterFileKind,
): ColumnMapping {
  const byHeader = new Map<string, string>();
  for (const column of columns) {
    const normalised = normaliseHeader(column);
    if (!emptyColumns.has(column) && !byHeader.has(normalised)) byHeader.set(normalised, column);
  }
  const emptyColumn = (headers: readonly string[]) =>
    kind === 'home-made' ? columns.find((column) => headers.includes(normaliseHeader(column))) : undefined;
  const mapping: ColumnMapping = {};
  for (const [field, headers] of Object.entries(ACCEPTED) as [RosterField, readonly string[]][]) {
    const header = headers.find((candidate) => byHeader.has(candidate));
    const column = header === undefined ? emptyColumn(headers) : byHeader.get(header);
    if (column !== undefined) mapping[field] = column;
  }
  const isIntune = kind === 'intune-inventory' || kind === 'intune-devices';
  if (isIntune && mapping.host === undefined && mapping.label !== undefined && isDeviceName(mapping.label)) {
    mapping.host = mapping.label;
  }
  return mapping;
}

export function isDeviceName(column: string): boolean {
  return DEVICE_NAMES.has(normaliseHeader(column));
}

/** Further MAC columns (wired beside wireless): they help to find a device again, so they are read with the mapped one. */
export function otherMacColumns(columns: readonly string[], mapping: ColumnMapping): readonly string[] {
  if (mapping.mac === undefined) return [];
  const used = new Set(Object.values(mapping));
  return columns.filter(
    (column) =>
      !used.has(column) && normaliseHeader(column) !== 'clientid' && ACCEPTED.mac.includes(normaliseHeader(column)),
  );
}

/**
 * Every column that is not imported, with the reason.
 *
 * @param automatic  What the automatic mapping would use; a column missing from `mapping` but used there was left out by choice.
 */
export function leftOutColumns(
  columns: readonly string[],
  emptyColumns: ReadonlySet<string>,
  mapping: ColumnMapping,
  automatic: ColumnMapping,
): LeftOutColumn[] {
  const used = new Set([...Object.values(mapping), ...otherMacColumns(columns, mapping)]);
  const wouldUse = new Set(Object.values(automatic));
  return columns
    .filter((column) => !used.has(column))
    .map((column) => ({ column, reason: reasonFor(column, emptyColumns, wouldUse) }));
}

function reasonFor(
  column: string,
  emptyColumns: ReadonlySet<string>,
  wouldUse: ReadonlySet<string>,
): LeftOutColumn['reason'] {
  if (isPersonColumn(column)) return 'person';
  if (emptyColumns.has(column)) return 'empty';
  return wouldUse.has(column) ? 'chosen' : 'not-needed';
}
