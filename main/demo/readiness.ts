import { setTimeout as wait } from 'node:timers/promises';
import type { Finding } from '../../shared/model/readiness.ts';
import { shareOf } from '../probe/transports/simulated-random.ts';
import { type Check, finding } from '../readiness/check.ts';
import { PLAN_CHECKS } from '../readiness/check-lists.ts';
import type { CheckLists } from '../readiness/sources.ts';

/**
 * What stands in the way this morning, by platform and check. Everything else from the laptop outward is fine; what the roster
 * and the live grid say is really looked at.
 *
 * | Where        | What                                              | Seen as                      |
 * |--------------|---------------------------------------------------|------------------------------|
 * | DRC INSIGHT  | the filter opens encrypted connections to one host | Room 118 is a no-go          |
 * | TestNav      | the ProctorCache answers late on one port          | a warning in TestNav's rooms |
 * | whole school | one of the two name servers is slow                | a warning everywhere         |
 */
const PLANTED: Readonly<Record<string, Finding>> = {
  'drc-insight/host/gateway': finding(
    'fail',
    'Somebody reads along: the certificate for api-gateway.drcedirect.com is signed by “Maplewood Web Filter CA”, not by a public authority. Testing apps may refuse it.',
    {
      evidence: [
        { label: 'Name service', value: '203.0.113.80 in 11 ms', verdict: 'pass' },
        { label: 'Connection', value: 'open in 24 ms', verdict: 'pass' },
        {
          label: 'Certificate',
          value: 'api-gateway.drcedirect.com, issued by Maplewood Web Filter CA',
          verdict: 'fail',
        },
        { label: 'Demo', value: 'made up for the demo school; nothing was sent' },
      ],
      action: {
        what: 'Ask the district network team to exempt api-gateway.drcedirect.com from inspection of encrypted connections, then check again.',
        who: 'district',
      },
    },
  ),
  'testnav/local/proctor-cache/1': finding(
    'warn',
    'ProctorCache Library answers on both ports, but port 4481 takes 380 ms: students would wait for their test.',
    {
      evidence: [
        { label: 'Port 4480', value: 'open in 4 ms', verdict: 'pass' },
        { label: 'Port 4481', value: 'open in 380 ms', verdict: 'warn' },
        { label: 'Demo', value: 'made up for the demo school; nothing was sent' },
      ],
      action: { what: 'Look at what else runs on the ProctorCache computer, then check again.', who: 'technician' },
    },
  ),
  'any/dns-server/192.0.2.3': finding('warn', 'The name server 192.0.2.3 answers, but takes 640 ms.', {
    evidence: [
      { label: 'Answer', value: 'after 640 ms', verdict: 'warn' },
      { label: 'Demo', value: 'made up for the demo school; nothing was sent' },
    ],
    action: { what: 'Tell the network team that this name server is slow.', who: 'district' },
  }),
};

const FASTEST_MS = 60;
const SLOWEST_MS = 1_400;

/**
 * The checks of the demo school: those that would leave the laptop, or tell of it, are played; the others run as ever on the
 * made-up roster and the simulated lab.
 */
export function demoChecks(): CheckLists {
  return {
    ...PLAN_CHECKS,
    async outward(plan) {
      const [{ networkChecks }, { createNetwork }, { laptopChecks }] = await Promise.all([
        import('../readiness/network/checks.ts'),
        import('../readiness/network/network.ts'),
        import('../readiness/laptop/laptop.ts'),
      ]);
      // Only asked for their lists, so they may believe in a network: none of these checks runs as it came.
      const rehearsal = { ...plan.site.rehearsal, isLocalOnly: false };
      const network = networkChecks(plan, createNetwork({ site: { ...plan.site, rehearsal } }));
      return [...network, ...laptopChecks(plan, () => Promise.reject(new Error('Played in the demo')))].map(played);
    },
  };
}

function played(check: Check): Check {
  return {
    ...check,
    async run(signal) {
      const name = `${check.platformId ?? 'any'}/${check.checkId}`;
      const tookMs = Math.round(FASTEST_MS + shareOf(name, 1) * (SLOWEST_MS - FASTEST_MS));
      await wait(tookMs, undefined, { signal });
      return PLANTED[name] ?? fine(check, tookMs);
    },
  };
}

function fine({ title }: Check, tookMs: number): Finding {
  return finding('pass', `${title}: fine.`, {
    evidence: [
      { label: 'Took', value: `${tookMs} ms`, verdict: 'pass' },
      { label: 'Demo', value: 'made up for the demo school; nothing was sent' },
    ],
  });
}
