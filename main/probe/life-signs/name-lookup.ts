import { lookup } from 'node:dns/promises';
import type { UncheckedReason } from '../../../shared/model/evidence.ts';

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
  #atOnce = 0;

  constructor(lookUp: NameLookup = (host) => lookup(host, { all: true })) {
    this.#lookup = lookUp;
  }

  /** Addresses in the system's order of preference. `ms`: deadline, waiting for a free place included. Never throws. */
  resolve(
    host: string,
    ms: number,
  ): Promise<{ readonly addresses: readonly string[] } | { readonly reason: UncheckedReason }> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => resolve({ reason: 'name-service-down' }), ms);
      void this.#inTurn(() => this.#lookup(host)).then(
        (found) => {
          clearTimeout(deadline);
          const addresses = found.map(({ address }) => address);
          resolve(addresses.length === 0 ? { reason: 'name-not-found' } : { addresses });
        },
        (error: NodeJS.ErrnoException) => {
          clearTimeout(deadline);
          resolve({ reason: NOT_FOUND.has(error.code ?? '') ? 'name-not-found' : 'name-service-down' });
        },
      );
    });
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
