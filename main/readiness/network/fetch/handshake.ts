import type { Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  createSecureContext,
  type DetailedPeerCertificate,
  type PeerCertificate,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { type Attempt, attempt, failureOf } from './attempt.ts';
import { isKnownToSystem, looksPublic } from './authorities.ts';
import { isAddress } from './resolve.ts';

/** One certificate as a technician wants to see it. Times are epoch milliseconds; NaN where the certificate is unreadable. */
export interface CertificateFacts {
  /** `CN=home.testnav.com, O=Pearson`. */
  readonly subject: string;
  readonly issuer: string;
  /** The issuer's organization, else its common name: what people call it. */
  readonly issuerName: string;
  readonly issuerOrganization: string | null;
  readonly isSelfIssued: boolean;
  readonly validFrom: number;
  readonly validTo: number;
  /** `DNS:home.testnav.com, DNS:…`. */
  readonly names: string;
  readonly fingerprint256: string;
}

export interface HandshakeFacts {
  /** `TLSv1.3`. */
  readonly protocol: string;
  /** The host's own certificate first, then as far up as it was sent or known. */
  readonly chain: readonly CertificateFacts[];
  /** OpenSSL's word for why the chain is not to be trusted, such as `SELF_SIGNED_CERT_IN_CHAIN`; null: it is. */
  readonly distrust: string | null;
  /** Why the certificate is not this host's; null: it is. */
  readonly nameError: string | null;
  /** A distrusted chain only: whether the issuer looks like a public authority whose own certificate was not sent along. */
  readonly isIncomplete: boolean;
  /** A distrusted chain only: whether this laptop itself was taught to trust its root; null: not known here. */
  readonly isTrustedBySystem: boolean | null;
}

export interface SecureConnection {
  readonly socket: TLSSocket;
  readonly facts: HandshakeFacts;
}

/** Which authorities count: the public ones that come with Node, and those of a rehearsal. */
export function trustPublicAuthorities(rehearsed: readonly string[]): SecureContext {
  return createSecureContext({ ca: [...rootCertificates, ...rehearsed], minVersion: 'TLSv1.2' });
}

/**
 * Speaks TLS over a connected socket and looks at what the other side shows, without refusing anything: the judging is done elsewhere.
 * Node's own list of authorities is asked and nobody else's, so an authority that only this laptop was taught does not hide.
 */
export function shakeHands(
  socket: Socket,
  host: string,
  trust: SecureContext,
  signal: AbortSignal,
  limitMs: number,
): Promise<Attempt<SecureConnection>> {
  return attempt(signal, limitMs, ({ succeed, fail }) => {
    const secure = connectTls({
      socket,
      secureContext: trust,
      rejectUnauthorized: false,
      ...(isAddress(host) ? {} : { servername: host }),
      // Asked again below, so that a wrong name is known beside a distrusted chain.
      checkServerIdentity: () => undefined,
    });
    secure.on('error', (error) => fail(failureOf(error)));
    secure.once('close', () => fail({ kind: 'closed' }));
    secure.once('secureConnect', () => succeed({ socket: secure, facts: factsOf(secure, host) }));
    return (isHandedOver) => {
      if (!isHandedOver) secure.destroy();
      if (!isHandedOver) socket.destroy();
    };
  });
}

function factsOf(secure: TLSSocket, host: string): HandshakeFacts {
  const certificate = secure.getPeerCertificate(true);
  const error: unknown = secure.authorizationError;
  const chain = chainOf(certificate);
  const distrust = secure.authorized ? null : typeof error === 'string' ? error : messageOf(error);
  return {
    protocol: secure.getProtocol() ?? 'unknown',
    chain,
    distrust,
    nameError: checkServerIdentity(host, certificate)?.message ?? null,
    isIncomplete: distrust !== null && chain.length === 1 && looksPublic(chain[0]?.issuerOrganization ?? null),
    isTrustedBySystem: distrust === null ? null : isKnownToSystem(chain.at(-1)?.fingerprint256 ?? ''),
  };
}

/** Up to the root, which Node shows as its own issuer. Ten are more than any real chain has. */
function chainOf(first: DetailedPeerCertificate): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  let next: DetailedPeerCertificate | undefined = first;
  while (next?.subject !== undefined && chain.length < 10) {
    chain.push(certificateFacts(next));
    const issuer: DetailedPeerCertificate | undefined = next.issuerCertificate;
    next = issuer === next ? undefined : issuer;
  }
  return chain;
}

function certificateFacts(certificate: PeerCertificate): CertificateFacts {
  const issuer = certificate.issuer ?? {};
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(issuer),
    issuerName: first(issuer.O) ?? first(issuer.CN) ?? 'an issuer without a name',
    issuerOrganization: first(issuer.O) ?? null,
    isSelfIssued: nameText(certificate.subject) === nameText(issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
    names: certificate.subjectaltname ?? '',
    fingerprint256: certificate.fingerprint256,
  };
}

/** A certificate may carry a field several times; Node then gives a list, which its types do not know. */
function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one !== '' ? one : undefined;
}

function nameText(name: object): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
