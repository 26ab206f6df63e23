import type { Alert, AlertChannel, AlertDelivery } from '../../../shared/model/alert.ts';
import { formatDuration } from '../../../shared/model/wording.ts';
import { clockTime } from '../../ui/times.ts';

const CHANNEL_WORDS: Readonly<Record<AlertChannel, string>> = {
  desktop: 'Desktop note',
  sound: 'Sound',
  badge: 'Badge',
  webhook: 'Webhook',
  email: 'E-mail',
};

const OUTCOME_WORDS: Readonly<Record<AlertDelivery['outcome'], string>> = {
  told: 'told',
  quiet: 'held back by quiet hours',
  waiting: 'on its way',
  failed: 'failed',
};

/** Alerts of the laptop's own day that `now` is in, newest first. */
export function alertsOfDay(alerts: readonly Alert[], now: number): readonly Alert[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return alerts.filter(({ at }) => at >= midnight && at <= now).toSorted((a, b) => b.at - a.at);
}

/** From being told to somebody saying that they saw it, in milliseconds; null while nobody has. */
function responseMs({ at, acknowledgedAt }: Alert): number | null {
  return acknowledgedAt === null ? null : Math.max(0, acknowledgedAt - at);
}

/** Half of the acknowledged ones were quicker; null: none was acknowledged. */
export function medianResponseMs(alerts: readonly Alert[]): number | null {
  const times = alerts.flatMap((alert) => responseMs(alert) ?? []).sort((a, b) => a - b);
  const middle = Math.floor((times.length - 1) / 2);
  const [low, high] = [times[middle], times[times.length % 2 === 1 ? middle : middle + 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** `told`, `failed: the mail server refused the password` */
function outcomeWords({ outcome, message }: AlertDelivery): string {
  return message === '' ? OUTCOME_WORDS[outcome] : `${OUTCOME_WORDS[outcome]}: ${message}`;
}

/** Channels with the same outcome in one line: `Desktop note, Sound: told`. */
export function deliveryLines(
  deliveries: readonly AlertDelivery[],
): readonly { readonly words: string; readonly outcome: AlertDelivery['outcome'] }[] {
  const lines = new Map<string, { outcome: AlertDelivery['outcome']; channels: string[] }>();
  for (const delivery of deliveries) {
    const words = outcomeWords(delivery);
    const line = lines.get(words) ?? { outcome: delivery.outcome, channels: [] };
    lines.set(words, { ...line, channels: [...line.channels, CHANNEL_WORDS[delivery.channel]] });
  }
  return [...lines].map(([words, { outcome, channels }]) => ({ words: `${channels.join(', ')}: ${words}`, outcome }));
}

/** The list for a spreadsheet: tab-separated, a heading line first. */
export function alertsAsText(alerts: readonly Alert[]): string {
  const rows = alerts.map((alert) => [
    clockTime(alert.at),
    alert.severity,
    alert.reason === 'worse' ? 'got worse' : 'new',
    alert.sentence,
    String(alert.devicesAffected),
    String(alert.studentsAffected),
    deliveryLines(alert.deliveries)
      .map(({ words }) => words)
      .join('; '),
    alert.acknowledgedBy ?? '',
    alert.acknowledgedAt === null ? '' : clockTime(alert.acknowledgedAt),
    responseSeconds(alert),
    alert.endedAt === null ? '' : clockTime(alert.endedAt),
  ]);
  return [HEADINGS, ...rows].map((row) => row.map(plainCell).join('\t')).join('\n');
}

const HEADINGS = [
  'Time',
  'Severity',
  'Reason',
  'What',
  'Devices',
  'Students',
  'Told by',
  'Acknowledged by',
  'Acknowledged at',
  'Response (s)',
  'Over at',
];

function responseSeconds(alert: Alert): string {
  const ms = responseMs(alert);
  return ms === null ? '' : String(Math.round(ms / 1_000));
}

/** A cell that a spreadsheet takes for a formula would be run there. */
function plainCell(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** `3 alerts, 1 waits for somebody; half were answered within 40 s` */
export function dayWords(alerts: readonly Alert[], waiting: number): string {
  const median = medianResponseMs(alerts);
  return [
    `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'} today`,
    waiting === 0 ? '' : `${waiting} not acknowledged`,
    median === null ? '' : `median response ${formatDuration(median)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
