import type { Evidence } from '../../../shared/model/evidence.ts';
import type { AddressSource } from '../../../shared/model/roster.ts';
import { parseEchoAddress, scopeOf } from '../address.ts';
import type { ProbeTarget } from '../engine.ts';
import type { EchoAddress } from '../transport.ts';
import type { TcpEvidence } from './tcp-asker.ts';

/**
 * Where a device's check stands.
 *
 * - `idle`    waiting for its turn
 * - `naming`  its host name is being resolved, and nothing else is known
 * - `asking`  echo requests queued or under way
 * - `beyond`  echo has given up; TCP and the neighbour table are being asked
 */
export type CheckPhase = 'idle' | 'naming' | 'asking' | 'beyond';

/** One device's running check, and the little that is remembered between checks. Times `…At`: engine's monotonic ms. */
export class Check {
  target: ProbeTarget;
  phase: CheckPhase = 'idle';
  /** Belongs to the due queue. */
  duePlace = -1;
  /** Grows with every check, so that answers to an earlier one are recognised as such. */
  generation = 0;
  /** Of the round that observed it last. */
  round = -1;

  address: EchoAddress | null = null;
  source: AddressSource | null = null;
  isLoopback: boolean;
  startedAtEpochMs = 0;
  /** Tokens of this check's requests in the order sent; the first is the scheduled one. */
  readonly tokens: number[] = [];
  firstSentAt = 0;
  lastSentAt = 0;
  outstanding = 0;
  isQueued = false;
  /** The scheduled request of this turn was missed at another address, before the device was followed to this one. */
  hasFollowed = false;
  lateRttMs: number | null = null;
  hasUnreachable = false;
  /** Since when requests have not even left for want of room in this computer's tables; null: they do. */
  noRoomSince: number | null = null;
  tcp: Promise<TcpEvidence | null> | null = null;
  isTcpRefusedRoom = false;

  /** When this address last answered echo; null: not yet. */
  lastEchoAt: number | null = null;
  lastKind: Evidence['kind'] | null = null;

  constructor(target: ProbeTarget) {
    this.target = target;
    this.isLoopback = isLoopbackTarget(target);
  }

  /** Forgets the running check. */
  reset(): void {
    this.phase = 'idle';
    this.generation += 1;
    this.isQueued = false;
    this.hasFollowed = false;
    this.clearRequests();
  }

  clearRequests(): void {
    this.tokens.length = 0;
    this.outstanding = 0;
    this.lateRttMs = null;
    this.hasUnreachable = false;
    this.noRoomSince = null;
    this.tcp = null;
    this.isTcpRefusedRoom = false;
  }

  aim(address: EchoAddress, source: AddressSource): void {
    if (this.address?.text !== address.text) {
      this.lastEchoAt = null;
      this.lastKind = null;
    }
    this.address = address;
    this.source = source;
    this.isLoopback = scopeOf(address) === 'loopback';
  }
}

/** Before any name is resolved: a device known only by a loopback address needs no network. */
function isLoopbackTarget(target: ProbeTarget): boolean {
  const address = target.address === null ? null : parseEchoAddress(target.address);
  return address !== null && target.host === null && scopeOf(address) === 'loopback';
}
