import type { EvidenceItem } from '../../../../shared/model/readiness.ts';
import type { Failure } from '../fetch/attempt.ts';
import { endpointText } from '../fetch/connect.ts';
import type { ConnectTry, HostObservation } from '../fetch/observe-host.ts';
import {
  askDistrict,
  duration,
  failureText,
  type HostContext,
  inOrder,
  line,
  offLimits,
  problem,
  type StepJudgement,
} from './step.ts';

/** Judges whether a connection came about. Pure. */
export function judgeConnection(seen: HostObservation, context: HostContext): StepJudgement {
  const evidence = seen.tries.map((one) => tryLine(one, context));
  const last = seen.tries.at(-1);
  if (last === undefined && context.isLocalOnly) return offLimits(context);
  if (last === undefined) {
    return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
  }
  if (!last.result.isOk) {
    return seen.proxy === null
      ? noConnection(last.result.failure, context, evidence)
      : noProxy(last.result.failure, endpointText(seen.proxy), evidence);
  }
  if (seen.tunnel !== null && !seen.tunnel.isOk) return noTunnel(seen.tunnel.failure, context, evidence);
  // The quickest of all connects: a moment in which this laptop was busy is not the host's fault.
  const quickestMs = Math.min(last.result.tookMs, ...seen.roundTripsMs.filter((ms) => ms !== null));
  if (quickestMs > context.limits.tcpPassMs) {
    return problem(
      'warn',
      `${context.name} answers, but slowly: the connection took ${duration(quickestMs)}.`,
      {
        what: 'Check again in a few minutes. If it stays slow, look at the internet line and its load.',
        who: 'technician',
      },
      evidence,
    );
  }
  return inOrder(evidence);
}

function noConnection(failure: Failure, context: HostContext, evidence: EvidenceItem[]): StepJudgement {
  const openPort = askDistrict(`firewall and filter have to let ${context.host} port ${context.port} through.`);
  switch (failure.kind) {
    case 'stopped':
      return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
    case 'refused':
      return problem(
        'fail',
        `${context.name} refuses the connection on port ${context.port}: a firewall does that, or the service is switched off.`,
        openPort,
        evidence,
      );
    case 'timeout':
      return problem(
        'fail',
        `${context.name} does not answer on port ${context.port}: something on the way swallows the connection.`,
        openPort,
        evidence,
      );
    case 'unreachable':
      return context.isLaptopOnline
        ? problem('fail', `There is no way from this laptop to ${context.name}.`, openPort, evidence)
        : problem(
            'unchecked',
            `${context.name} could not be checked: this laptop has no network.`,
            { what: 'Connect this laptop to the school network, then check again.', who: 'coordinator' },
            evidence,
          );
    default:
      return problem('fail', `The connection to ${context.name} breaks off at once.`, openPort, evidence);
  }
}

function noProxy(failure: Failure, proxy: string, evidence: EvidenceItem[]): StepJudgement {
  if (failure.kind === 'stopped') {
    return problem('unchecked', 'Not checked to the end: the sweep was stopped.', null, evidence);
  }
  return problem(
    'fail',
    `The school's proxy ${proxy} does not answer, so devices that use it reach nothing.`,
    { what: 'Check that the proxy runs and that its address in Settings is right.', who: 'technician' },
    evidence,
  );
}

function noTunnel(failure: Failure, context: HostContext, evidence: EvidenceItem[]): StepJudgement {
  const exempt = askDistrict(
    `the proxy has to let ${context.host} through without signing in, or devices go there directly.`,
  );
  const seen = [...evidence, line('Proxy', failureText(failure), 'fail')];
  if (failure.kind === 'stopped') {
    return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, seen);
  }
  const sentence =
    failure.kind === 'proxy-refused' && failure.status === 407
      ? `The proxy wants a name and a password before it lets anybody reach ${context.name}; a testing app cannot give them.`
      : `The proxy does not let this laptop through to ${context.name}.`;
  return problem('fail', sentence, exempt, seen);
}

function tryLine({ endpoint, sentTo, result }: ConnectTry, context: HostContext): EvidenceItem {
  const detour = sentTo === null ? '' : `, sent to ${endpointText(sentTo)} for rehearsal`;
  const label = `Connection (TCP) to ${endpointText(endpoint)}${detour}`;
  if (!result.isOk) return line(label, failureText(result.failure), 'fail');
  const verdict = result.tookMs > context.limits.tcpPassMs ? 'warn' : 'pass';
  return line(label, `connected in ${duration(result.tookMs)}`, verdict);
}
