import { lookup } from 'node:dns/promises';
import type { UncheckedReason } from '../../../shared/model/evidence.ts';

type NameFound = { readonly addresses: readonly string[] } | { readonly reason: UncheckedReason };
export type NameLookup = (host: string) => Promise<readonly { readonly address: string }[]>;

/**
 * The system's own lookup, so that a school's search domains, hosts file and local names count. It occupies a thread of a
 * pool of four that files need too; two at once leave room when the name service hangs.
 */
const MAX_AT_ONCE = 2;
/** Said by the system when there is no such name or no address for it; everything else is the service's fault. */
const NOT_FOUND = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA']);

export class NameResolver {
  readonly #lookup: NameLookup;
  readonly #waiting: (() => void)[] = [];
  readonly #asked = new Map<string, Promise<NameFound>>();
  #atOnce = 0;

  constructor(lookUp: NameLookup = (host) => lookup(host, { all: true })) {
    this.#lookup = lookUp;
  }

  /**
   * Addresses in the system's order of preference. `ms`: deadline, from when it is the name's turn: thousands of names that
   * wait behind a slow service are answered later, not wrongly. A name that waits or is being asked is not asked twice.
   * Never throws.
   */
  resolve(host: string, ms: number): Promise<NameFound> {
    const asked = this.#asked.get(host);
    if (asked !== undefined) return asked;
    const found = new Promise<NameFound>((resolve) => {
      // The place stays taken until the system gives up, because the thread does.
      void this.#inTurn(() => this.#ask(host, ms, resolve));
    }).finally(() => this.#asked.delete(host));
    this.#asked.set(host, found);
    return found;
  }

  async #ask(host: string, ms: number, answer: (found: NameFound) => void): Promise<void> {
    const deadline = setTimeout(() => answer({ reason: 'name-service-down' }), ms);
    try {
      const addresses = (await this.#lookup(host)).map(({ address }) => address);
      answer(addresses.length === 0 ? { reason: 'name-not-found' } : { addresses });
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      answer({ reason: NOT_FOUND.has(code) ? 'name-not-found' : 'name-service-down' });
    } finally {
      clearTimeout(deadline);
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#atOnce >= MAX_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#atOnce += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#atOnce -= 1;
      else next();
    }
  }
}
