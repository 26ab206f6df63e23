import type { Finding } from '../../../../shared/model/readiness.ts';
import { type CaptivePortalTest, GENERAL_THRESHOLDS, generalRule } from '../../../../shared/profiles/general.ts';
import { SECOND_MS } from '../../../../shared/units.ts';
import { type Check, finding } from '../../check.ts';
import type { HttpAnswer } from '../fetch/exchange.ts';
import { HOST_DEADLINE_MS } from '../fetch/limits.ts';
import { median } from '../judge/round-trips.ts';
import { line } from '../judge/step.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

/** Enough to see who is wrong when two differ. */
const MAX_HOSTS = 4;
const MIN_AGREEING = 2;

/** How far this laptop's clock is ahead of one server's, in seconds; negative: behind. */
interface Skew {
  readonly host: string;
  readonly seconds: number;
}

/**
 * Does this laptop's clock agree with the web servers that answered anyway?
 *
 * @param pages  Public test pages that may be asked beside the hosts.
 */
export function clockCheck(
  hosts: readonly PlannedHost[],
  pages: readonly CaptivePortalTest[],
  sweep: SweepNetwork,
): Check {
  const withPages = hosts.filter(({ http }) => http !== null).slice(0, MAX_HOSTS);
  return {
    checkId: 'clock',
    title: "This laptop's clock",
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: generalRule('clockPassSeconds'),
    deadlineMs: HOST_DEADLINE_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      const ofHosts = withPages.map(async (target) => {
        const seen = await sweep.visit(target, signal);
        return seen === null
          ? []
          : seen.hops.map(({ answer }) => skewOf(target.host, answer.isOk ? answer.value : null));
      });
      const ofPages = pages.map(async ({ url }) => {
        const answer = await sweep.visitPlain(new URL(url), signal);
        return [skewOf(new URL(url).hostname, answer?.isOk === true ? answer.value : null)];
      });
      const skews = (await Promise.all([...ofHosts, ...ofPages])).flat().filter((skew) => skew !== null);
      return signal.aborted ? stopped("This laptop's clock") : judgeClock(skews);
    },
  };
}

function skewOf(host: string, answer: HttpAnswer | null): Skew | null {
  if (answer === null || answer.serverTime === null) return null;
  return { host, seconds: (answer.receivedAt - answer.serverTime) / SECOND_MS };
}

/** Pure. One server alone may be wrong itself, so two have to agree before the laptop is. */
function judgeClock(skews: readonly Skew[]): Finding {
  const evidence = skews.map(({ host, seconds }) => line(`Clock against ${host}`, `${seconds.toFixed(0)} s`));
  const passSeconds = GENERAL_THRESHOLDS.clockPassSeconds.value;
  const middle = median(skews.map(({ seconds }) => seconds));
  const agreeing = skews.filter(({ seconds }) => Math.abs(seconds - middle) <= passSeconds);
  if (skews.length === 0) {
    return finding('not-applicable', 'No server told the time, so the clock was not compared.', { evidence });
  }
  if (Math.abs(middle) <= passSeconds) {
    return finding('pass', `This laptop's clock is right to within ${Math.ceil(Math.abs(middle)) || 1} s.`, {
      evidence,
    });
  }
  if (agreeing.length < MIN_AGREEING) {
    return finding('unchecked', "Whether this laptop's clock is right is not clear: the servers do not agree.", {
      evidence,
      action: { what: "Compare this laptop's clock with a phone.", who: 'coordinator' },
    });
  }
  const isFar = Math.abs(middle) > GENERAL_THRESHOLDS.clockWarnSeconds.value;
  const sentence = `This laptop's clock is ${amount(Math.abs(middle))} ${middle > 0 ? 'ahead' : 'behind'}${
    isFar ? ': secure connections and the times in reports are not reliable' : ''
  }.`;
  return finding(isFar ? 'fail' : 'warn', sentence, {
    evidence,
    action: {
      what: 'Switch on automatic time in the date and time settings of this laptop, then check again.',
      who: 'technician',
    },
  });
}

function amount(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}
