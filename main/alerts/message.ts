import type { Alert } from '../../shared/model/alert.ts';

/** What a webhook receives. Documented in docs/alerts.md; fields are only ever added. */
export interface WebhookMessage {
  readonly schema: 1;
  readonly kind: 'alert' | 'test';
  readonly school: string;
  readonly at: string;
  readonly reason: Alert['reason'];
  readonly severity: Alert['severity'];
  readonly layer: Alert['layer'];
  /** One sentence; chat services that look for it show it. */
  readonly text: string;
  readonly firstAction: string;
  readonly devicesAffected: number;
  readonly studentsAffected: number;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export function webhookMessage(alert: Alert, school: string, kind: WebhookMessage['kind']): WebhookMessage {
  const { reason, severity, layer, sentence, firstAction, devicesAffected, studentsAffected } = alert;
  const at = new Date(alert.at).toISOString();
  return {
    schema: 1,
    kind,
    school,
    at,
    reason,
    severity,
    layer,
    text: sentence,
    firstAction,
    devicesAffected,
    studentsAffected,
  };
}

/** Counts only: a message that leaves the school never says who. */
export function mailText(alert: Alert, school: string): MailText {
  const where = school === '' ? 'Testing day' : school;
  const grown = alert.reason === 'worse' ? 'got worse: ' : '';
  return {
    subject: `[${where}] ${grown}${firstSentence(alert.sentence)}`.slice(0, 200),
    text: [
      alert.sentence,
      '',
      `First found: ${new Date(alert.findingSince).toLocaleString()}`,
      `Devices affected: ${alert.devicesAffected}; of them with a student: ${alert.studentsAffected}`,
      `What to do first: ${alert.firstAction}`,
      '',
      'Sent by the Testing Day Console. Answers to this message are not read by the console.',
    ].join('\n'),
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
