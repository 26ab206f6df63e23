import type { DeviceKind } from './roster.ts';
import { FIRST_WINDOWS_11_BUILD, WINDOWS_RELEASES, type WindowsRelease } from './windows-releases.ts';

/** `[15, 1]` for 15.1. A missing part counts as 0. */
export type VersionParts = readonly number[];

/** Versions `from` (included) up to `below` (not included; null: open), all of which the text may mean. */
export interface VersionSpan {
  readonly from: VersionParts;
  readonly below: VersionParts | null;
}

/** What a roster's words about a system mean. */
export interface OsText {
  /** As people say it: `Windows 11 24H2`, `macOS 15.1`. */
  readonly label: string;
  /** Lower-case words with a space around each, for finding ` ubuntu `. */
  readonly words: string;
  /** Usually one; several where a name fits several releases, such as `22H2` without `Windows 10` or `11`. Empty: unreadable. */
  readonly spans: readonly VersionSpan[];
}

/**
 * Reads what rosters hold: `146.0.7680.1`, `10.0.22631.3447`, `Windows 11 24H2`, `macOS 15.1`, `18.5`, `Ubuntu 24.04.1 LTS`.
 *
 * @returns Never throws; `spans` is empty when no version can be told from the text.
 */
export function readOsText(kind: DeviceKind, text: string): OsText {
  const trimmed = text.trim();
  const words = ` ${trimmed
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()} `;
  const { label, spans } = kind === 'windows' ? readWindows(trimmed, words) : readNumber(kind, trimmed, words);
  return { label, words, spans };
}

/** Part by part, missing parts as 0: negative when `a` is older than `b`. */
export function compareParts(a: VersionParts, b: VersionParts): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `15.1` as parts; null for what is no version. */
export function versionParts(text: string): VersionParts | null {
  return /^\d+(\.\d+)*$/.test(text) ? text.split('.').map(Number) : null;
}

type Reading = Pick<OsText, 'label' | 'spans'>;

const NAMES: Readonly<Partial<Record<DeviceKind, string>>> = { chromebook: 'ChromeOS', ipad: 'iPadOS', mac: 'macOS' };
/** ChromeOS has had three digits since version 100; four or more are the platform version (`16581.53.0`), another count. */
const MAX_FIRST_PART = 999;
/** Words around a kernel's version, which says nothing about the distribution. */
const NO_DISTRIBUTION = /\b(gnu|linux|kernel|generic|lts|amd64|x86|arm64|smp)\b/g;

function readNumber(kind: DeviceKind, text: string, words: string): Reading {
  const number = /\d+(\.\d+)*/.exec(text)?.[0];
  const parts = number === undefined ? null : versionParts(number);
  if (parts === null || number === undefined || !isPlausible(kind, parts, words)) return { label: text, spans: [] };
  const name = NAMES[kind];
  const shown = kind === 'chromebook' ? String(parts[0]) : number;
  return { label: name === undefined ? text : `${name} ${shown}`, spans: [spanOf(parts)] };
}

function isPlausible(kind: DeviceKind, parts: VersionParts, words: string): boolean {
  // Darwin 24 is macOS 15: a kernel's number is not the system's.
  if (words.includes(' darwin ')) return false;
  if (kind === 'linux' && !/\p{L}{3,}/u.test(words.replaceAll(NO_DISTRIBUTION, ''))) return false;
  return (parts[0] ?? 0) <= MAX_FIRST_PART;
}

/** `18` may be 18.0 or 18.7; `18.5` may be 18.5.1. */
function spanOf(parts: VersionParts): VersionSpan {
  return { from: parts, below: [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1] };
}

/** Before Windows 10, the number people say and the system's own differ. */
const OLD_WINDOWS: ReadonlyMap<string, VersionParts> = new Map([
  ['7', [6, 1]],
  ['8', [6, 2]],
  ['8.1', [6, 3]],
]);

function readWindows(text: string, words: string): Reading {
  const build = /(?:^|[^\d])(?:10\.0\.)?([12]\d{4})(?:\.\d+)?(?:[^\d.]|$)/.exec(text)?.[1];
  if (build !== undefined) return { label: nameOfBuild(Number(build)), spans: [spanOfBuild(Number(build))] };
  const said = /\b(?:windows|win|microsoft windows)? ?(7|8\.1|8|10|11)(?:\.0)? /.exec(words)?.[1];
  const release = /\b(\d\dh[12]|1[5-9]\d\d|2004)\b/.exec(words)?.[1]?.toUpperCase();
  if (release !== undefined) return readRelease(text, said, release);
  const old = said === undefined ? undefined : OLD_WINDOWS.get(said);
  if (old !== undefined) return { label: `Windows ${said}`, spans: [spanOf(old)] };
  if (said === '10') {
    return { label: 'Windows 10', spans: [{ from: [10, 0, 0], below: [10, 0, FIRST_WINDOWS_11_BUILD] }] };
  }
  if (said === '11') return { label: 'Windows 11', spans: [{ from: [10, 0, FIRST_WINDOWS_11_BUILD], below: null }] };
  return { label: text, spans: [] };
}

function readRelease(text: string, said: string | undefined, release: string): Reading {
  const fitting = WINDOWS_RELEASES.filter(
    (known) => known.release === release && (said === undefined || String(known.windows) === said),
  );
  const [only, ...others] = fitting;
  const label = only !== undefined && others.length === 0 ? nameOf(only) : text;
  return { label, spans: fitting.map(({ build }) => spanOfBuild(build)) };
}

const spanOfBuild = (build: number): VersionSpan => spanOf([10, 0, build]);
const nameOf = ({ windows, release }: WindowsRelease) => `Windows ${windows} ${release}`;

function nameOfBuild(build: number): string {
  const known = WINDOWS_RELEASES.find((release) => release.build === build);
  return known === undefined ? `Windows ${build < FIRST_WINDOWS_11_BUILD ? 10 : 11} (build ${build})` : nameOf(known);
}
