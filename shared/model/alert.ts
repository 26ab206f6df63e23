import { z } from 'zod';
import { DiagnosisContact, DiagnosisLayer, DiagnosisSeverity } from './diagnosis.ts';

/** Ways to tell people. The window itself always shows everything; these reach those who do not look at it. */
export const AlertChannel = z.enum(['desktop', 'sound', 'badge', 'webhook', 'email']);
export type AlertChannel = z.infer<typeof AlertChannel>;

/** `07:15`, on the laptop's clock. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 07:15.');

const channels = z.strictObject({
  desktop: z.boolean(),
  sound: z.boolean(),
  badge: z.boolean(),
  webhook: z.boolean(),
  email: z.boolean(),
});

/** How people are told. Ranges here, defaults in {@link DEFAULT_ALERT_SETTINGS}. */
export const AlertSettings = z.strictObject({
  /** Which channels a finding of that severity uses. */
  bySeverity: z.record(DiagnosisSeverity, channels),
  /** Nothing but the window and the badge between these times; `from` may be later than `to` (over midnight). */
  quietHours: z.strictObject({ isOn: z.boolean(), from: timeOfDay, to: timeOfDay }),
  /** A JSON message goes there by POST; null: none. */
  webhookUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** The school's mail server; null: no e-mail. */
  email: z
    .strictObject({
      host: z.string().trim().min(1).max(253),
      port: z.int().min(1).max(65_535),
      /** `tls` from the first byte, `starttls` required after the greeting, `none` only inside the school. */
      security: z.enum(['tls', 'starttls', 'none']),
      user: z.string().max(200),
      password: z.string().max(200),
      from: z.email(),
      to: z.array(z.email()).min(1).max(20),
    })
    .nullable(),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

const QUIET = { desktop: false, sound: false, badge: false, webhook: false, email: false };

/** Our own starting values: nothing leaves the laptop until somebody says where to. */
export const DEFAULT_ALERT_SETTINGS: AlertSettings = {
  bySeverity: {
    note: QUIET,
    warning: { ...QUIET, desktop: true, badge: true },
    critical: { ...QUIET, desktop: true, sound: true, badge: true },
  },
  quietHours: { isOn: false, from: '16:00', to: '06:30' },
  webhookUrl: null,
  email: null,
};

/** What became of telling by one channel. `quiet`: held back by quiet hours. `waiting`: tried again while there is no network. */
export const AlertDelivery = z.strictObject({
  channel: AlertChannel,
  at: z.number(),
  outcome: z.enum(['told', 'quiet', 'waiting', 'failed']),
  /** For people; empty when it went well. */
  message: z.string().max(300),
});
export type AlertDelivery = z.infer<typeof AlertDelivery>;

/** One time that people were told of a finding: when it was found, and again only when it got worse. */
export const Alert = z.strictObject({
  id: z.string(),
  /** With `findingSince` the occurrence that it is about. */
  findingId: z.string(),
  findingSince: z.number(),
  at: z.number(),
  reason: z.enum(['new', 'worse']),
  severity: DiagnosisSeverity,
  layer: DiagnosisLayer,
  sentence: z.string(),
  firstAction: z.string(),
  escalateTo: DiagnosisContact,
  devicesAffected: z.int().min(0),
  studentsAffected: z.int().min(0),
  deliveries: z.array(AlertDelivery),
  /** Null: nobody has said that they saw it. The time from `at` is the response time. */
  acknowledgedAt: z.number().nullable(),
  acknowledgedBy: z.string().max(80).nullable(),
  /** When the finding was over; null: it lasts. */
  endedAt: z.number().nullable(),
});
export type Alert = z.infer<typeof Alert>;
