import { parseNetworkAddress } from '../../../../shared/model/address.ts';
import type { EvidenceItem } from '../../../../shared/model/readiness.ts';
import { endpointText } from '../fetch/connect.ts';
import type { NameObservation } from '../fetch/names.ts';
import type { DnsOutcome, ServerAnswer } from '../fetch/resolve.ts';
import {
  askDistrict,
  duration,
  type HostContext,
  inOrder,
  line,
  offLimits,
  problem,
  type StepJudgement,
} from './step.ts';

const OUTCOME_TEXT: Readonly<Record<Exclude<DnsOutcome, 'answered'>, string>> = {
  'no-such-name': 'there is no such name (NXDOMAIN)',
  'no-address': 'the name has no address',
  silent: 'no answer in time',
  closed: 'nothing listens there',
  failed: 'the server could not or would not tell',
  unreadable: 'the answer cannot be read',
  stopped: 'stopped before it ended',
};

/** What is wrong with an address that a DNS server gave for a public name; null: nothing. */
type Lie = 'block-page' | 'nowhere' | 'private';

/** Judges what DNS said of a host. Pure. */
export function judgeName(observation: NameObservation | null, context: HostContext): StepJudgement {
  if (observation === null) return inOrder([line('Name (DNS)', 'Not asked: the proxy looks names up.')]);
  if (observation.kind === 'address') return inOrder([line('Name (DNS)', 'Not needed: it is an address.')]);
  if (observation.kind === 'off-limits') return offLimits(context);
  if (observation.kind === 'rehearsed') {
    const where = endpointText(observation.endpoint);
    return inOrder([line('Name (DNS)', `Not asked: sent elsewhere for rehearsal, to ${where}.`)]);
  }
  return judgeAnswers(observation.answers, context);
}

function judgeAnswers(answers: readonly ServerAnswer[], context: HostContext): StepJudgement {
  const evidence = answers.map((answer) => answerLine(answer, context));
  const lying = answers.find((answer) => lieOf(answer, context) !== null);
  if (lying !== undefined) return liar(lying, context, evidence);
  const answered = answers.filter(({ outcome }) => outcome === 'answered');
  const best = answered[0];
  if (best === undefined) return nothingFound(answers, context, evidence);
  if (answered.every(({ v4 }) => v4.length === 0) && !context.hasIpv6) {
    return problem(
      'fail',
      `${context.name} has only an IPv6 address here, and this network has no IPv6.`,
      askDistrict(`their DNS gives no IPv4 address for ${context.host}.`),
      evidence,
    );
  }
  const denying = answers.find(({ outcome }) => outcome === 'no-such-name' || outcome === 'no-address');
  if (denying !== undefined) {
    return problem(
      'warn',
      `The DNS servers do not agree: ${denying.server ?? 'one'} does not know ${context.name}, another does. Some devices may not find it.`,
      askDistrict(`both DNS servers have to know ${context.host}.`),
      evidence,
    );
  }
  if (best.tookMs > context.limits.dnsPassMs) {
    return problem(
      'warn',
      `Finding the address of ${context.name} takes long: ${duration(best.tookMs)}.`,
      { what: 'Check how busy the DNS server and the line to it are.', who: 'technician' },
      evidence,
    );
  }
  return inOrder(evidence);
}

function liar(answer: ServerAnswer, context: HostContext, evidence: EvidenceItem[]): StepJudgement {
  const lie = lieOf(answer, context);
  const address = badAddresses(answer, context)[0] ?? '';
  const server = answer.server === null ? "The school's DNS" : `The DNS server ${answer.server}`;
  const meaning =
    lie === 'block-page'
      ? "the address of the filter's block page"
      : lie === 'nowhere'
        ? `${address}, which leads nowhere: a filter blocks the name`
        : `${address}, an address inside the school: a filter or a sign-in page stands in its place`;
  return problem(
    'fail',
    `${server} sends ${context.name} to ${meaning}.`,
    askDistrict(`let the filter's DNS answer for ${context.host} with its real address.`),
    evidence,
  );
}

function nothingFound(answers: readonly ServerAnswer[], context: HostContext, evidence: EvidenceItem[]): StepJudgement {
  const outcomes = new Set(answers.map(({ outcome }) => outcome));
  if (outcomes.has('stopped')) {
    return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
  }
  if (!context.isLaptopOnline) {
    const what = 'Connect this laptop to the school network, then check again.';
    const sentence = `${context.name} could not be checked: this laptop has no network.`;
    return problem('unchecked', sentence, { what, who: 'coordinator' }, evidence);
  }
  if (outcomes.has('no-such-name') || outcomes.has('no-address')) {
    return problem(
      'fail',
      `${context.name} cannot be found: the school's DNS says there is no such ${outcomes.has('no-such-name') ? 'name' : 'address'}.`,
      askDistrict(`their DNS has to answer for ${context.host}; a filter may hide the name.`),
      evidence,
    );
  }
  return problem(
    'fail',
    `${context.name} cannot be found: no DNS server gave an answer.`,
    { what: 'Check that the DNS server runs and that this network reaches it, then check again.', who: 'technician' },
    evidence,
  );
}

function answerLine(answer: ServerAnswer, context: HostContext): EvidenceItem {
  const label = `Name (DNS), ${answer.server ?? "this laptop's resolvers"}`;
  if (answer.outcome !== 'answered') return line(label, OUTCOME_TEXT[answer.outcome], 'fail');
  const addresses = [...answer.v4, ...answer.v6].join(', ');
  const isSlow = answer.tookMs > context.limits.dnsPassMs;
  const verdict = lieOf(answer, context) !== null ? 'fail' : isSlow ? 'warn' : 'pass';
  return line(label, `${addresses} in ${duration(answer.tookMs)}`, verdict);
}

function badAddresses(answer: ServerAnswer, context: HostContext): string[] {
  return [...answer.v4, ...answer.v6].filter((address) => lieAbout(address, context) !== null);
}

function lieOf(answer: ServerAnswer, context: HostContext): Lie | null {
  const bad = badAddresses(answer, context)[0];
  return bad === undefined ? null : lieAbout(bad, context);
}

function lieAbout(address: string, { blockPageAddresses, mayBeLocal }: HostContext): Lie | null {
  const parsed = parseNetworkAddress(address);
  const isBlockPage = blockPageAddresses.some(
    (blocked) => blocked === address || parseNetworkAddress(blocked)?.text === parsed?.text,
  );
  if (isBlockPage) return 'block-page';
  if (parsed === null || parsed.scope === 'loopback' || parsed.scope === 'never') return 'nowhere';
  if (parsed.scope === 'public' || mayBeLocal) return null;
  return 'private';
}
