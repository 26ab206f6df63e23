import { AlertSettings } from '../../shared/model/alert.ts';
import {
  AccessSettings,
  applySettingsPatch,
  BackupSettings,
  DEFAULT_SETTINGS,
  ProbeSettings,
  Settings,
  type SettingsPatch,
  SharingSettings,
  UiSettings,
} from '../../shared/model/settings.ts';
import type { Clock } from '../clock.ts';
import type { ReportProblem } from './damaged-rows.ts';
import type { SettingsRepository } from './repositories.ts';
import { fromJson } from './roster-rows.ts';
import type { SqlDatabase } from './sql.ts';

const SECTIONS = {
  probe: ProbeSettings.shape,
  ui: UiSettings.shape,
  alerts: AlertSettings.shape,
  sharing: SharingSettings.shape,
  backup: BackupSettings.shape,
  access: AccessSettings.shape,
} as const;

/**
 * One row for each setting that a person changed (`probe.periodMs`), so that a better default reaches everyone who never
 * touched that setting. Rows of settings that this version does not know stay where they are.
 */
export class SqlSettingsRepository implements SettingsRepository {
  readonly #database: SqlDatabase;
  readonly #clock: Pick<Clock, 'now'>;
  #settings: Settings;

  constructor(database: SqlDatabase, clock: Pick<Clock, 'now'>, report: ReportProblem) {
    this.#database = database;
    this.#clock = clock;
    this.#settings = readSettings(database, report);
  }

  read(): Settings {
    return this.#settings;
  }

  /** @throws ZodError when the patch does not fit its schema. */
  update(patch: SettingsPatch): Settings {
    const next = applySettingsPatch(this.#settings, patch);
    const changedAt = Math.round(this.#clock.now());
    this.#database.transaction(() => {
      for (const [key, value] of flatten(patch)) {
        this.#database
          .prepare(
            `INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
          )
          .run([key, JSON.stringify(value), changedAt]);
      }
    });
    this.#settings = next;
    return next;
  }
}

function readSettings(database: SqlDatabase, report: ReportProblem): Settings {
  const stored = new Map(
    database
      .prepare('SELECT key, value FROM settings')
      .all()
      .map((row) => [String(row.key), fromJson(row.value)]),
  );
  const unfit: string[] = [];
  const fitting = Object.fromEntries(
    Object.entries(SECTIONS).map(([section, fields]) => [section, fittingFields(section, fields, stored, unfit)]),
  );
  if (unfit.length > 0) report(unfitSettings(unfit));
  return Settings.parse({
    probe: { ...DEFAULT_SETTINGS.probe, ...fitting.probe },
    ui: { ...DEFAULT_SETTINGS.ui, ...fitting.ui },
    alerts: { ...DEFAULT_SETTINGS.alerts, ...fitting.alerts },
    sharing: { ...DEFAULT_SETTINGS.sharing, ...fitting.sharing },
    backup: { ...DEFAULT_SETTINGS.backup, ...fitting.backup },
    access: { ...DEFAULT_SETTINGS.access, ...fitting.access },
  });
}

type Fields = (typeof SECTIONS)[keyof typeof SECTIONS];

function fittingFields(
  section: string,
  fields: Fields,
  stored: ReadonlyMap<string, unknown>,
  unfit: string[],
): Record<string, unknown> {
  const fitting: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(fields)) {
    const key = `${section}.${field}`;
    if (!stored.has(key)) continue;
    const parsed = schema.safeParse(stored.get(key));
    if (parsed.success) fitting[field] = parsed.data;
    else unfit.push(key);
  }
  return fitting;
}

function flatten(patch: SettingsPatch): [string, unknown][] {
  return Object.entries(patch).flatMap(([section, fields]) =>
    Object.entries(fields ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([field, value]): [string, unknown] => [`${section}.${field}`, value]),
  );
}

function unfitSettings(keys: readonly string[]) {
  return {
    code: 'store.setting-reset',
    message: `${keys.length === 1 ? 'A saved setting no longer fits' : `${keys.length} saved settings no longer fit`} this version of the console, so its usual value is used: ${keys.join(', ')}. Open Settings to choose again.`,
    details: { keys },
  };
}
