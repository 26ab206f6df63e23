import type { Alert, AlertChannel, AlertDelivery, AlertSettings } from '../../shared/model/alert.ts';
import type { DiagnosisFinding, DiagnosisSnapshot } from '../../shared/model/diagnosis.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { AlertRepository } from '../store/repositories.ts';
import { mailText, webhookMessage } from './message.ts';
import { Outbox, type SendOutcome } from './outbox.ts';
import { alertAlreadyTold, channelsFor, concernsSomebody, isHeldBack, reasonToTell } from './policy.ts';
import { sendEmail } from './senders/email.ts';
import { sendWebhook } from './senders/webhook.ts';

const LATEST = 500;

export interface AlertServiceOptions {
  readonly clock: Clock;
  /** Written before anybody is told. */
  readonly repository: Pick<AlertRepository, 'latest' | 'write'>;
  readonly makeId: () => string;
  readonly settings: () => AlertSettings;
  readonly school: () => string;
  readonly mayAnnounce: (roomId: RoomId) => boolean;
  /** Other ways to send; tests bring their own. */
  readonly senders?: { readonly webhook: typeof sendWebhook; readonly email: typeof sendEmail };
}

/** Tells people of findings: once, again when it got worse, and never for rooms that nobody tests in. */
export class AlertService {
  readonly #options: AlertServiceOptions;
  readonly #senders: NonNullable<AlertServiceOptions['senders']>;
  readonly #outbox: Outbox;
  readonly #alerts: Map<string, Alert>;
  readonly #changes = new Listeners<[readonly Alert[]]>();
  readonly #raised = new Listeners<[Alert, readonly AlertChannel[]]>();

  constructor(options: AlertServiceOptions) {
    this.#options = options;
    this.#senders = options.senders ?? { webhook: sendWebhook, email: sendEmail };
    this.#outbox = new Outbox(options.clock, ({ alertId, channel }, outcome) =>
      this.#delivered(alertId, channel, outcome),
    );
    // What was open when the console ended is over: its finding is found anew, or not.
    const at = options.clock.now();
    this.#alerts = new Map(
      options.repository.latest(LATEST).map((alert) => [alert.id, { ...alert, endedAt: alert.endedAt ?? at }]),
    );
  }

  /** Oldest first. */
  list(): Alert[] {
    return [...this.#alerts.values()];
  }

  onChange(listener: (alerts: readonly Alert[]) => void): () => void {
    return this.#changes.add(listener);
  }

  /** An alert for the channels that the application serves: desktop, sound and badge, as far as they are on and not held back. */
  onRaised(listener: (alert: Alert, channels: readonly AlertChannel[]) => void): () => void {
    return this.#raised.add(listener);
  }

  /** Call with every change of the diagnosis. */
  follow({ open, ended }: DiagnosisSnapshot): void {
    const raised = open.filter((finding) => this.#consider(finding));
    const isEnded = this.#endOthers(open, ended);
    if (raised.length > 0 || isEnded) this.#changes.tell(this.list());
  }

  acknowledge(alertId: string, by: string): Result<Alert> {
    const alert = this.#alerts.get(alertId);
    if (alert === undefined) return fail('unknown-alert', 'This alert is no longer in the list.');
    if (alert.acknowledgedAt !== null) return ok(alert);
    const acknowledged = { ...alert, acknowledgedAt: this.#options.clock.now(), acknowledgedBy: by };
    this.#save(acknowledged);
    this.#changes.tell(this.list());
    return ok(acknowledged);
  }

  /** Sends a made-up alert by one channel, for the test button. Resolves with a sentence. */
  async test(channel: 'webhook' | 'email'): Promise<Result<string>> {
    const alert = testAlert(this.#options.clock.now());
    const outcome = await this.#send(channel, alert, 'test');
    return outcome.kind === 'sent' ? ok('The test message was sent.') : fail('test-not-sent', outcome.message);
  }

  stop(): void {
    this.#outbox.stop();
  }

  #consider(finding: DiagnosisFinding): boolean {
    const isOpen = (alert: Alert) => alert.endedAt === null;
    const told = alertAlreadyTold(finding, this.list().filter(isOpen));
    const reason = reasonToTell(finding, told);
    if (reason === null || !concernsSomebody(finding.scope, this.#options.mayAnnounce)) return false;
    this.#raise(finding, reason);
    return true;
  }

  #raise(finding: DiagnosisFinding, reason: Alert['reason']): void {
    const { clock, makeId } = this.#options;
    const settings = this.#options.settings();
    const at = clock.now();
    const channels = channelsFor(finding.severity, settings);
    const held = channels.filter((channel) => isHeldBack(channel, settings, at));
    const now = channels.filter((channel) => !held.includes(channel));
    const alert: Alert = {
      id: makeId(),
      findingId: finding.id,
      findingSince: finding.since,
      at,
      reason,
      severity: finding.severity,
      layer: finding.layer,
      sentence: finding.sentence,
      firstAction: finding.firstAction,
      escalateTo: finding.escalateTo,
      devicesAffected: finding.devicesAffected,
      studentsAffected: finding.studentsAffected,
      deliveries: [
        ...held.map((channel) => delivery(channel, at, 'quiet')),
        ...now.map((channel) => firstDelivery(channel, at)),
      ],
      acknowledgedAt: null,
      acknowledgedBy: null,
      endedAt: null,
    };
    this.#save(alert);
    this.#raised.tell(alert, now);
    for (const channel of now) {
      if (channel === 'webhook' || channel === 'email')
        this.#outbox.add({ alertId: alert.id, channel, send: () => this.#send(channel, alert, 'alert') });
    }
  }

  async #send(channel: 'webhook' | 'email', alert: Alert, kind: 'alert' | 'test'): Promise<SendOutcome> {
    const { webhookUrl, email } = this.#options.settings();
    const school = this.#options.school();
    if (channel === 'webhook')
      return webhookUrl === null ? NOWHERE : this.#senders.webhook(webhookUrl, webhookMessage(alert, school, kind));
    return email === null ? NOWHERE : this.#senders.email(email, mailText(alert, school));
  }

  /** Alerts whose finding is over, or was explained by a greater one that is over. */
  #endOthers(open: readonly DiagnosisFinding[], ended: readonly DiagnosisFinding[]): boolean {
    const lasting = new Set(open.flatMap(({ id, children }) => [id, ...children]));
    const over = this.list().filter(({ endedAt, findingId }) => endedAt === null && !lasting.has(findingId));
    for (const alert of over) {
      const finding = ended.find(({ id, since }) => id === alert.findingId && since === alert.findingSince);
      this.#save({ ...alert, endedAt: finding?.endedAt ?? this.#options.clock.now() });
    }
    return over.length > 0;
  }

  #delivered(alertId: string, channel: AlertChannel, outcome: SendOutcome): void {
    const alert = this.#alerts.get(alertId);
    if (alert === undefined) return;
    const became = delivery(
      channel,
      this.#options.clock.now(),
      OUTCOMES[outcome.kind],
      'message' in outcome ? outcome.message : '',
    );
    const deliveries = alert.deliveries.map((before) => (before.channel === channel ? became : before));
    this.#save({ ...alert, deliveries });
    this.#changes.tell(this.list());
  }

  #save(alert: Alert): void {
    this.#options.repository.write(alert);
    this.#alerts.set(alert.id, alert);
  }
}

const NOWHERE: SendOutcome = { kind: 'failed', message: 'Nothing is set up to send to. Fill it in under Settings.' };

const OUTCOMES: Readonly<Record<SendOutcome['kind'], AlertDelivery['outcome']>> = {
  sent: 'told',
  retry: 'waiting',
  failed: 'failed',
};

function delivery(channel: AlertChannel, at: number, outcome: AlertDelivery['outcome'], message = ''): AlertDelivery {
  return { channel, at, outcome, message: message.slice(0, 300) };
}

/** Desktop, sound and badge are there at once; the others are on their way. */
function firstDelivery(channel: AlertChannel, at: number): AlertDelivery {
  return delivery(channel, at, channel === 'webhook' || channel === 'email' ? 'waiting' : 'told');
}

function testAlert(at: number): Alert {
  return {
    id: 'test',
    findingId: 'test',
    findingSince: at,
    at,
    reason: 'new',
    severity: 'note',
    layer: 'laptop',
    sentence: 'This is a test message of the Testing Day Console. Nothing is wrong.',
    firstAction: 'Nothing. If you can read this, alerts arrive.',
    escalateTo: 'school-technician',
    devicesAffected: 0,
    studentsAffected: 0,
    deliveries: [],
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
  };
}
