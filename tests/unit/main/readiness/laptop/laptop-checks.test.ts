import { describe, expect, test } from 'vitest';
import type { LaptopFacts } from '../../../../../main/readiness/laptop/facts.ts';
import { laptopChecks } from '../../../../../main/readiness/laptop/laptop.ts';
import { planSweep } from '../../../../../main/readiness/plan.ts';
import type { Finding } from '../../../../../shared/model/readiness.ts';
import { EMPTY_SITE } from '../../../../../shared/model/site.ts';

const NOW = Date.parse('2026-12-01T12:15:00Z');
const wifi = { kind: 'wifi', signalPercent: 72, frequencyMhz: 5_180 } as const;

/** A laptop with nothing to complain about. */
function aLaptop(over: Partial<LaptopFacts> = {}): LaptopFacts {
  return {
    now: NOW,
    power: { hasBattery: true, percent: 88, isOnMains: true },
    disk: { freeBytes: 120e9 },
    memory: { availableBytes: 6e9, totalBytes: 16e9 },
    interfaces: [{ name: 'Wi-Fi', addresses: ['10.20.4.31'], isVpn: false }],
    waysOut: ['Wi-Fi'],
    link: wifi,
    sleep: { onMains: 'never', onBattery: 10 },
    system: 'Windows 11 24H2',
    ...over,
  };
}

const plan = planSweep({
  at: NOW,
  site: EMPTY_SITE,
  profiles: [],
  roster: { rooms: [], devices: [] },
  sessions: [],
  live: new Map(),
  confirmations: [],
  roomIds: null,
  platformIds: null,
});

const checksOf = (facts: LaptopFacts) => laptopChecks(plan, () => Promise.resolve(facts));

async function findingOf(checkId: string, over: Partial<LaptopFacts>): Promise<Finding> {
  const check = checksOf(aLaptop(over)).find((candidate) => candidate.checkId === checkId);
  if (check === undefined) throw new Error(`no check ${checkId}`);
  return check.run(new AbortController().signal);
}

test('a laptop in order > everything passes', async () => {
  const signal = new AbortController().signal;
  const findings = await Promise.all(checksOf(aLaptop()).map((check) => check.run(signal)));
  expect(findings.map(({ verdict }) => verdict)).toEqual(findings.map(() => 'pass'));
  expect(findings.every(({ action }) => action === null)).toBe(true);
});

describe('each check', () => {
  const vpn = { name: 'utun4', addresses: ['10.8.0.2'], isVpn: true };
  const school = { name: 'en0', addresses: ['10.20.4.31'], isVpn: false };
  const cable = { name: 'en7', addresses: ['10.20.9.9'], isVpn: false };

  test.each<[string, Partial<LaptopFacts>, string, string]>([
    ['laptop/connection', { interfaces: [], waysOut: [], link: null }, 'fail', 'on no network'],
    ['laptop/connection', { waysOut: [] }, 'warn', 'leads nowhere else'],
    ['laptop/connection', { link: { ...wifi, signalPercent: 31 } }, 'warn', 'weak (31 %)'],
    ['laptop/connection', { link: { ...wifi, frequencyMhz: 2_437 } }, 'warn', '2.4 GHz'],
    ['laptop/connection', { link: { ...wifi, frequencyMhz: 5_955 } }, 'pass', 'on Wi-Fi, with a signal of 72 %'],
    ['laptop/connection', { link: { kind: 'wifi', signalPercent: null, frequencyMhz: null } }, 'pass', 'on Wi-Fi.'],
    ['laptop/connection', { link: { kind: 'cable' } }, 'pass', 'not for the Wi-Fi'],
    ['laptop/connection', { link: null }, 'pass', 'it does not say'],
    ['laptop/connection', { waysOut: null }, 'pass', 'on Wi-Fi'],
    ['laptop/one-network', { interfaces: [school, cable], waysOut: ['en0', 'en7'] }, 'warn', '2 networks at once'],
    ['laptop/one-network', { interfaces: [school, vpn], waysOut: ['utun4', 'en0'] }, 'pass', 'one network only'],
    ['laptop/vpn', { interfaces: [school, vpn], waysOut: ['utun4', 'en0'] }, 'fail', 'goes through it'],
    ['laptop/vpn', { interfaces: [school, vpn], waysOut: ['en0'] }, 'warn', 'A VPN is on'],
    ['laptop/power', { power: { hasBattery: true, percent: 80.4, isOnMains: false } }, 'warn', '80 % left'],
    ['laptop/power', { power: { hasBattery: true, percent: 40, isOnMains: false } }, 'warn', 'only 40 %'],
    ['laptop/power', { power: { hasBattery: false, percent: 0, isOnMains: true } }, 'not-applicable', 'no battery'],
    ['laptop/power', { power: null }, 'not-applicable', 'does not say how it is powered'],
    ['laptop/sleep', { sleep: { onMains: 15, onBattery: 'never' } }, 'warn', 'after 15 minutes'],
    ['laptop/sleep', { sleep: { onMains: 'never', onBattery: 1 }, power: null }, 'warn', 'after 1 minute without'],
    ['laptop/sleep', { sleep: null }, 'not-applicable', 'does not say when'],
    ['laptop/disk', { disk: { freeBytes: 50e6 } }, 'fail', 'cannot be recorded'],
    ['laptop/disk', { disk: { freeBytes: 1.2e9 } }, 'warn', '1.2 GB are free'],
    ['laptop/disk', { disk: null }, 'not-applicable', 'how full'],
    ['laptop/memory', { memory: { availableBytes: 0.3e9, totalBytes: 4e9 } }, 'warn', 'short of memory (0.3 GB free)'],
    ['laptop/date', { now: Date.parse('2019-03-03T12:00:00Z') }, 'fail', 'March 3, 2019'],
    ['laptop/system', { system: null }, 'not-applicable', 'which system'],
  ])('%s with %j: %s', async (checkId, over, verdict, words) => {
    const found = await findingOf(checkId, over);
    expect(found.verdict).toBe(verdict);
    expect(found.sentence).toContain(words);
    expect(found.action === null).toBe(verdict === 'pass' || verdict === 'not-applicable');
  });
});

test('what the laptop does not tell > never holds up a room', async () => {
  const unknown = { power: null, disk: null, memory: null, waysOut: null, link: null, sleep: null, system: null };
  const signal = new AbortController().signal;
  const findings = await Promise.all(checksOf(aLaptop(unknown)).map((check) => check.run(signal)));
  for (const { verdict } of findings) expect(['pass', 'not-applicable']).toContain(verdict);
});

test('all checks together > ask the laptop once', async () => {
  let asked = 0;
  const checks = laptopChecks(plan, () => {
    asked += 1;
    return Promise.resolve(aLaptop());
  });
  const signal = new AbortController().signal;
  await Promise.all(checks.map((check) => check.run(signal)));
  expect(asked).toBe(1);
});

test('a check that is stopped > says nothing about the laptop', async () => {
  const controller = new AbortController();
  controller.abort();
  const [check] = checksOf(aLaptop({ interfaces: [] }));
  expect(await check?.run(controller.signal)).toMatchObject({ verdict: 'unchecked' });
});
