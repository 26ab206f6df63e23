import type { EvidenceItem } from '../../../../shared/model/readiness.ts';
import type { HttpExpectation } from '../../../../shared/profiles/schema.ts';
import type { Failure } from '../fetch/attempt.ts';
import type { HttpAnswer } from '../fetch/exchange.ts';
import type { Hop } from '../fetch/observe-host.ts';
import { contentProblem } from './content.ts';
import { isSameSite } from './domains.ts';
import {
  askDistrict,
  clip,
  duration,
  failureText,
  type HostContext,
  inOrder,
  line,
  problem,
  type StepJudgement,
} from './step.ts';

/** A page that begins later than this is a warning. Ours. */
const SLOW_ANSWER_MS = 3_000;

/** Judges the web answers of a host, the last of them above all. Pure. */
export function judgeHttp(hops: readonly Hop[], expected: HttpExpectation, context: HostContext): StepJudgement {
  const last = hops.at(-1);
  const evidence = hops.map(hopLine);
  if (last === undefined) {
    return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
  }
  if (!last.answer.isOk) return noAnswer(last.answer.failure, context, evidence);
  const answer = last.answer.value;
  const seen = [...evidence, ...answerLines(answer)];
  return (
    judgeBlock(answer, context, seen) ??
    judgeRedirect(last.url, answer, expected, context, seen) ??
    judgeStatus(answer, context, seen) ??
    judgeContent(answer, expected, context, seen) ??
    judgeSpeed(answer, context, seen) ??
    inOrder(seen)
  );
}

function noAnswer(failure: Failure, context: HostContext, evidence: EvidenceItem[]): StepJudgement {
  const ask = askDistrict(`something holds back the pages of ${context.host}.`);
  switch (failure.kind) {
    case 'stopped':
      return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
    case 'timeout':
      return problem('fail', `${context.name} takes the question and never answers.`, ask, evidence);
    case 'reset':
      return problem('fail', `The connection to ${context.name} is cut off while it should answer.`, ask, evidence);
    case 'closed':
      return problem('fail', `${context.name} hangs up without an answer.`, ask, evidence);
    default:
      return problem('fail', `${context.name} answers with something that is not a web page.`, ask, evidence);
  }
}

function judgeBlock(answer: HttpAnswer, context: HostContext, evidence: EvidenceItem[]): StepJudgement | null {
  const text = answer.body.toLowerCase();
  const word = context.blockPageWords.find((candidate) => text.includes(candidate.toLowerCase()));
  const allow = askDistrict(`allow ${context.host} in the content filter, for student devices too.`);
  if (word !== undefined) {
    const seen = [...evidence, line('Words of the block page', word, 'fail')];
    return problem('fail', `The school's filter shows its block page instead of ${context.name}.`, allow, seen);
  }
  if (answer.status === 407) {
    const sentence = `A proxy wants a name and a password before it lets anybody reach ${context.name}; a testing app cannot give them.`;
    return problem('fail', sentence, allow, evidence);
  }
  if (answer.status === 403 || answer.status === 451) {
    const sentence = `${context.name} may not be opened here (status ${answer.status}): a filter forbids it, or the service does.`;
    return problem('fail', sentence, allow, evidence);
  }
  return null;
}

function judgeRedirect(
  url: string,
  answer: HttpAnswer,
  expected: HttpExpectation,
  context: HostContext,
  evidence: EvidenceItem[],
): StepJudgement | null {
  if (answer.status < 300 || answer.status > 399 || answer.location === null) return null;
  const target = URL.canParse(answer.location, url) ? new URL(answer.location, url).hostname : answer.location;
  const isAllowed =
    isSameSite(context.host, target) ||
    expected.mayRedirectTo.some((domain) => target === domain || target.endsWith(`.${domain}`));
  if (!isAllowed) {
    return problem(
      'fail',
      `${context.name} is answered by another site, ${clip(target, 80)}: a guest sign-in page or a block page stands in its place.`,
      askDistrict(
        `let ${context.host} through without a sign-in page; sign this laptop in if it is on a guest network.`,
      ),
      evidence,
    );
  }
  const isEnd = expected.answer === 'page' && expected.contains === undefined;
  if (isEnd) return null;
  const sentence = `${context.name} only leads on to ${clip(target, 80)}, and nothing is found there.`;
  return problem('fail', sentence, askDistrict(`allow ${clip(target, 80)} as well.`), evidence);
}

function judgeStatus({ status }: HttpAnswer, context: HostContext, evidence: EvidenceItem[]): StepJudgement | null {
  if (status < 400) return null;
  if (status >= 500) {
    return problem(
      'fail',
      `${context.name} is there but out of order (status ${status}): the trouble is on the vendor's side, or a filter's.`,
      {
        what: "Look at the vendor's status page; check again in five minutes; then call vendor support.",
        who: 'vendor',
      },
      evidence,
    );
  }
  const isMissing = status === 404 || status === 410;
  return problem(
    'fail',
    isMissing
      ? `${context.name} answers that the page is not there (status ${status}).`
      : `${context.name} refuses the question (status ${status}).`,
    {
      what: 'Open the page in a browser on a student device. If it is missing there too, call vendor support.',
      who: 'technician',
    },
    evidence,
  );
}

function judgeContent(
  answer: HttpAnswer,
  expected: HttpExpectation,
  context: HostContext,
  evidence: EvidenceItem[],
): StepJudgement | null {
  const wrong = contentProblem(answer, expected);
  if (wrong === null) return null;
  const seen = [...evidence, line('Beginning of the answer', clip(answer.body.trim(), 300), 'fail')];
  const sentence = {
    interrupted: `${context.name} stops in the middle of its answer.`,
    empty: `${context.name} answers with nothing.`,
    'web-page': `${context.name} answers with a web page instead of its data: a block page or sign-in page stands in its place.`,
    unreadable: `${context.name} answers with data that cannot be read.`,
    'not-expected': `The page of ${context.name} is not the expected one: something else stands in its place.`,
  }[wrong];
  const ask = askDistrict(`allow ${context.host} in filter and proxy, without changing what it sends.`);
  return problem('fail', sentence, ask, seen);
}

function judgeSpeed({ firstByteMs }: HttpAnswer, context: HostContext, evidence: EvidenceItem[]): StepJudgement | null {
  if (firstByteMs <= SLOW_ANSWER_MS) return null;
  return problem(
    'warn',
    `${context.name} answers, but slowly: the page began after ${duration(firstByteMs)}.`,
    {
      what: 'Check again in a few minutes. If it stays slow, look at the internet line, then ask the vendor.',
      who: 'technician',
    },
    evidence,
  );
}

function hopLine({ url, answer }: Hop): EvidenceItem {
  const label = `Web page (HTTP) ${url}`;
  if (!answer.isOk) return line(label, failureText(answer.failure), 'fail');
  const { status, location, bodyBytes, isCut } = answer.value;
  const size = isCut ? `more than ${bodyBytes} bytes` : `${bodyBytes} bytes`;
  const leads = location === null ? '' : `, leads to ${location}`;
  return line(label, `status ${status}${leads}, ${size} in ${duration(answer.tookMs)}`, status < 400 ? 'pass' : 'fail');
}

function answerLines(answer: HttpAnswer): EvidenceItem[] {
  const said = [
    ['Content type', answer.contentType],
    ['Server', answer.server],
    ['Via', answer.via],
    ['Date of the answer', answer.serverTime === null ? '' : new Date(answer.serverTime).toISOString()],
  ] as const;
  return said.filter(([, value]) => value !== '').map(([label, value]) => line(label, value));
}
