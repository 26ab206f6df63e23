import { platformSite, type Site } from '../../../shared/model/site.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import type { ReportInput } from './input.ts';

const HIDDEN = '(hidden)';

/**
 * The same input with every secret value of the site struck out wherever a check or a person may have quoted it. Checks do
 * not quote secrets; this holds when one does.
 */
export function withoutSecrets(input: ReportInput): ReportInput {
  const pattern = patternOf(secretValues(input.site, input.profiles));
  if (pattern === null) return input;
  const { results, rows, rooms, sessions, signOffs, confirmations } = input;
  return { ...input, ...strike({ results, rows, rooms, sessions, signOffs, confirmations }, pattern) };
}

function secretValues(site: Site, profiles: readonly PlatformProfile[]): string[] {
  return profiles.flatMap(({ id, siteFields }) =>
    siteFields
      .filter(({ isSecret }) => isSecret)
      .map(({ key }) => platformSite(site, id).fields[key]?.trim() ?? '')
      .filter((value) => value !== ''),
  );
}

/** Null: nothing to hide. Whole words, so that a secret `12` does not eat into the `127` of an address. */
function patternOf(secrets: readonly string[]): RegExp | null {
  if (secrets.length === 0) return null;
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length).map(escapeForPattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Walks plain data; keys stay as they are, ids included. */
function strike<T>(value: T, pattern: RegExp): T {
  if (typeof value === 'string') return value.replaceAll(pattern, HIDDEN) as T;
  if (Array.isArray(value)) return value.map((item) => strike(item, pattern)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strike(inner, pattern)])) as T;
}
