import { z } from 'zod';
import { AlertSettings, DEFAULT_ALERT_SETTINGS } from './alert.ts';
import { TransportChoice } from './live.ts';

/** How probing behaves. Ranges here, defaults in {@link DEFAULT_SETTINGS}. */
export const ProbeSettings = z.strictObject({
  transport: TransportChoice,
  /** Time between two checks of one device. */
  periodMs: z.int().min(1_000).max(300_000),
  /** How long after an echo request its reply still counts as in time. */
  timeoutMs: z.int().min(100).max(5_000),
  /** After a miss, further requests go out this long after the first one, ascending. */
  retryOffsetsMs: z.array(z.int().min(50).max(5_000)).max(5),
  /** Lost share (0–1) of the latest scheduled probes from which a device is flaky. */
  flakyAboveLossRatio: z.number().min(0.02).max(0.9),
  /** Median round trip above which a device is slow. */
  slowAboveMs: z.int().min(5).max(5_000),
  /** Upper bound on packets a second, all kinds together. */
  maxPacketsPerSecond: z.int().min(10).max(50_000),
  /** Asked in this order when ping is silent; an answer or a refusal both prove life. Empty: no TCP. */
  tcpPorts: z.array(z.int().min(1).max(65_535)).max(8),
  /** Probe public addresses too. Off: a roster row with a public address is not probed. */
  allowPublicAddresses: z.boolean(),
});
export type ProbeSettings = z.infer<typeof ProbeSettings>;

export const UiSettings = z.strictObject({
  colourScheme: z.enum(['light', 'dark', 'system']),
  /** Large tiles and no student labels, for a wall or a projector. */
  isProjectorMode: z.boolean(),
});
export type UiSettings = z.infer<typeof UiSettings>;

/** What the console offers to other programs on this laptop. */
export const SharingSettings = z.strictObject({
  /** `http://127.0.0.1:PORT/metrics` in the Prometheus text format; null: off. */
  prometheusPort: z.int().min(1_024).max(65_535).nullable(),
});
export type SharingSettings = z.infer<typeof SharingSettings>;

/** Copies of the database. What is kept of one day and of one week is told in docs/backup.md. */
export const BackupSettings = z.strictObject({
  /** A second place for every copy, such as a USB stick or a network folder; absolute. Null: none. */
  folder: z.string().min(1).max(1_024).nullable(),
  /** For how many days one copy a day is kept. */
  keepDays: z.int().min(1).max(60),
  /** For how many weeks one copy a week is kept. */
  keepWeeks: z.int().min(1).max(52),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

/** People of this laptop. */
export const AccessSettings = z.strictObject({
  /** Without input for this long, whoever is signed in is signed out. */
  idleMinutes: z.int().min(1).max(240),
});
export type AccessSettings = z.infer<typeof AccessSettings>;

export const Settings = z.strictObject({
  probe: ProbeSettings,
  ui: UiSettings,
  alerts: AlertSettings,
  sharing: SharingSettings,
  backup: BackupSettings,
  access: AccessSettings,
});
export type Settings = z.infer<typeof Settings>;

/** What a person changed. Absent keys stay as they are. */
export const SettingsPatch = z
  .strictObject({
    probe: ProbeSettings.partial(),
    ui: UiSettings.partial(),
    alerts: AlertSettings.partial(),
    sharing: SharingSettings.partial(),
    backup: BackupSettings.partial(),
    access: AccessSettings.partial(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

/** What the window may change. Where backups go is chosen in the system's own dialog, so that no page can name a path. */
export const WindowSettingsPatch = SettingsPatch.extend({
  backup: BackupSettings.omit({ folder: true }).partial().optional(),
});

/** Our own starting values, not a vendor's. Reasons: DECISIONS.md, "Probe defaults". */
export const DEFAULT_SETTINGS: Settings = {
  probe: {
    transport: 'auto',
    periodMs: 5_000,
    timeoutMs: 800,
    retryOffsetsMs: [250, 500, 1_000],
    flakyAboveLossRatio: 0.1,
    slowAboveMs: 150,
    maxPacketsPerSecond: 2_000,
    tcpPorts: [445],
    allowPublicAddresses: false,
  },
  ui: { colourScheme: 'system', isProjectorMode: false },
  alerts: DEFAULT_ALERT_SETTINGS,
  sharing: { prometheusPort: null },
  backup: { folder: null, keepDays: 14, keepWeeks: 8 },
  access: { idleMinutes: 10 },
};

/** `settings` with `patch` laid over it; keys that the patch lacks stay. */
export function applySettingsPatch(settings: Settings, patch: SettingsPatch): Settings {
  return Settings.parse({
    probe: { ...settings.probe, ...patch.probe },
    ui: { ...settings.ui, ...patch.ui },
    alerts: { ...settings.alerts, ...patch.alerts },
    sharing: { ...settings.sharing, ...patch.sharing },
    backup: { ...settings.backup, ...patch.backup },
    access: { ...settings.access, ...patch.access },
  });
}
