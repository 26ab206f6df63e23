import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import { CAPTIVE_PORTAL_RULE, type CaptivePortalTest } from '../../../../shared/profiles/general.ts';
import { type Check, finding } from '../../check.ts';
import type { Attempt } from '../fetch/attempt.ts';
import type { HttpAnswer } from '../fetch/exchange.ts';
import { CONNECT_LIMIT_MS, DNS_LIMIT_MS, HTTP_LIMIT_MS } from '../fetch/limits.ts';
import { failureText, line } from '../judge/step.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

const DEADLINE_MS = DNS_LIMIT_MS + CONNECT_LIMIT_MS + HTTP_LIMIT_MS + 1_000;
/** One page that differs may just be blocked; two are a sign-in page that answers for everything. */
const MIN_DIFFERING = 2;
const SWITCHED_OFF =
  'Not looked for: Settings says not to open public test pages. The testing hosts are checked one by one.';

/**
 * Is there a sign-in page between this network and the internet?
 *
 * @param pages  Those that may be opened; none when the school does not want it.
 */
export function captivePortalCheck(pages: readonly CaptivePortalTest[], sweep: SweepNetwork): Check {
  return {
    checkId: 'captive-portal',
    title: 'Sign-in page in the way',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: CAPTIVE_PORTAL_RULE,
    deadlineMs: DEADLINE_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      if (pages.length === 0) return finding('not-applicable', SWITCHED_OFF);
      const answers = await Promise.all(pages.map(({ url }) => sweep.visitPlain(new URL(url), signal)));
      if (signal.aborted) return stopped('The sign-in page in the way');
      return judgePortal(pages.map((test, index) => ({ test, answer: answers[index] ?? null })));
    },
  };
}

interface Tested {
  readonly test: CaptivePortalTest;
  readonly answer: Attempt<HttpAnswer> | null;
}

function judgePortal(tested: readonly Tested[]): Finding {
  const evidence = tested.map(testLine);
  const answered = tested.filter(({ answer }) => answer?.isOk === true);
  const differing = answered.filter((one) => !isExpected(one));
  if (differing.length >= MIN_DIFFERING) {
    return finding(
      'fail',
      'A sign-in page stands between this network and the internet: test pages come back changed.',
      {
        evidence,
        action: {
          what: 'Open a browser on this laptop and sign in to the network. If student devices meet the same page, ask the district to exempt the testing network.',
          who: 'technician',
        },
      },
    );
  }
  if (answered.length === differing.length) {
    const sentence =
      'None of the test pages could be opened here as it is, so this says nothing. The testing hosts are checked one by one.';
    return finding('not-applicable', sentence, { evidence });
  }
  return finding('pass', 'No sign-in page stands between this network and the internet.', { evidence });
}

function isExpected({ test, answer }: Tested): boolean {
  if (answer?.isOk !== true) return false;
  const { status, body } = answer.value;
  return status === test.status && (test.contains === null || body.includes(test.contains));
}

function testLine(tested: Tested): EvidenceItem {
  const { test, answer } = tested;
  if (answer === null) return line(test.url, 'not tried');
  if (!answer.isOk) return line(test.url, failureText(answer.failure));
  const { status, location } = answer.value;
  const leads = location === null ? '' : `, leads to ${location}`;
  return line(test.url, `status ${status}${leads}, expected ${test.status}`, isExpected(tested) ? 'pass' : 'warn');
}
