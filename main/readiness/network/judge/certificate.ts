import type { EvidenceItem } from '../../../../shared/model/readiness.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import type { Attempt, Failure } from '../fetch/attempt.ts';
import type { CertificateFacts, HandshakeFacts } from '../fetch/handshake.ts';
import {
  askDistrict,
  dateText,
  duration,
  failureText,
  type HostContext,
  inOrder,
  line,
  problem,
  type StepJudgement,
} from './step.ts';

/** OpenSSL's words for a chain that ends at nobody we know. Source: OpenSSL's `X509_verify_cert_error_string`, as Node shortens it. */
const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);

/** Judges the TLS handshake and the certificate. Pure. */
export function judgeTls(tls: Attempt<HandshakeFacts>, context: HostContext): StepJudgement {
  if (!tls.isOk) return noHandshake(tls.failure, context);
  const facts = tls.value;
  const own = facts.chain[0];
  const evidence = [line('Encryption (TLS)', `${facts.protocol} in ${duration(tls.tookMs)}`), ...chainLines(facts)];
  if (own === undefined) {
    return problem('fail', `${context.name} shows no certificate.`, askExempt(context), evidence);
  }
  return (
    judgeAuthority(facts, own, context, evidence) ??
    judgeDates(facts, context, evidence) ??
    judgeIdentity(facts, own, context, evidence) ??
    inOrder(marked(evidence, 'pass'))
  );
}

function noHandshake(failure: Failure, context: HostContext): StepJudgement {
  const evidence = [line('Encryption (TLS)', failureText(failure), 'fail')];
  switch (failure.kind) {
    case 'stopped':
      return problem('unchecked', `${context.name} was not checked to the end: the sweep was stopped.`, null, evidence);
    case 'timeout':
      return problem(
        'fail',
        `${context.name} takes the connection and then says nothing: a firewall or filter may hold it back.`,
        askExempt(context),
        evidence,
      );
    case 'reset':
    case 'closed':
      return problem(
        'fail',
        `The connection to ${context.name} is cut off as soon as its name is said: a filter does that.`,
        askExempt(context),
        evidence,
      );
    default:
      return problem(
        'fail',
        `What answers for ${context.name} does not speak a secure connection: something else stands in its place.`,
        askExempt(context),
        evidence,
      );
  }
}

/** Who signed it. */
function judgeAuthority(
  facts: HandshakeFacts,
  own: CertificateFacts,
  context: HostContext,
  evidence: EvidenceItem[],
): StepJudgement | null {
  if (facts.distrust === 'DEPTH_ZERO_SELF_SIGNED_CERT') {
    const sentence = `${context.name} is not the real one: its certificate is signed by nobody but itself.`;
    return problem('fail', sentence, askExempt(context), marked(evidence, 'fail'));
  }
  if (facts.distrust === null || !UNKNOWN_AUTHORITY.has(facts.distrust)) return null;
  if (facts.isIncomplete) {
    return problem(
      'warn',
      `The certificate of ${context.name} cannot be traced to ${own.issuerName}: its server leaves a part out. Some apps refuse that.`,
      { what: 'Send the certificate lines below to the vendor; try a practice test on one device.', who: 'vendor' },
      marked(evidence, 'warn'),
    );
  }
  return problem(
    'fail',
    `Somebody reads along: the certificate for ${context.name} is signed by “${own.issuerName}”, not by a public authority. Testing apps may refuse it.`,
    askExempt(context),
    marked(evidence, 'fail'),
  );
}

/**
 * When it holds. One certificate of a distrusted chain is enough to break it; a trusted chain may carry old ones that nobody needs,
 * such as an ended cross-signature.
 */
function judgeDates(facts: HandshakeFacts, context: HostContext, evidence: EvidenceItem[]): StepJudgement | null {
  const chain = facts.distrust === null ? facts.chain.slice(0, 1) : facts.chain;
  const ended = chain.find(({ validTo }) => validTo < context.now);
  const clockHint = "First check this laptop's date and time.";
  if (ended !== undefined) {
    return problem(
      'fail',
      `The certificate of ${context.name} ended on ${dateText(ended.validTo)}; apps refuse it.`,
      { what: `${clockHint} If they are right, tell the vendor that the certificate has ended.`, who: 'vendor' },
      marked(evidence, 'fail'),
    );
  }
  const early = chain.find(({ validFrom }) => validFrom > context.now);
  if (early !== undefined) {
    return problem(
      'fail',
      `The certificate of ${context.name} holds only from ${dateText(early.validFrom)}: is this laptop's clock right?`,
      { what: `${clockHint} If they are right, tell the vendor.`, who: 'technician' },
      marked(evidence, 'fail'),
    );
  }
  return null;
}

/** Whose it is, what else OpenSSL says, and whether it ends soon. */
function judgeIdentity(
  facts: HandshakeFacts,
  own: CertificateFacts,
  context: HostContext,
  evidence: EvidenceItem[],
): StepJudgement | null {
  if (facts.nameError !== null) {
    const whose = own.names.replaceAll('DNS:', '') || own.subject;
    return problem(
      'fail',
      `What answers for ${context.name} is somebody else: its certificate belongs to ${whose.slice(0, 120)}.`,
      askDistrict(`${context.host} leads to another server; DNS, filter or proxy send it there.`),
      marked(evidence, 'fail'),
    );
  }
  if (facts.distrust !== null) {
    const seen = marked(evidence, 'fail');
    return problem(
      'fail',
      `The certificate of ${context.name} is not in order (${facts.distrust}).`,
      askExempt(context),
      seen,
    );
  }
  const daysLeft = Math.floor((own.validTo - context.now) / DAY_MS);
  if (daysLeft >= context.limits.tlsExpiryWarnDays) return null;
  return problem(
    'warn',
    `The certificate of ${context.name} ends soon, on ${dateText(own.validTo)} (${daysLeft} days).`,
    {
      what: 'Nothing today. If testing goes on past that date, ask the vendor whether it will be renewed.',
      who: 'vendor',
    },
    marked(evidence, 'warn'),
  );
}

function askExempt(context: HostContext) {
  return askDistrict(`exempt ${context.host} from inspection and blocking.`);
}

function marked(evidence: readonly EvidenceItem[], verdict: 'pass' | 'warn' | 'fail'): EvidenceItem[] {
  return evidence.map((item, index) => (index === 0 ? { ...item, verdict } : item));
}

function chainLines(facts: HandshakeFacts): EvidenceItem[] {
  const certificates = facts.chain.flatMap((certificate, index) => [
    line(
      index === 0 ? 'Certificate' : `Certificate ${index + 1} of the chain`,
      `${certificate.subject}; issued by ${certificate.issuer}; ${dateText(certificate.validFrom)} to ${dateText(certificate.validTo)}; SHA-256 ${certificate.fingerprint256}`,
    ),
  ]);
  const said = [line('Certificate names', facts.chain[0]?.names ?? '')];
  if (facts.distrust !== null) said.push(line('Certificate verification', facts.distrust));
  if (facts.nameError !== null) said.push(line('Certificate name', facts.nameError));
  if (facts.isTrustedBySystem !== null) {
    said.push(line('This laptop was set up to trust the issuer', facts.isTrustedBySystem ? 'yes' : 'no'));
  } else if (facts.distrust !== null) {
    said.push(line('This laptop was set up to trust the issuer', 'not known: its own list cannot be read from here'));
  }
  return [...certificates, ...said];
}
