import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import type { HostObservation } from '../fetch/observe-host.ts';
import { judgeHttp } from './answer.ts';
import { judgeTls } from './certificate.ts';
import { judgeConnection } from './connection.ts';
import { judgeName } from './name.ts';
import { judgeRoundTrips } from './round-trips.ts';
import { clip, type HostContext, line, type StepJudgement } from './step.ts';

/** What is at stake with a host. */
export interface HostStake {
  /** In plain words: `sign-in and test delivery`. */
  readonly purpose: string;
  readonly need: 'required' | 'optional';
}

const MAX_EVIDENCE = 200;

/** One finding for the whole way to a host: the first step that is wrong speaks, the later ones were not tried. Pure. */
export function judgeHost(seen: HostObservation, context: HostContext, { purpose, need }: HostStake): Finding {
  const steps = stepsOf(seen, context);
  const worst = steps.find(({ verdict }) => verdict === 'fail' || verdict === 'unchecked');
  const said = worst ?? steps.find(({ verdict }) => verdict === 'warn');
  const evidence = [...steps.flatMap((step) => step.evidence), ...notTried(seen, worst), ...about(seen)];
  const shared = { evidence: evidence.slice(0, MAX_EVIDENCE), devices: [] };
  if (said?.sentence === undefined || said.sentence === null) {
    return {
      ...shared,
      verdict: 'pass',
      sentence: clip(`${context.name} answers as it should: ${purpose}.`, 400),
      action: null,
    };
  }
  const isSpared = said.verdict === 'fail' && need === 'optional';
  const sentence = isSpared ? `${said.sentence} Students can test without it.` : said.sentence;
  return {
    ...shared,
    verdict: isSpared ? 'warn' : said.verdict,
    sentence: clip(sentence, 400),
    action: clipAction(said.action),
  };
}

function stepsOf(seen: HostObservation, context: HostContext): StepJudgement[] {
  const steps = [judgeName(seen.name, context)];
  if (steps[0]?.verdict === 'fail' || steps[0]?.verdict === 'unchecked') return steps;
  const connection = judgeConnection(seen, context);
  steps.push(connection);
  if (connection.verdict === 'fail' || connection.verdict === 'unchecked') return steps;
  if (seen.tls !== null) steps.push(judgeTls(seen.tls, context));
  const isSafe = steps.every(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  const { http } = seen.target;
  if (isSafe && http !== null && seen.tls !== null) steps.push(judgeHttp(seen.hops, http, context));
  steps.push(judgeRoundTrips(seen.roundTripsMs, context));
  return steps;
}

/** Says of every later step that it was left out, so that nobody takes silence for "fine". */
function notTried({ target, tries, tls, hops }: HostObservation, worst: StepJudgement | undefined): EvidenceItem[] {
  if (worst === undefined) return [];
  const left: string[] = [];
  if (tries.length === 0) left.push('Connection (TCP)');
  if (tls === null && target.protocol !== 'tcp') left.push('Encryption (TLS)');
  if (hops.length === 0 && target.http !== null) left.push('Web page (HTTP)');
  return left.map((label) => line(label, 'Not tried, since an earlier step failed.'));
}

function about({ startedAt, proxy }: HostObservation): EvidenceItem[] {
  const began = line('Began', new Date(startedAt).toISOString());
  return proxy === null ? [began] : [began, line('Through the proxy', `${proxy.address}:${proxy.port}`)];
}

function clipAction(action: StepJudgement['action']): Finding['action'] {
  return action === null ? null : { ...action, what: clip(action.what, 400) };
}
