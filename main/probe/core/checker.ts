import type { Evidence, UncheckedReason } from '../../../shared/model/evidence.ts';
import type { AddressSource } from '../../../shared/model/roster.ts';
import type { ProbeSettings } from '../../../shared/model/settings.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import { parseEchoAddress } from '../address.ts';
import type { Observation } from '../engine.ts';
import type { EchoAddress, FailureReason } from '../transport.ts';
import type { Check } from './check.ts';
import { chooseAddress, followMac } from './choose-address.ts';
import type { EngineClock } from './clock.ts';
import type { Dispatcher, DispatcherEvents } from './dispatcher.ts';
import type { DueQueue } from './due-queue.ts';
import { NAME_DEADLINE_MS, type NameBook } from './name-book.ts';
import type { NeighbourWatch } from './neighbour-watch.ts';
import type { TcpAsker } from './tcp-asker.ts';
import { neighbourEvidence } from './verdict.ts';

/** How old the neighbour table may be when an address is chosen. */
const NEIGHBOURS_FOR_CHOICE_MS = 10 * SECOND_MS;

/**
 * A full queue empties within that time. A full neighbour table may not: Linux keeps whoever answered for half a minute, and
 * for longer while it is asked (`neigh_forced_gc`). The next turn tries again.
 */
const ROOM_WITHIN_MS = 3 * SECOND_MS;
const ROOM_RETRY_MS = 0.5 * SECOND_MS;

export interface CheckerParts {
  readonly clock: EngineClock;
  readonly due: DueQueue<Check>;
  readonly names: NameBook;
  readonly neighbours: NeighbourWatch;
  readonly tcp: TcpAsker;
  /** Devices by MAC, to tell whose an address is. */
  readonly ownersOfMac: ReadonlyMap<string, readonly string[]>;
  /** The check is over; what happens next is the engine's. */
  readonly ended: (check: Check, observation: Observation) => void;
  /** Something happened outside the engine's loop: it should look again. */
  readonly wake: () => void;
}

/**
 * One check of one device, from choosing its address to the verdict:
 *
 * ```
 * idle -> (naming) -> asking: request, re-probes until an answer -> beyond: TCP, neighbour table -> idle
 * ```
 * A device that fell silent and whose MAC is seen elsewhere is asked there in the same check.
 */
export class Checker implements DispatcherEvents {
  settings: ProbeSettings;
  isOffline = false;
  dispatcher: Dispatcher | null = null;
  readonly #parts: CheckerParts;

  constructor(settings: ProbeSettings, parts: CheckerParts) {
    this.settings = settings;
    this.#parts = parts;
  }

  /** The device's turn has come, or the next step of its running check. */
  due(check: Check): void {
    switch (check.phase) {
      case 'idle':
        check.startedAtEpochMs = this.#parts.clock.epochMs();
        this.#begin(check, false);
        return;
      case 'naming':
        this.#begin(check, true);
        return;
      case 'asking':
        if (check.isQueued) return;
        if (check.tokens.length <= this.settings.retryOffsetsMs.length) this.dispatcher?.queue(check);
        else this.#giveUp(check);
        return;
      case 'beyond':
        return;
    }
  }

  /** Its name was answered. */
  named(check: Check): void {
    if (check.phase === 'naming') this.#begin(check, false);
  }

  /** Ends a running check without a verdict on the device. */
  callOff(check: Check): void {
    this.dispatcher?.release(check);
    this.#parts.due.remove(check);
    check.reset();
  }

  unchecked(check: Check, reason: UncheckedReason): void {
    this.#end(check, { kind: 'unchecked', reason }, null);
  }

  sending(check: Check): void {
    const now = this.#parts.clock.monotonicMs();
    if (check.tokens.length === 0) check.firstSentAt = now;
    check.lastSentAt = now;
    const retries = this.settings.retryOffsetsMs;
    const nextOffsetMs = retries[check.tokens.length];
    this.#parts.due.set(
      check,
      nextOffsetMs === undefined ? now + this.settings.timeoutMs : Math.max(now, check.firstSentAt + nextOffsetMs),
    );
    // With the last re-probe out, other signs of life are asked for, so that they are known when echo gives up.
    if (retries.length > 0 && check.tokens.length === retries.length) this.#askTcp(check);
  }

  replied(check: Check, tryIndex: number, rttMs: number): void {
    if (rttMs <= this.settings.timeoutMs) {
      check.lastEchoAt = this.#parts.clock.monotonicMs();
      this.#end(check, { kind: 'echo', rttMs }, tryIndex === 0 && !check.hasFollowed);
      return;
    }
    check.lateRttMs = Math.min(check.lateRttMs ?? rttMs, rttMs);
    check.lastEchoAt = this.#parts.clock.monotonicMs();
    if (check.phase === 'beyond') this.#endLate(check, check.lateRttMs);
    else this.#giveUpWhenAllAnswered(check);
  }

  failed(check: Check, reason: Exclude<FailureReason, 'no-room'>): void {
    if (reason === 'unreachable') check.hasUnreachable = true;
    else if (reason !== 'timeout') {
      this.unchecked(check, reason);
      return;
    }
    if (check.phase === 'asking') this.#giveUpWhenAllAnswered(check);
  }

  noRoom(check: Check): void {
    const now = this.#parts.clock.monotonicMs();
    check.noRoomSince ??= now;
    if (now - check.noRoomSince < ROOM_WITHIN_MS) this.#parts.due.set(check, now + ROOM_RETRY_MS);
    else this.unchecked(check, 'no-room');
  }

  #begin(check: Check, isNameOverdue: boolean): void {
    if (this.isOffline && !check.isLoopback) {
      this.unchecked(check, 'local-network-down');
      return;
    }
    const { target } = check;
    const name = target.host === null ? null : this.#parts.names.lookUp(target.host);
    if (target.host !== null && name === null && !isNameOverdue) {
      check.phase = 'naming';
      this.#parts.due.set(check, this.#parts.clock.monotonicMs() + NAME_DEADLINE_MS);
      return;
    }
    if (target.macs.length > 0) this.#parts.neighbours.refresh(NEIGHBOURS_FOR_CHOICE_MS);
    const choice = chooseAddress(target, {
      name: name ?? (target.host === null ? null : { reason: 'name-service-down' }),
      neighbours: this.#parts.neighbours.latest,
      ownersOfMac: this.#parts.ownersOfMac,
      isPublicAllowed: this.settings.allowPublicAddresses,
    });
    if (choice.kind === 'none') {
      check.address = null;
      check.source = null;
      this.unchecked(check, choice.reason);
      return;
    }
    this.#ask(check, choice.address, choice.source);
  }

  #ask(check: Check, address: EchoAddress, source: AddressSource): void {
    check.aim(address, source);
    if (this.isOffline && !check.isLoopback) {
      this.unchecked(check, 'local-network-down');
      return;
    }
    check.phase = 'asking';
    this.dispatcher?.queue(check);
  }

  #giveUpWhenAllAnswered(check: Check): void {
    const isAllSent = check.tokens.length > this.settings.retryOffsetsMs.length;
    // Not within the transport's call that is still sending: the loop comes back at once.
    if (isAllSent && check.outstanding === 0) this.#parts.due.set(check, this.#parts.clock.monotonicMs());
  }

  #giveUp(check: Check): void {
    if (check.lateRttMs !== null) {
      this.#endLate(check, check.lateRttMs);
      return;
    }
    check.phase = 'beyond';
    void this.#lookBeyond(check, check.generation);
  }

  #askTcp(check: Check): void {
    const { tcpPorts, timeoutMs } = this.settings;
    if (check.address === null || tcpPorts.length === 0) return;
    const isExpected = check.lastKind === 'tcp-open' || check.lastKind === 'tcp-refused';
    check.tcp = this.#parts.tcp.ask(check.address, tcpPorts, timeoutMs, isExpected);
    check.isTcpRefusedRoom = check.tcp === null;
  }

  async #lookBeyond(check: Check, generation: number): Promise<void> {
    if (check.tcp === null && !check.isTcpRefusedRoom) this.#askTcp(check);
    const tcp = await check.tcp;
    if (check.generation !== generation) return;
    if (tcp !== null) this.#end(check, tcp, false);
    else {
      const neighbours = await this.#parts.neighbours.recent();
      if (check.generation !== generation || check.address === null) return;
      const now = this.#parts.clock.monotonicMs();
      const evidence = neighbourEvidence({
        entry: neighbours.byAddress.get(check.address.text),
        startedAt: check.startedAtEpochMs,
        sinceEchoMs: check.lastEchoAt === null ? null : now - check.lastEchoAt,
        previous: check.lastKind,
      });
      const elsewhere = check.hasFollowed ? null : followMac(check.target, neighbours, check.address.text);
      if (evidence !== null) this.#end(check, evidence, false);
      else if (elsewhere === null || !this.#follow(check, elsewhere)) this.#endSilent(check);
    }
    this.#parts.wake();
  }

  /** Asks again where the device's MAC is now. */
  #follow(check: Check, text: string): boolean {
    const address = parseEchoAddress(text);
    if (address === null) return false;
    check.clearRequests();
    check.hasFollowed = true;
    this.#ask(check, address, 'neighbour');
    return true;
  }

  #endLate(check: Check, rttMs: number): void {
    this.#end(check, { kind: 'late-echo', rttMs }, false);
  }

  #endSilent(check: Check): void {
    if (check.target.host !== null) this.#parts.names.doubt(check.target.host);
    this.#end(
      check,
      {
        kind: 'silent',
        reason: check.hasUnreachable ? 'unreachable' : 'timeout',
        tries: Math.max(1, check.tokens.length),
        lookedBeyondEcho: !check.isTcpRefusedRoom,
      },
      false,
    );
  }

  /** `isFirstAnswered` is null for every unchecked outcome: what a local fault cut short says nothing about loss. */
  #end(check: Check, evidence: Evidence, isFirstAnswered: boolean | null): void {
    const { clock } = this.#parts;
    const finishedAt = clock.epochMs();
    const observation: Observation = {
      deviceId: check.target.deviceId,
      startedAt: check.phase === 'idle' ? finishedAt : check.startedAtEpochMs,
      finishedAt,
      address: check.address?.text ?? null,
      addressSource: check.source,
      isFirstAnswered,
      evidence,
    };
    check.lastKind = evidence.kind;
    this.callOff(check);
    this.#parts.ended(check, observation);
  }
}
