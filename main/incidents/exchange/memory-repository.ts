import type { DistrictAnswer, ReceivedRequest, TrustedKey } from '../../../shared/model/district-exchange.ts';
import type { ExchangeRepository, HeldRequestOutline } from '../../store/repositories.ts';
import type { OwnKeys } from './own-keys.ts';

/** Keys and requests that end with the process: for commands on a file and the demo school. */
export class MemoryExchangeRepository implements ExchangeRepository {
  readonly #trusted = new Map<string, TrustedKey>();
  readonly #received = new Map<string, ReceivedRequest>();
  #own: OwnKeys | null = null;

  ownKeys(): OwnKeys | null {
    return this.#own;
  }

  writeOwnKeys(keys: OwnKeys): void {
    this.#own = keys;
  }

  trusted(): TrustedKey[] {
    return [...this.#trusted.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  trust(key: TrustedKey): void {
    this.#trusted.set(key.signingKey, key);
  }

  forget(signingKey: string): void {
    this.#trusted.delete(signingKey);
  }

  received(): ReceivedRequest[] {
    return [...this.#received.values()].sort((a, b) => b.receivedAt - a.receivedAt);
  }

  receivedOf(requestId: string): ReceivedRequest | null {
    return this.#received.get(requestId) ?? null;
  }

  held(): HeldRequestOutline[] {
    return [...this.#received.values()]
      .sort((a, b) => a.receivedAt - b.receivedAt)
      .map(({ request, receivedAt, answer }) => ({
        requestId: request.requestId,
        number: request.number,
        school: request.from.name,
        programId: request.content.programId,
        receivedAt,
        decision: answer?.decision ?? null,
        decidedAt: answer?.decidedAt ?? null,
      }));
  }

  addReceived(received: ReceivedRequest): void {
    this.#received.set(received.request.requestId, received);
  }

  answer(requestId: string, answer: DistrictAnswer): void {
    const received = this.#received.get(requestId);
    if (received !== undefined) this.#received.set(requestId, { ...received, answer });
  }
  removeReceived(requestId: string): void {
    this.#received.delete(requestId);
  }
}
