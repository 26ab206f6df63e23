import { describe, expect, it } from 'vitest';
import { type EscalationContext, escalationMessage, phoneScript } from '../../../../shared/model/escalation.ts';
import { aFinding, aPath } from '../../../helpers/diagnosis-builders.ts';

/** 2026-11-24 09:41:36 in a school six hours west of UTC. */
const SINCE = Date.UTC(2026, 10, 24, 15, 41, 36);

const path = aPath(
  [
    { id: 'laptop-link', kind: 'laptop-link', name: 'this laptop', address: null, method: 'link' },
    { rttMs: null, baselineRttMs: null },
  ],
  [
    { id: 'access-point:AP 114', kind: 'access-point', name: 'AP 114', host: '10.1.4.14', address: null },
    {
      state: 'down',
      since: SINCE,
      failingSince: SINCE,
      failure: { code: 'timeout', sentence: 'No answer within 1 s.' },
      answeredAt: SINCE - 4_000,
      checkedAt: SINCE + 38_000,
      baselineRttMs: 3,
    },
  ],
  [{ id: 'access-point:AP 118', kind: 'access-point', name: 'AP 118', host: '10.1.4.18', address: null }],
  [{}, { checkedAt: SINCE + 40_000 }],
  [
    {
      id: 'h',
      kind: 'platform-host',
      name: 'home.testnav.example',
      host: 'home.testnav.example',
      port: 443,
      platformId: 'testnav',
      method: 'tls',
    },
    { rttMs: 38, baselineRttMs: 36 },
  ],
);

const finding = aFinding({
  layer: 'access-point',
  scope: { kind: 'access-point', name: 'AP 114', rooms: [{ id: 'r', name: 'Room 114' }] },
  since: SINCE,
  sentence: 'AP 114 of Room 114: 11 of 12 devices went silent within 2 seconds.',
  now: '9 of 12 still silent',
  evidence: [{ label: 'Room 114', value: '11 of 12 silent together' }],
  escalateTo: 'district-network',
  rule: { id: 'access-point', why: 'AP 114 itself does not answer.' },
  devicesAffected: 11,
  studentsAffected: 10,
});

const context: EscalationContext = {
  school: 'Maplewood Middle School',
  path,
  platformName: () => 'TestNav',
  now: SINCE + 41_000,
  utcOffsetMinutesAt: () => -360,
};

describe('escalationMessage', () => {
  const message = escalationMessage(finding, context);

  it('says school, place, what happened, since when with the offset of the clock, how long and how many', () => {
    expect(message.split('\n').slice(0, 3)).toEqual([
      'Maplewood Middle School, testing day: access point, AP 114 (Room 114)',
      '',
      finding.sentence,
    ]);
    expect(message).toContain('Since: 2026-11-24 09:41:36 UTC-06:00 (41 s so far)');
    expect(message).toContain('Affected: 11 devices, 10 with a student');
    expect(message).toContain('Status: 9 of 12 still silent');
  });

  it('lists what does not answer with address, way of asking, first failed probe and its usual time, and what does', () => {
    expect(message).toContain(
      '[down] AP 114, 10.1.4.14, ping: No answer within 1 s (timeout); first failed probe 09:41:36; usually 3 ms; last answer 09:41:32; asked 09:42:14',
    );
    expect(message).toContain('[up] AP 118, 10.1.4.18, ping: 2 ms; usually 2 ms');
    expect(message).toContain(
      '[up] TestNav: home.testnav.example, home.testnav.example:443, TLS handshake: 38 ms; usually 36 ms',
    );
    expect(message).toContain('[not watched] Internet');
  });

  it('puts what fails before what answers within a link', () => {
    expect(message.indexOf('AP 114, 10')).toBeLessThan(message.indexOf('AP 118, 10'));
  });

  it('carries the evidence, the rule and whose clock the times are', () => {
    expect(message).toContain('- Room 114: 11 of 12 silent together');
    expect(message).toContain('AP 114 itself does not answer. (rule "access-point")');
    expect(message).toContain("this laptop's clock, UTC-06:00");
    expect(message).toContain('2026-11-24T15:41:36.000Z');
  });

  it('asks each of them for what only they can do', () => {
    expect(message).toContain('controller, switch port, uplink');
    expect(escalationMessage({ ...finding, escalateTo: 'district-filter' }, context)).toContain('filter or firewall');
    expect(escalationMessage({ ...finding, escalateTo: 'vendor-support' }, context)).toContain('known incident');
  });

  it('does not claim what it cannot know, and says what would decide it', () => {
    const doubtful = escalationMessage(
      {
        ...finding,
        confidence: 'possible',
        decidingCheck: { label: 'Ask the proctor: are the lids closed?', kind: 'ask', targetIds: [], deviceIds: [] },
      },
      context,
    );
    expect(doubtful).toContain('How sure: cannot tell yet');
    expect(doubtful).toContain('Would decide it: Ask the proctor: are the lids closed?');
  });

  it('gives the time at which a vendor may sign students out', () => {
    const countdown = {
      platformId: 'drc-insight',
      platformName: 'DRC',
      startedAt: SINCE,
      deadlineAt: SINCE + 300_000,
      meaning: '',
    };
    expect(escalationMessage({ ...finding, countdowns: [countdown] }, context)).toContain(
      'DRC signs students out: maybe at 09:46:36; first failed probe at 09:41:36',
    );
  });

  it('says when it was over', () => {
    const over = escalationMessage({ ...finding, endedAt: SINCE + 180_000 }, { ...context, now: SINCE + 600_000 });
    expect(over).toContain('(lasted 3 min)');
    expect(over).toContain('Over since: 2026-11-24 09:44:36 UTC-06:00');
  });

  it('uses the offset that the clock had at each time', () => {
    const changing = { ...context, utcOffsetMinutesAt: (at: number) => (at === SINCE ? 330 : 345) };
    expect(escalationMessage(finding, changing)).toContain('Since: 2026-11-24 21:11:36 UTC+05:30');
  });

  it('stays short in a school with many access points: the failing ones, then a count', () => {
    const many = Array.from({ length: 60 }, (_, index) => {
      const name = `AP ${index}`;
      const state = index === 59 ? 'down' : 'up';
      return [{ id: name, kind: 'access-point', name, host: `10.2.0.${index}` }, { state }] as const;
    });
    const text = escalationMessage(finding, { ...context, path: aPath(...many) });
    expect(text).toContain('[down] AP 59');
    expect(text).toContain('and 48 more of Access points, none of them worse');
    expect(text.split('\n').length).toBeLessThan(50);
  });
});

describe('phoneScript', () => {
  it('is one breath: who, what, since when, how many, what answers and what does not', () => {
    expect(phoneScript(finding, context)).toBe(
      'Maplewood Middle School is testing today. AP 114 of Room 114: 11 of 12 devices went silent within 2 seconds. It began at 09:41:36, 41 s ago. It concerns 11 devices, 10 with a student. From our laptop, AP 114 does not answer. The gateway and TestNav answer as usual. I can send you the times and numbers right now. When will you know more?',
    );
  });

  it('says first that nobody can tell, when nobody can', () => {
    expect(phoneScript({ ...finding, confidence: 'possible' }, context)).toContain('We cannot tell yet');
  });
});
