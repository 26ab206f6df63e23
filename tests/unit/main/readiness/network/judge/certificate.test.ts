import { describe, expect, it } from 'vitest';
import type { CertificateFacts, HandshakeFacts } from '../../../../../../main/readiness/network/fetch/handshake.ts';
import { judgeTls } from '../../../../../../main/readiness/network/judge/certificate.ts';
import type { HostContext } from '../../../../../../main/readiness/network/judge/step.ts';
import { DAY_MS } from '../../../../../../shared/units.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

const context: HostContext = {
  name: 'home.testnav.com',
  host: 'home.testnav.com',
  port: 443,
  limits: { dnsPassMs: 500, tcpPassMs: 300, latencyPassMs: 100, tlsExpiryWarnDays: 14 },
  blockPageAddresses: [],
  blockPageWords: [],
  mayBeLocal: false,
  isLocalOnly: false,
  isLaptopOnline: true,
  hasIpv6: false,
  now: NOW,
};

function aCertificate(over: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: 'CN=home.testnav.com',
    issuer: 'O=Public Trust, CN=Public Trust CA 1',
    issuerName: 'Public Trust',
    issuerOrganization: 'Public Trust',
    isSelfIssued: false,
    validFrom: NOW - 30 * DAY_MS,
    validTo: NOW + 60 * DAY_MS,
    names: 'DNS:home.testnav.com',
    fingerprint256: 'AA:BB',
    ...over,
  };
}

function judge(over: Partial<HandshakeFacts> = {}) {
  const value: HandshakeFacts = {
    protocol: 'TLSv1.3',
    chain: [aCertificate()],
    distrust: null,
    nameError: null,
    isIncomplete: false,
    isTrustedBySystem: null,
    ...over,
  };
  return judgeTls({ isOk: true, tookMs: 20, value }, context);
}

describe('judgeTls', () => {
  it('a trusted chain with an ended cross-signature that nobody needs > passes', () => {
    const crossSigned = aCertificate({ subject: 'CN=Old Root', validTo: NOW - DAY_MS });

    expect(judge({ chain: [aCertificate(), crossSigned] }).verdict).toBe('pass');
  });

  it('a distrusted chain with an ended part > says when it ended', () => {
    const ended = aCertificate({ validTo: NOW - DAY_MS });
    const judged = judge({ chain: [aCertificate(), ended], distrust: 'CERT_HAS_EXPIRED' });

    expect(judged.verdict).toBe('fail');
    expect(judged.sentence).toContain('ended on 2026-11-22');
  });

  it('a certificate from tomorrow > asks whether the clock is right', () => {
    const judged = judge({ chain: [aCertificate({ validFrom: NOW + DAY_MS })], distrust: 'CERT_NOT_YET_VALID' });

    expect(judged.verdict).toBe('fail');
    expect(judged.sentence).toContain("is this laptop's clock right?");
  });

  it('a public issuer whose own certificate was left out > warns, and accuses nobody of reading along', () => {
    const judged = judge({ distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', isIncomplete: true });

    expect(judged.verdict).toBe('warn');
    expect(judged.sentence).toContain('its server leaves a part out');
  });

  it('an issuer that this laptop was taught to trust > is still named as reading along', () => {
    const judged = judge({
      chain: [aCertificate({ issuerName: 'School Filter' })],
      distrust: 'SELF_SIGNED_CERT_IN_CHAIN',
      isTrustedBySystem: true,
    });

    expect(judged.sentence).toContain('Somebody reads along');
    expect(judged.evidence).toContainEqual({ label: 'This laptop was set up to trust the issuer', value: 'yes' });
  });
});
