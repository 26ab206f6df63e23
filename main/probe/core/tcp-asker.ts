import type { Evidence } from '../../../shared/model/evidence.ts';
import type { LifeSigns } from '../life-signs.ts';
import type { EchoAddress } from '../transport.ts';

/** Connections at once: far below every system's limit on open files, enough for a dark room or two. */
const MAX_AT_ONCE = 256;

export type TcpEvidence = Extract<Evidence, { kind: 'tcp-open' | 'tcp-refused' }>;

/** Asks devices that do not answer echo on the configured ports; an answer and a refusal both prove life. */
export class TcpAsker {
  readonly #lifeSigns: LifeSigns;
  readonly #sending: () => void;
  #atOnce = 0;

  /** `sending` is called for every connection attempt, so that it counts against the packet cap. */
  constructor(lifeSigns: LifeSigns, sending: () => void) {
    this.#lifeSigns = lifeSigns;
    this.#sending = sending;
  }

  /**
   * Asks all ports at once; the first one in order that answers counts.
   *
   * @param isExpected  It answered so last time: asked even when the limit is reached, so that a device known to be alive is
   *                    not called silent for want of a connection.
   * @returns null when there is no room to ask.
   */
  ask(
    address: EchoAddress,
    ports: readonly number[],
    ms: number,
    isExpected: boolean,
  ): Promise<TcpEvidence | null> | null {
    if (this.#atOnce + ports.length > MAX_AT_ONCE && !isExpected) return null;
    this.#atOnce += ports.length;
    return Promise.all(ports.map((port) => this.#askOne(address, port, ms))).then(
      (answers) => answers.find((answer) => answer !== null) ?? null,
    );
  }

  async #askOne(address: EchoAddress, port: number, ms: number): Promise<TcpEvidence | null> {
    this.#sending();
    const answer = await this.#lifeSigns.connect(address, port, ms);
    this.#atOnce -= 1;
    if (answer.kind === 'silent') return null;
    return { kind: answer.kind === 'open' ? 'tcp-open' : 'tcp-refused', port, rttMs: answer.rttMs };
  }
}
