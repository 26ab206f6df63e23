import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface LabCertificate {
  /** PEM, with the authority's behind it where it is sent along. */
  readonly cert: string;
  readonly key: string;
}

/** Null when `openssl` is there; else why the lab cannot make certificates, for the reason of a skip. */
export function whyNoCertificates(): string | null {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'openssl is not installed, so the lab cannot make certificates';
  }
}

/** A certificate authority of the lab's own, made new each time. Keys never leave a temporary folder, which {@link remove} deletes. */
export class LabAuthority {
  /** PEM of the authority itself: what a site's rehearsal trusts. */
  readonly pem: string;
  readonly #folder: string;
  readonly #name: string;
  #issued = 0;

  /** @param organization  What people would call it: `Lab Public Trust`, `School Filter`. */
  constructor(organization: string) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'tdc-lab-ca-'));
    this.#name = organization;
    this.#openssl(
      ...newKey,
      '-x509',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '30',
      '-subj',
      `/O=${this.#name}/CN=${this.#name} Root`,
    );
    this.pem = this.#read('ca.pem');
    writeFileSync(this.#path('index.txt'), '');
    writeFileSync(this.#path('serial'), '1000\n');
    writeFileSync(this.#path('ca.cnf'), CA_CONFIG);
  }

  /** For these names, valid from a day ago until `validDays` from now; a negative number has ended already. */
  issue(names: readonly string[], validDays = 90): LabCertificate {
    this.#issued += 1;
    const id = `c${this.#issued}`;
    const [first = 'lab'] = names;
    // 64 characters are all that a common name may have.
    this.#openssl(...newKey, '-keyout', `${id}.key`, '-out', `${id}.csr`, '-subj', `/CN=${first.slice(0, 64)}`);
    const san = names.map((name) => `DNS:${name}`).join(',');
    writeFileSync(
      this.#path(`${id}.ext`),
      `subjectAltName=${san}\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n`,
    );
    const end = Date.now() + validDays * DAY_MS;
    const start = Math.min(Date.now(), end) - DAY_MS;
    this.#openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.cnf',
      '-cert',
      'ca.pem',
      '-keyfile',
      'ca.key',
      '-in',
      `${id}.csr`,
      '-out',
      `${id}.pem`,
      '-extfile',
      `${id}.ext`,
      '-startdate',
      asn1(start),
      '-enddate',
      asn1(end),
    );
    return { cert: this.#read(`${id}.pem`) + this.pem, key: this.#read(`${id}.key`) };
  }

  /** Signed by nobody but itself. */
  selfSigned(name: string): LabCertificate {
    this.#openssl(
      ...newKey,
      '-x509',
      '-keyout',
      'self.key',
      '-out',
      'self.pem',
      '-days',
      '30',
      '-subj',
      `/CN=${name.slice(0, 64)}`,
      '-addext',
      `subjectAltName=DNS:${name}`,
    );
    return { cert: this.#read('self.pem'), key: this.#read('self.key') };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #openssl(...args: readonly string[]): void {
    execFileSync('openssl', [...args], { cwd: this.#folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }

  #read(name: string): string {
    return readFileSync(this.#path(name), 'utf8');
  }
}

const DAY_MS = 86_400_000;
const newKey = ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
/** `openssl x509` cannot make a certificate that has ended; `openssl ca` can, and wants this. */
const CA_CONFIG = `[ca]
default_ca = lab
[lab]
dir = .
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;

/** `20261122071500Z`. */
function asn1(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
}
