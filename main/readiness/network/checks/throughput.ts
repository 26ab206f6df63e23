import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Finding } from '../../../../shared/model/readiness.ts';
import { GENERAL_THRESHOLDS, generalRule } from '../../../../shared/profiles/general.ts';
import { SECOND_MS } from '../../../../shared/units.ts';
import { type Check, finding } from '../../check.ts';
import type { SweepPlan } from '../../plan.ts';
import { type Attempt, attempt, failureOf } from '../fetch/attempt.ts';
import { isSameSite } from '../judge/domains.ts';
import { duration, failureText, line } from '../judge/step.ts';
import { mayContact, type Network } from '../network.ts';
import { stopped } from './sweep-network.ts';

/** The sample ends at whichever comes first. Ours: enough to judge a classroom by, too little to disturb one. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_DURATION_MS = 5 * SECOND_MS;
const ANSWER_LIMIT_MS = 5 * SECOND_MS;
const DEADLINE_MS = ANSWER_LIMIT_MS + MAX_DURATION_MS + 2 * SECOND_MS;

interface Sample {
  readonly bytes: number;
  readonly tookMs: number;
  readonly status: number;
}

/** A short download before testing, where the school named an address for it. Never from a vendor. */
export function throughputChecks(plan: SweepPlan, network: Network): Check[] {
  const { throughputUrl } = plan.site.network;
  if (throughputUrl === null) return [];
  const seats = plan.rooms.reduce((sum, room) => sum + room.seats, 0);
  return [
    {
      checkId: 'throughput',
      title: 'Download sample',
      platformId: null,
      area: 'network',
      origin: 'network',
      scope: { kind: 'school' },
      rule: generalRule('throughputPassKbps'),
      deadlineMs: DEADLINE_MS,
      isHeavy: true,
      async run(signal): Promise<Finding> {
        const url = new URL(throughputUrl);
        if (isOfVendor(plan, url.hostname)) return refused(url.hostname);
        const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
        if (!mayContact(network, { address: url.hostname, port })) {
          return finding('not-applicable', 'No download sample: this rehearsal contacts nothing but this laptop.');
        }
        const sample = await download(url, network, signal);
        return signal.aborted ? stopped('The download sample') : judgeSample(sample, seats, url.hostname);
      },
    },
  ];
}

/** Students need a vendor's servers more than we need a number. */
function isOfVendor(plan: SweepPlan, host: string): boolean {
  return plan.platforms.some(({ profile }) =>
    [...profile.hosts.map((entry) => entry.host), ...profile.allowList.map(({ pattern }) => pattern)].some((name) =>
      isSameSite(host, name.replace(/^(https?:\/\/)?(\[\*\.\]|\*\.)?/, '')),
    ),
  );
}

function download(url: URL, network: Network, signal: AbortSignal): Promise<Attempt<Sample>> {
  return attempt(signal, ANSWER_LIMIT_MS + MAX_DURATION_MS, ({ succeed, fail }) => {
    const start = url.protocol === 'https:' ? requestSecure : requestPlain;
    let timer: NodeJS.Timeout | undefined;
    const asked = start(url, {
      agent: false,
      headers: { 'accept-encoding': 'identity' },
      ...(url.protocol === 'https:' ? { secureContext: network.trust() } : {}),
    });
    asked.setTimeout(ANSWER_LIMIT_MS, () => fail({ kind: 'timeout', afterMs: ANSWER_LIMIT_MS }));
    asked.on('error', (error) => fail(failureOf(error)));
    asked.once('response', (answer) => {
      // From the first byte, so that the way there does not count as slowness.
      const beganAt = performance.now();
      let bytes = 0;
      const end = () => succeed({ bytes, tookMs: performance.now() - beganAt, status: answer.statusCode ?? 0 });
      timer = setTimeout(end, MAX_DURATION_MS);
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= MAX_BYTES) end();
      });
      answer.once('end', end);
      answer.on('error', (error) => fail(failureOf(error)));
    });
    asked.end();
    return () => {
      clearTimeout(timer);
      asked.destroy();
    };
  });
}

function judgeSample(sample: Attempt<Sample>, seats: number, host: string): Finding {
  const action = {
    what: 'Ask what else uses the internet line now; check again at testing time. Then ask the district for more bandwidth.',
    who: 'technician',
  } as const;
  if (!sample.isOk || sample.value.status !== 200) {
    const value = sample.isOk ? `status ${sample.value.status}` : failureText(sample.failure);
    return finding('not-applicable', `No download sample could be taken from ${host}; nothing follows from that.`, {
      evidence: [line('Sample', value)],
    });
  }
  const { bytes, tookMs } = sample.value;
  const kbps = (bytes * 8) / Math.max(tookMs, 1);
  const perSeat = kbps / Math.max(seats, 1);
  const { throughputPassKbps, throughputWarnKbps } = GENERAL_THRESHOLDS;
  const evidence = [
    line('Sample', `${bytes} bytes in ${duration(tookMs)} from ${host}: ${(kbps / 1_000).toFixed(1)} Mbit/s`),
    line('For each of the seats', `${Math.round(perSeat)} kbit/s for ${seats} seats`),
    line(
      'Compared with',
      `good from ${throughputPassKbps.value} kbit/s, tight from ${throughputWarnKbps.value} (ours, no vendor's)`,
    ),
  ];
  const speed = `${(kbps / 1_000).toFixed(1)} Mbit/s for ${seats} students`;
  if (perSeat >= throughputPassKbps.value) return finding('pass', `The internet line carries ${speed}.`, { evidence });
  const isTight = perSeat >= throughputWarnKbps.value;
  const sentence = `The internet line carried ${speed} just now: that is ${isTight ? 'tight' : 'little'}.`;
  return finding('warn', sentence, { evidence, action });
}

function refused(host: string): Finding {
  return finding('unchecked', `No download sample is taken from ${host}: it belongs to a testing vendor.`, {
    action: { what: 'Name another address for the sample in Settings, or leave it empty.', who: 'coordinator' },
  });
}
