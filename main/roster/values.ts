import type { DeviceKind } from '../../shared/model/roster.ts';

/** What people type where they have nothing to say. */
const NOTHING = /^(?:n\/?a|none|null|nil|-+|unknown|tbd|not specified|not available|undefined)$/i;

/** What makers leave in the firmware instead of a serial number; many devices share it, so it identifies none. */
const PLACEHOLDER_SERIAL =
  /^(?:to be filled by o\.?e\.?m\.?|system serial number|default string|serial number|not applicable|invalid|0+|1234567890?)$/i;

/** A long number that Excel turned into an exponent: `1.23E+10`, `1,23E+10` where the comma is decimal. */
const EXCEL_EXPONENT = /^-?\d+(?:[.,]\d+E[+-]|E\+)\d+$/i;

/**
 * A cell as it was meant: trimmed, inner line breaks and control characters as one space, Excel's `="0123"` unpacked,
 * words for "nothing" as empty.
 */
export function tidy(cell: string): string {
  const text = tidyLine(cell.includes('="') ? (/^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell) : cell);
  return NOTHING.test(text) ? '' : text;
}

// Most cells are tidy already; looking is much cheaper than rebuilding a million of them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for here
const UNTIDY = /^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
/** Invisible marks that turn the direction of text: they come with copied values, and turn what stands beside them around. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of text: trimmed, line breaks, control characters and runs of spaces as one space, no direction marks. */
export function tidyLine(text: string): string {
  if (!UNTIDY.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
  const spaced = text.replace(DIRECTION_MARKS, '').replace(/[\s\u0000-\u001f\u007f\u200b\ufeff]+/g, ' ');
  return spaced.trim();
}

export function isExcelDamaged(value: string): boolean {
  return EXCEL_EXPONENT.test(value);
}

export function isPlaceholderSerial(value: string): boolean {
  return PLACEHOLDER_SERIAL.test(value);
}

/** Eight groups of two digits with separators, the longest notation: a client id with its hardware type. */
const MAX_MAC_LENGTH = 23;

/** `isMadeUp`: the address was invented by the device for privacy (local bit), so it may change. */
export interface ParsedMac {
  readonly mac: string;
  readonly isMadeUp: boolean;
}

/**
 * Reads one MAC in any usual notation: `AA:BB:CC:DD:EE:FF`, with dashes, Cisco's dots, bare digits, a DHCP client id with
 * the leading hardware type `01`.
 *
 * @returns Null for what is no device's MAC: wrong length, all zeros, group addresses (RFC 7042).
 */
export function parseMac(text: string): ParsedMac | null {
  if (PLAIN_MAC.test(text)) return checkedMac(text.toLowerCase().replaceAll('-', ':'));
  if (text.length > MAX_MAC_LENGTH || !/^[0-9a-f][0-9a-f:\-. ]+[0-9a-f]$/i.test(text)) return null;
  let digits = joinedHex(text).toLowerCase();
  if (digits.length === 14 && digits.startsWith('01')) digits = digits.slice(2);
  return digits.length === 12 ? checkedMac(digits.match(/../g)?.join(':') ?? digits) : null;
}

/** The notations that nearly all exports use. */
const PLAIN_MAC = /^[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})$/i;

/** @param mac  Lower-case, colon-separated. */
function checkedMac(mac: string): ParsedMac | null {
  const first = Number.parseInt(mac.slice(0, 2), 16);
  return (first & 1) === 1 || mac === '00:00:00:00:00:00' ? null : { mac, isMadeUp: (first & 2) === 2 };
}

/** Digits without separators; groups written short (`0:1b:…`, as macOS tools print) get their zeros back. */
function joinedHex(text: string): string {
  const groups = text.split(/[:\-. ]/);
  if (groups.length === 6) return groups.map((group) => group.padStart(2, '0')).join('');
  return groups.join('');
}

/** Cells may hold several MACs, separated by comma, semicolon, bar or white space. */
export function splitList(cell: string): readonly string[] {
  return cell.split(/[,;|\s]+/).filter((part) => part !== '');
}

const YES = /^(?:yes|y|true|t|1|x|on|✓|✔|spare|loaner|paused)$/i;
const NO = /^(?:no|n|false|f|0|off)$/i;

/** Null: neither yes nor no. */
export function parseBoolean(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

/**
 * States in which a device is out of use. Words from Google (`DEPROVISIONED`), Intune (`RetirePending`, `DeletePending`) and
 * inventory lists; a disabled or inactive device is still the school's.
 */
const RETIRED =
  /^(?:deprovisioned?|retired?|retire ?(?:pending|issued|failed)|delete ?pending|disposed|decommissioned|surplus|scrapped|recycled|sold|stolen)$/i;

export function isRetired(status: string): boolean {
  return RETIRED.test(status.replace(/[_-]+/g, ' '));
}

/** A lease that says the address is nobody's: Windows DHCP writes `Declined` and `Expired`. */
export function isDeadLease(status: string): boolean {
  return /^(?:declined|expired|doomed)$/i.test(status);
}

/** Letters, digits, dash and underscore in parts of at most 63 (RFC 1123, and what Windows and ChromeOS allow); lower case. */
export function parseHost(text: string): string | null {
  const host = text.replace(/\.$/, '').toLowerCase();
  if (host.length === 0 || host.length > 253 || /^[\d.]+$/.test(host)) return null;
  return /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/.test(host)
    ? host
    : null;
}

const KIND_WORDS: readonly (readonly [DeviceKind, RegExp])[] = [
  ['chromebook', /chrome|\bcros\b/i],
  ['ipad', /ipad/i],
  ['other', /iphone|apple ?tv|android|printer/i],
  ['mac', /mac ?os|os x|\bmac\b|macbook|imac|mac ?mini/i],
  ['windows', /windows|\bwin ?\d|surface/i],
  ['linux', /linux|ubuntu|debian|fedora/i],
  ['ipad', /\bios\b|ipados/i],
];

/** The kind that words of a type, system or model column tell; null when they tell none. */
export function kindFromWords(words: string): DeviceKind | null {
  return KIND_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
