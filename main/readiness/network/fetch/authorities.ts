import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';

let publicOrganizations: ReadonlySet<string> | null = null;
let systemFingerprints: ReadonlySet<string> | null | undefined;

/** Whether a public authority goes by this name: its intermediate certificates usually carry the same one. */
export function looksPublic(organization: string | null): boolean {
  publicOrganizations ??= new Set(tls.rootCertificates.map(organizationOf));
  return organization !== null && publicOrganizations.has(organization);
}

/**
 * Whether this laptop's own store has the certificate, as when the district has installed its filter's authority here.
 *
 * @returns null where Node cannot read that store (before 22.15), which is the case in Electron up to 35.
 */
export function isKnownToSystem(fingerprint256: string): boolean | null {
  systemFingerprints ??= readSystemStore();
  return systemFingerprints === null ? null : systemFingerprints.has(fingerprint256);
}

function readSystemStore(): ReadonlySet<string> | null {
  if (!('getCACertificates' in tls) || typeof tls.getCACertificates !== 'function') return null;
  try {
    const certificates: unknown = tls.getCACertificates('system');
    if (!Array.isArray(certificates)) return null;
    return new Set(certificates.map((pem) => new X509Certificate(String(pem)).fingerprint256));
  } catch {
    // A store that cannot be read is as good as one that nobody asked.
    return null;
  }
}

function organizationOf(pem: string): string {
  return /^O=(.+)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? '';
}
