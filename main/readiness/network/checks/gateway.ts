import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import { GENERAL_THRESHOLDS, generalRule } from '../../../../shared/profiles/general.ts';
import { type Check, finding } from '../../check.ts';
import { attempt, failureOf, pause } from '../fetch/attempt.ts';
import { connectTcp } from '../fetch/connect.ts';
import { isAddress } from '../fetch/resolve.ts';
import { median } from '../judge/round-trips.ts';
import { line } from '../judge/step.ts';
import { type EchoResult, isOnline, type Network } from '../network.ts';
import { stopped } from './sweep-network.ts';

const PINGS = 20;
const DEADLINE_MS = 15_000;
const FIND_LIMIT_MS = 4_000;
/** What routers usually have open or refuse; both answers show the way there. Ours. */
const TCP_PORTS = [443, 80, 53];
const TCP_LIMIT_MS = 600;
const TCP_ROUNDS = 3;
const TCP_PAUSE_MS = 100;

/** How good is the way from this laptop to its router, the first step of every way? */
export function gatewayCheck(network: Network): Check {
  return {
    checkId: 'gateway',
    title: 'The way to the router',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: generalRule('gatewayLatencyPassMs'),
    deadlineMs: DEADLINE_MS,
    isHeavy: false,
    async run(signal): Promise<Finding> {
      if (network.site.rehearsal.isLocalOnly) {
        return finding('not-applicable', 'Not looked at: this rehearsal contacts nothing but this laptop.');
      }
      const gateway = await find(network, signal);
      if (signal.aborted) return stopped('The way to the router');
      if (gateway === null) return withoutGateway(network);
      const echo = network.ping === null ? null : await network.ping(gateway, PINGS, signal);
      const measured = echo?.kind === 'measured' && echo.rttsMs.length > 0 ? echo : null;
      if (measured !== null) return judgeGateway(gateway, measured, 'Pings');
      const byTcp = await knock(gateway, signal);
      if (signal.aborted) return stopped('The way to the router');
      const notes = [pingLine(echo)];
      return byTcp.rttsMs.length === 0 ? silent(gateway, notes) : judgeGateway(gateway, byTcp, 'Connections', notes);
    },
  };
}

/** Null: none, or the system does not tell. */
async function find(network: Network, signal: AbortSignal): Promise<string | null> {
  const found = await attempt<string>(signal, FIND_LIMIT_MS, ({ succeed, fail }) => {
    network.findGateway().then(succeed, (error: unknown) => fail(failureOf(error)));
    return () => {};
  });
  return found.isOk && isAddress(found.value) ? found.value : null;
}

/** Connects where routers usually answer; a refusal is an answer too. */
async function knock(gateway: string, signal: AbortSignal): Promise<Measured> {
  const rttsMs: number[] = [];
  const openOrRefused = async (port: number) => {
    const result = await connectTcp({ address: gateway, port }, signal, TCP_LIMIT_MS);
    if (result.isOk) result.value.destroy();
    return result.isOk || result.failure.kind === 'refused' ? result.tookMs : null;
  };
  const first = await Promise.all(TCP_PORTS.map(openOrRefused));
  const port = TCP_PORTS.find((_, index) => first[index] !== null);
  if (port === undefined) return { sent: TCP_PORTS.length, rttsMs };
  for (let round = 0; round < TCP_ROUNDS && !signal.aborted; round++) {
    await pause(TCP_PAUSE_MS, signal);
    const ms = await openOrRefused(port);
    if (ms !== null) rttsMs.push(ms);
  }
  return { sent: TCP_ROUNDS, rttsMs };
}

interface Measured {
  readonly sent: number;
  readonly rttsMs: readonly number[];
}

function judgeGateway(gateway: string, { sent, rttsMs }: Measured, how: string, notes: EvidenceItem[] = []): Finding {
  const lossPercent = ((sent - rttsMs.length) / sent) * 100;
  const middle = median(rttsMs);
  const text = `${rttsMs.length} of ${sent} answered; median ${middle.toFixed(1)} ms, longest ${Math.max(...rttsMs).toFixed(1)} ms`;
  const evidence = [line('Router', gateway), line(how, text), ...notes];
  const { gatewayLatencyPassMs, gatewayLossWarnPercent, lossFailPercent } = GENERAL_THRESHOLDS;
  const action = {
    what: 'Move this laptop closer to an access point or plug it in, then check again. If it stays, look at Wi-Fi and cabling here.',
    who: 'technician',
  } as const;
  // A single lost ping of twenty is already five percent; it warns and does not stop a school.
  if (lossPercent > lossFailPercent.value && sent - rttsMs.length > 1) {
    const sentence = `The way from this laptop to its router loses ${Math.round(lossPercent)} % of what is sent.`;
    return finding('fail', sentence, { evidence, action });
  }
  if (lossPercent > gatewayLossWarnPercent.value) {
    return finding('warn', 'The way from this laptop to its router loses a packet now and then.', { evidence, action });
  }
  if (middle > gatewayLatencyPassMs.value) {
    const sentence = `The way from this laptop to its router is slow: ${Math.round(middle)} ms there and back.`;
    return finding('warn', sentence, { evidence, action });
  }
  return finding('pass', 'The way from this laptop to its router is quick and loses nothing.', { evidence });
}

function silent(gateway: string, notes: EvidenceItem[]): Finding {
  const sentence =
    'The router answers neither pings nor connections; many are set that way. The testing hosts show whether the way works.';
  return finding('not-applicable', sentence, { evidence: [line('Router', gateway), ...notes] });
}

function withoutGateway(network: Network): Finding {
  return isOnline(network)
    ? finding('not-applicable', 'This laptop does not say which router it uses, so the way there was not measured.')
    : finding('unchecked', 'The way to the router could not be checked: this laptop has no network.', {
        action: { what: 'Connect this laptop to the school network, then check again.', who: 'coordinator' },
      });
}

function pingLine(echo: EchoResult | null): EvidenceItem {
  if (echo === null) return line('Pings', 'not made here');
  return line('Pings', echo.kind === 'unavailable' ? echo.why : `none of ${echo.sent} answered`);
}
