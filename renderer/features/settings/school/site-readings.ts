import { ExtraHost, LocalServiceMachine, NetworkDevice, Site, SweepSchedule } from '../../../../shared/model/site.ts';
import { ChecklistItem } from '../../../../shared/profiles/schema.ts';

/** Typed text as the site keeps it, or one sentence for the person who typed it. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

const read = <Value>(value: Value): Reading<Value> => ({ ok: true, value });
const refuse = (message: string): Reading<never> => ({ ok: false, message });

const network = Site.shape.network.shape;
const HOST_SENTENCE = 'A name or an address such as 10.20.0.1, without https:// and without a path.';

/** `10.0.0.1, 10.0.0.2`: separated by commas, spaces or lines. Repeats are dropped. */
export function readHosts(text: string, max: number): Reading<string[]> {
  const hosts = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  if (hosts.length > max) return refuse(`At most ${max}.`);
  return hosts.every(isHost) ? read(hosts) : refuse(HOST_SENTENCE);
}

/** `MegaFilter, Access denied`: words may hold spaces, so only commas and lines separate them. */
export function readBlockPageWords(text: string): Reading<string[]> {
  const words = [...new Set(splitWords(text))];
  if (words.some((word) => word.length < 3)) return refuse('At least 3 letters each, or any page would match.');
  const parsed = network.blockPageWords.safeParse(words);
  return parsed.success ? read(parsed.data) : refuse('At most 20, each up to 80 letters.');
}

/** `proxy.school.example:8080`; empty: none is expected. */
export function readProxy(text: string): Reading<string | null> {
  if (text.trim() === '') return read(null);
  const target = readTarget(text);
  return target.ok ? read(text.trim()) : refuse('A name or address and a port, such as proxy.school.example:8080.');
}

/** `https://speed.school.example/10MB.bin`; empty: none is taken. */
export function readThroughputUrl(text: string): Reading<string | null> {
  const url = text.trim();
  if (url === '') return read(null);
  const parsed = network.throughputUrl.safeParse(url);
  return parsed.success ? read(parsed.data) : refuse('A full address that begins with https:// or http://.');
}

/** `one.example:443, two.example` (443 where no port is given). */
export function readTargets(text: string): Reading<Site['network']['internetTargets']> {
  const targets = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const target = readTarget(/:\d+$/.test(word) ? word : `${word}:443`);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  return targets.length > 4 ? refuse('At most 4.') : read(targets);
}

export function showTargets(targets: Site['network']['internetTargets']): string {
  return targets.map(({ host, port }) => `${host}:${port}`).join(', ');
}

/** `07:15, 12:30`, sorted. */
export function readTimes(text: string): Reading<string[]> {
  const times = [...new Set(text.split(/[\s,;]+/).filter(Boolean))].map((time) => time.padStart(5, '0')).sort();
  const parsed = SweepSchedule.shape.times.safeParse(times);
  return parsed.success ? read(parsed.data) : refuse('Times of day such as 07:15, separated by commas; at most 12.');
}

/** A number of a platform's own thresholds; empty: the profile's. */
export function readThreshold(text: string): Reading<number | null> {
  const plain = text.trim();
  if (plain === '') return read(null);
  const value = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? read(value) : refuse('A number, or nothing for the usual one.');
}

/** A row of fields as typed. */
export type Row = Readonly<Record<string, string>>;

export function readMachine(row: Row): Reading<LocalServiceMachine> {
  if (text(row, 'name') === '') return refuse('Give it a name, such as Library.');
  if (!isHost(text(row, 'host'))) return refuse(HOST_SENTENCE);
  const ports = text(row, 'ports')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const parsed = LocalServiceMachine.safeParse({ name: row.name, host: row.host, ports });
  return parsed.success ? read(parsed.data) : refuse('Ports between 1 and 65535, separated by commas; at most 8.');
}

export function readExtraHost(row: Row): Reading<ExtraHost> {
  if (!isHost(text(row, 'host'))) return refuse(HOST_SENTENCE);
  const port = text(row, 'port') === '' ? 443 : Number(text(row, 'port'));
  const parsed = ExtraHost.safeParse({
    host: row.host,
    port,
    purpose: text(row, 'purpose'),
    need: row.need,
    protocol: row.protocol,
  });
  return parsed.success ? read(parsed.data) : refuse('A port between 1 and 65535, and a purpose of up to 120 letters.');
}

export function readNetworkDevice(row: Row): Reading<NetworkDevice> {
  const name = text(row, 'name');
  if (name === '') return refuse('Give it the name that rooms use in the roster.');
  const address = text(row, 'address');
  if (address !== '' && !isHost(address)) return refuse(HOST_SENTENCE);
  const uplink = text(row, 'uplink');
  if (uplink === name) return refuse('It cannot hang on itself.');
  const parsed = NetworkDevice.safeParse({
    name,
    kind: row.kind,
    address: address === '' ? null : address,
    uplink: uplink === '' ? null : uplink,
  });
  return parsed.success ? read(parsed.data) : refuse('Names of up to 80 letters.');
}

/** A school's own check-list item; `row.id` stays what it was, because confirmations refer to it. */
export function readChecklistItem(row: Row): Reading<ChecklistItem> {
  if (text(row, 'title') === '') return refuse('Say what is to be looked at, such as “Headphones are on every desk”.');
  const parsed = ChecklistItem.safeParse({
    id: row.id,
    title: text(row, 'title').slice(0, 300),
    per: row.per,
    holdsFor: row.holdsFor,
    sources: [],
    confidence: 'ours',
  });
  return parsed.success ? read(parsed.data) : refuse('Choose how often it is ticked.');
}

function readTarget(text: string): Reading<{ host: string; port: number }> {
  const colon = text.trim().lastIndexOf(':');
  const target = { host: text.trim().slice(0, colon), port: Number(text.trim().slice(colon + 1)) };
  const parsed = network.internetTargets.element.safeParse(target);
  return colon > 0 && parsed.success
    ? read(parsed.data)
    : refuse('A name or address and a port, such as example.org:443.');
}

function isHost(host: string): boolean {
  return network.dnsServers.element.safeParse(host).success;
}

function splitWords(words: string): string[] {
  return words
    .split(/[,\n]+/)
    .map((word) => word.trim())
    .filter(Boolean);
}

function text(row: Row, key: string): string {
  return (row[key] ?? '').trim();
}
