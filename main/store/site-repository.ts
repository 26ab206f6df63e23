import { EMPTY_SITE, PlatformSite, Site } from '../../shared/model/site.ts';
import { PlatformId } from '../../shared/profiles/schema.ts';
import type { AppError } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { ReportProblem } from './damaged-rows.ts';
import type { SiteRepository } from './repositories.ts';
import { fromJson } from './roster-rows.ts';
import type { SqlDatabase } from './sql.ts';

/** `platform/testnav`: a platform's part of the site. */
const PLATFORM_PREFIX = 'platform/';

const UPSERT = `INSERT INTO site (part, value, changed_at) VALUES (?, ?, ?)
  ON CONFLICT (part) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`;

const { schema: _schema, platforms: _platforms, ...PARTS } = Site.shape;

/**
 * What is true of this school, a row for each part. A part that no longer fits its schema falls back to its starting value
 * and is reported; the others stay.
 */
export class SqlSiteRepository implements SiteRepository {
  readonly #database: SqlDatabase;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #report: ReportProblem;
  /** Null: not read yet. */
  #site: Site | null = null;

  constructor(database: SqlDatabase, clock: Pick<Clock, 'now'>, report: ReportProblem) {
    this.#database = database;
    this.#clock = clock;
    this.#report = report;
  }

  read(): Site {
    this.#site ??= readSite(this.#database, this.#report);
    return this.#site;
  }

  /** @throws ZodError when the site does not fit its schema. */
  write(site: Site): void {
    const next = Site.parse(site);
    const changedAt = Math.round(this.#clock.now());
    this.#database.transaction(() => {
      // A platform that the school took out leaves its row; parts that only a newer console knows stay.
      this.#database.prepare(`DELETE FROM site WHERE part LIKE '${PLATFORM_PREFIX}%'`).run();
      for (const [part, value] of partsOf(next)) {
        this.#database.prepare(UPSERT).run([part, JSON.stringify(value), changedAt]);
      }
    });
    this.#site = next;
  }
}

function partsOf({ schema: _, platforms, ...parts }: Site): [string, unknown][] {
  const ofPlatforms = Object.entries(platforms).map(([id, said]): [string, unknown] => [
    `${PLATFORM_PREFIX}${id}`,
    said,
  ]);
  return [...Object.entries(parts), ...ofPlatforms];
}

function readSite(database: SqlDatabase, report: ReportProblem): Site {
  const parts: Record<string, unknown> = {};
  const platforms: Record<string, PlatformSite> = {};
  const unfit: string[] = [];
  for (const row of database.prepare('SELECT part, value FROM site').all()) {
    const part = String(row.part);
    const value = fromJson(row.value);
    if (part.startsWith(PLATFORM_PREFIX)) {
      const id = PlatformId.safeParse(part.slice(PLATFORM_PREFIX.length));
      const said = PlatformSite.safeParse(value);
      if (id.success && said.success) platforms[id.data] = said.data;
      else unfit.push(part);
    } else if (isPart(part)) {
      const parsed = PARTS[part].safeParse(value);
      if (parsed.success) parts[part] = parsed.data;
      else unfit.push(part);
    }
  }
  if (unfit.length > 0) report(unfitParts(unfit));
  return Site.parse({ ...EMPTY_SITE, ...parts, platforms });
}

function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}

function unfitParts(parts: readonly string[]): AppError {
  return {
    code: 'store.site-part-reset',
    message: `A part of what is saved about your school could not be read, so it starts empty: ${parts.join(', ')}. Open Settings > School and fill it in again, or take a site file.`,
    details: { parts },
  };
}
