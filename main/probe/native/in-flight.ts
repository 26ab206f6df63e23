/** As many as there are sequence numbers; at the highest packet rate that settings allow a slot is reused after 1.3 s. */
const SLOTS = 0x1_0000;
const ADDRESS_BYTES = 16;

/**
 * What was sent and when, by the lower 16 bits of the token, which are the sequence number on the wire.
 * Plain columns, so that a probe costs no allocation. A newer request takes the slot of one 65,536 requests older.
 */
export class InFlight {
  readonly #tokens = new Uint32Array(SLOTS);
  readonly #sentAtMs = new Float64Array(SLOTS);
  /** Bytes in the address, 4 or 16; 0: nothing in flight. */
  readonly #sizes = new Uint8Array(SLOTS);
  readonly #peers = new Uint8Array(SLOTS * ADDRESS_BYTES);

  add(token: number, address: Uint8Array): void {
    const slot = token & 0xffff;
    this.#tokens[slot] = token;
    this.#sizes[slot] = address.length;
    this.#peers.set(address, slot * ADDRESS_BYTES);
  }

  sent(token: number, atMs: number): void {
    this.#sentAtMs[token & 0xffff] = atMs;
  }

  remove(token: number): void {
    this.#sizes[token & 0xffff] = 0;
  }

  /** When `token` was sent; null unless exactly it is in flight to exactly that peer. */
  sentAtMs(token: number, peer: Uint8Array, peerAt: number, peerBytes: 4 | 16): number | null {
    const slot = token & 0xffff;
    if (this.#tokens[slot] !== token || !this.#isPeer(slot, peer, peerAt, peerBytes)) return null;
    return this.#sentAtMs[slot] ?? null;
  }

  /** The token whose lower half an ICMP error quotes; null unless one is in flight to that peer. */
  tokenOf(sequence: number, peer: Uint8Array, peerAt: number, peerBytes: 4 | 16): number | null {
    const slot = sequence & 0xffff;
    return this.#isPeer(slot, peer, peerAt, peerBytes) ? (this.#tokens[slot] ?? null) : null;
  }

  #isPeer(slot: number, peer: Uint8Array, peerAt: number, peerBytes: 4 | 16): boolean {
    if (this.#sizes[slot] !== peerBytes) return false;
    const ownAt = slot * ADDRESS_BYTES;
    for (let index = 0; index < peerBytes; index += 1) {
      if (this.#peers[ownAt + index] !== peer[peerAt + index]) return false;
    }
    return true;
  }
}
