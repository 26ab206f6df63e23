import { type Site, SiteFile, siteFromFile } from '../../shared/model/site.ts';
import type { PlatformId, PlatformProfile } from '../../shared/profiles/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { NamedBytes } from '../services.ts';

/** A site file says a few dozen lines; anything near this is another file. */
const MAX_BYTES = 2 * 1024 * 1024;
/** More would fill the screen; the first ones show what is wrong. */
const NAMED_ISSUES = 3;

/**
 * A site file as a whole site: what it leaves out has its starting value.
 *
 * Fails with `site-file-too-large`, `site-file-not-json` or `site-file-not-a-site`; the sentence names the file and, for
 * the last one, the fields.
 */
export function readSiteFile({ name, bytes }: NamedBytes): Result<Site> {
  if (bytes.byteLength > MAX_BYTES) {
    return fail(
      'site-file-too-large',
      `${name} is too large to be a site file. Choose the file that this console saved.`,
    );
  }
  const json = parseJson(new TextDecoder('utf-8').decode(bytes));
  if (json === undefined) {
    return fail(
      'site-file-not-json',
      `${name} cannot be read as a site file: it is not JSON. Choose the file that this console saved, or correct it in a text editor.`,
    );
  }
  const parsed = SiteFile.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) => `${path.join(' > ') || 'the file'}: ${message.replace(/\.$/, '')}`,
    );
    const more = issues.length > NAMED_ISSUES ? `, and ${issues.length - NAMED_ISSUES} more` : '';
    return fail(
      'site-file-not-a-site',
      `${name} does not fit: ${issues.slice(0, NAMED_ISSUES).join('; ')}${more}. Nothing was changed. Correct the file, then take it again.`,
      { issues },
    );
  }
  return ok(siteFromFile(parsed.data));
}

/**
 * A site as a file for the next laptop. Left out: values of fields that a profile calls secret, and what only serves
 * rehearsals, since redirects on a testing day would hide real trouble.
 */
export function writeSiteFile(site: Site, profiles: readonly PlatformProfile[]): string {
  const platforms = Object.entries(site.platforms).map(([id, said]) => {
    const isSecret = secretFieldsOf(profiles, id);
    const shown = Object.entries(said.fields).filter(([key]) => !isSecret.has(key));
    return [id, { ...said, fields: Object.fromEntries(shown) }] as const;
  });
  const { schema, school, program, network, schedule, contacts, testing } = site;
  const file: SiteFile = {
    schema,
    school,
    program,
    platforms: Object.fromEntries(platforms),
    network,
    schedule,
    contacts,
    testing,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The platforms of `next`, with the secret values that `now` has and no file carries. */
export function withSecretsOf(now: Site, next: Site, profiles: readonly PlatformProfile[]): Site['platforms'] {
  const platforms = Object.entries(next.platforms).map(([id, said]) => {
    const isSecret = secretFieldsOf(profiles, id);
    const kept = Object.entries(now.platforms[id]?.fields ?? {}).filter(([key]) => isSecret.has(key));
    return [id, { ...said, fields: { ...Object.fromEntries(kept), ...said.fields } }] as const;
  });
  return Object.fromEntries(platforms);
}

function secretFieldsOf(profiles: readonly PlatformProfile[], platformId: PlatformId): ReadonlySet<string> {
  const fields = profiles.find(({ id }) => id === platformId)?.siteFields ?? [];
  return new Set(fields.filter(({ isSecret }) => isSecret).map(({ key }) => key));
}

/** Undefined, which no site file is, where the text is not JSON. A byte order mark is gone by now. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
