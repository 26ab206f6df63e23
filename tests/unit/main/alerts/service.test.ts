import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '../../../../main/alerts/outbox.ts';
import { AlertService } from '../../../../main/alerts/service.ts';
import { type Alert, type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../../../shared/model/alert.ts';
import { aFinding, anAlert } from '../../../helpers/diagnosis-builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

const HOOK: AlertSettings = {
  ...DEFAULT_ALERT_SETTINGS,
  webhookUrl: 'https://hooks.example.test/a',
  bySeverity: {
    ...DEFAULT_ALERT_SETTINGS.bySeverity,
    critical: { desktop: true, sound: true, badge: true, webhook: true, email: false },
  },
};

function scene(over: { settings?: AlertSettings; kept?: Alert[]; outcomes?: SendOutcome[] } = {}) {
  const clock = new ManualClock();
  const kept = new Map((over.kept ?? []).map((alert) => [alert.id, alert]));
  const outcomes = over.outcomes ?? [];
  const sent: string[] = [];
  const raised: { id: string; channels: readonly string[] }[] = [];
  let next = 0;
  const service = new AlertService({
    clock,
    repository: { latest: () => [...kept.values()], write: (alert) => kept.set(alert.id, alert) },
    makeId: () => {
      next += 1;
      return `made-${next}`;
    },
    settings: () => over.settings ?? DEFAULT_ALERT_SETTINGS,
    school: () => 'Lincoln',
    mayAnnounce: (roomId) => roomId !== 'on-break',
    senders: {
      webhook: async (_url, { text }) => {
        sent.push(text);
        return outcomes.shift() ?? { kind: 'sent' };
      },
      email: async () => ({ kind: 'sent' }),
    },
  });
  service.onRaised(({ id }, channels) => raised.push({ id, channels }));
  return { clock, kept, sent, raised, service };
}

const diagnosis = (...open: ReturnType<typeof aFinding>[]) => ({ at: 0, open, ended: [] });
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('alerts of a morning', () => {
  test('one trouble is told once, however often it is seen', () => {
    const { service, raised } = scene();
    for (let times = 0; times < 5; times += 1) service.follow(diagnosis(aFinding()));
    expect(raised).toEqual([{ id: 'made-1', channels: ['desktop', 'sound', 'badge'] }]);
  });

  test('it is told again when it grows, and counts as over when its finding is', () => {
    const { service, raised, clock } = scene();
    service.follow(diagnosis(aFinding()));
    service.follow(diagnosis(aFinding({ devicesAffected: 40 })));
    expect(raised).toHaveLength(2);
    clock.advance(60_000);
    service.follow({ at: 0, open: [], ended: [aFinding({ endedAt: clock.now() - 5_000 })] });
    expect(service.list().map(({ endedAt }) => endedAt)).toEqual([clock.now() - 5_000, clock.now() - 5_000]);
  });

  test('trouble that a greater one explains stays open with it', () => {
    const { service } = scene();
    service.follow(diagnosis(aFinding()));
    service.follow(diagnosis(aFinding({ id: 'uplink/2', children: ['room/room-1'], devicesAffected: 60 })));
    expect(service.list().map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  test('rooms on a break call nobody', () => {
    const { service, raised } = scene();
    service.follow(diagnosis(aFinding({ scope: { kind: 'rooms', rooms: [{ id: 'on-break', name: 'Room 3' }] } })));
    expect(raised).toEqual([]);
  });

  test('it is on disk before anybody is told', () => {
    const { service, kept } = scene();
    const onDisk: boolean[] = [];
    service.onRaised(({ id }) => onDisk.push(kept.has(id)));
    service.follow(diagnosis(aFinding()));
    expect(onDisk).toEqual([true]);
  });

  test('who saw it, and when, is kept; the first one counts', () => {
    const { service, kept, clock } = scene();
    service.follow(diagnosis(aFinding()));
    clock.advance(90_000);
    service.acknowledge('made-1', 'Ms. Ortiz');
    clock.advance(90_000);
    service.acknowledge('made-1', 'Mr. Lee');
    const alert = kept.get('made-1');
    expect(alert).toMatchObject({ acknowledgedBy: 'Ms. Ortiz' });
    expect((alert?.acknowledgedAt ?? 0) - (alert?.at ?? 0)).toBe(90_000);
  });

  test('what was open when the console ended is over when it starts again', () => {
    const { service } = scene({ kept: [anAlert()] });
    expect(service.list()[0]?.endedAt).not.toBeNull();
  });

  test('in quiet hours it is in the list and says that it was held back', () => {
    const quietHours = { isOn: true, from: '00:00', to: '23:59' };
    const { service, raised } = scene({ settings: { ...DEFAULT_ALERT_SETTINGS, quietHours } });
    service.follow(diagnosis(aFinding()));
    expect(raised[0]?.channels).toEqual(['badge']);
    expect(service.list()[0]?.deliveries).toContainEqual(
      expect.objectContaining({ channel: 'sound', outcome: 'quiet' }),
    );
  });
});

describe('what goes over the network', () => {
  const webhookOf = (alert: Alert | undefined) =>
    alert?.deliveries.find(({ channel }) => channel === 'webhook')?.outcome;

  test('waits while there is none and is sent when it is back', async () => {
    const { service, sent, clock } = scene({ settings: HOOK, outcomes: [{ kind: 'retry', message: 'No network.' }] });
    service.follow(diagnosis(aFinding()));
    await settled();
    expect(webhookOf(service.list()[0])).toBe('waiting');
    clock.advance(5_000);
    await settled();
    expect(sent).toHaveLength(2);
    expect(webhookOf(service.list()[0])).toBe('told');
  });

  test('is given up after hours, and says so', async () => {
    const outcomes = Array.from({ length: 100 }, (): SendOutcome => ({ kind: 'retry', message: 'No network.' }));
    const { service, clock } = scene({ settings: HOOK, outcomes });
    service.follow(diagnosis(aFinding()));
    for (let passed = 0; passed < 60; passed += 1) {
      await settled();
      clock.advance(5 * 60_000);
    }
    expect(webhookOf(service.list()[0])).toBe('failed');
  });

  test('is not tried again where it would fail the same way', async () => {
    const { service, sent, clock } = scene({
      settings: HOOK,
      outcomes: [{ kind: 'failed', message: 'Refused (404).' }],
    });
    service.follow(diagnosis(aFinding()));
    await settled();
    clock.advance(3_600_000);
    await settled();
    expect(sent).toHaveLength(1);
    expect(service.list()[0]?.deliveries).toContainEqual(
      expect.objectContaining({ outcome: 'failed', message: 'Refused (404).' }),
    );
  });

  test('the test button says how it went', async () => {
    expect(await scene({ settings: HOOK }).service.test('webhook')).toMatchObject({ ok: true });
    expect(await scene().service.test('webhook')).toMatchObject({ ok: false });
  });
});
