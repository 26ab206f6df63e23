import type { MissReason, UncheckedReason } from '../../../shared/model/evidence.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { EchoAddress, EchoSink, EchoTransport } from '../transport.ts';
import { type IcmpReply, IP_SUCCESS, reasonOfStatus } from './windows-icmp-reply.ts';
import { GROUP_SIZE, type IcmpSlots, openIcmpSlots, PENDING } from './windows-icmp-slots.ts';

/**
 * Waiting is a nap and a look, short just after something moved, then longer. A look costs one call for 64 requests, and the
 * kernel measures the round trip, so that looking later falsifies nothing. A thread blocked in a Windows wait would be quicker
 * by milliseconds, but it cannot be ended cleanly and watches 64 requests at most.
 */
const FIRST_NAP_MS = 1;
const LONGEST_NAP_MS = 16;
/** Windows is told to wait longer than the engine does, so that a late reply can be told from none. */
const LATE_MS = SECOND_MS;
const CLOSE_WITHIN_MS = SECOND_MS / 2;

interface Request {
  readonly token: number;
  readonly address: EchoAddress;
}

type Report =
  | { readonly token: number; readonly rttMs: number }
  | { readonly token: number; readonly reason: MissReason | UncheckedReason };

/**
 * Echo requests through Windows' own ICMP service (`IcmpSendEcho2`): needs no administrator rights and no process per probe.
 * Round trips come in whole milliseconds, as Windows measures them.
 *
 * @param openSlots  Replaced by tests.
 */
export function createWindowsIcmpTransport(openSlots: () => Promise<Result<IcmpSlots>> = openIcmpSlots): EchoTransport {
  return new WindowsIcmpTransport(openSlots);
}

class WindowsIcmpTransport implements EchoTransport {
  readonly name = 'native';
  readonly label = 'native ICMP (Windows)';
  readonly #openSlots: () => Promise<Result<IcmpSlots>>;
  #slots: IcmpSlots | null = null;
  #sink: EchoSink | null = null;
  /** By slot. */
  readonly #busy = new Map<number, Request>();
  /** Requests under way by group, so that idle groups are not asked about. */
  #groupLoad: number[] = [];
  /** The lowest slot last, so that few groups are in use. */
  #free: number[] = [];
  #reports: Report[] = [];
  #endWait: (() => void) | null = null;

  constructor(openSlots: () => Promise<Result<IcmpSlots>>) {
    this.#openSlots = openSlots;
  }

  get maxInFlight(): number {
    return this.#slots?.count ?? GROUP_SIZE;
  }

  async open(sink: EchoSink): Promise<Result<void>> {
    const opened = await this.#openSlots();
    if (!opened.ok) return opened;
    const { count } = opened.value;
    this.#slots = opened.value;
    this.#sink = sink;
    this.#free = Array.from({ length: count }, (_, index) => count - 1 - index);
    this.#groupLoad = Array.from({ length: Math.ceil(count / GROUP_SIZE) }, () => 0);
    return ok(undefined);
  }

  send(addresses: readonly EchoAddress[], tokens: readonly number[], timeoutMs: number): number {
    let taken = 0;
    while (taken < addresses.length) {
      const address = addresses[taken];
      const token = tokens[taken];
      const slot = this.#free.pop();
      if (slot === undefined || address === undefined || token === undefined) {
        if (slot !== undefined) this.#free.push(slot);
        break;
      }
      this.#begin(slot, { token, address }, timeoutMs + LATE_MS);
      taken += 1;
    }
    return taken;
  }

  drain(): number {
    this.#collect();
    const reports = this.#reports;
    this.#reports = [];
    for (const report of reports) {
      if ('rttMs' in report) this.#sink?.replied(report.token, report.rttMs);
      else this.#sink?.failed(report.token, report.reason);
    }
    return reports.length;
  }

  wait(ms: number): Promise<void> {
    this.#endWait?.();
    return new Promise((resolve) => {
      let napMs = FIRST_NAP_MS;
      let timer: NodeJS.Timeout;
      const endsAt = performance.now() + ms;
      const finish = () => {
        clearTimeout(timer);
        this.#endWait = null;
        resolve();
      };
      const look = () => {
        const leftMs = endsAt - performance.now();
        if (this.#hasNews() || leftMs <= 0) return finish();
        timer = setTimeout(look, Math.min(napMs, leftMs));
        napMs = Math.min(2 * napMs, LONGEST_NAP_MS);
      };
      this.#endWait = finish;
      timer = setTimeout(look, this.#hasNews() ? 0 : Math.min(FIRST_NAP_MS, ms));
    });
  }

  async close(): Promise<void> {
    const slots = this.#slots;
    this.#slots = null;
    this.#sink = null;
    this.#endWait?.();
    if (slots === null) return;
    slots.cancel();
    for (let waitedMs = 0; this.#busy.size > 0 && waitedMs < CLOSE_WITHIN_MS; waitedMs += LONGEST_NAP_MS) {
      this.#collect(slots);
      if (this.#busy.size > 0) await new Promise((resolve) => setTimeout(resolve, LONGEST_NAP_MS));
    }
    slots.dispose(this.#busy.size === 0);
    this.#busy.clear();
    this.#reports = [];
  }

  #begin(slot: number, request: Request, waitMs: number): void {
    const status = this.#slots?.begin(slot, request.address, waitMs);
    if (status === PENDING) {
      this.#busy.set(slot, request);
      this.#addLoad(slot, 1);
      return;
    }
    this.#free.push(slot);
    if (status !== undefined) this.#reports.push({ token: request.token, reason: reasonOfStatus(status) });
  }

  #hasNews(): boolean {
    this.#collect();
    return this.#reports.length > 0;
  }

  #collect(slots = this.#slots): void {
    if (slots === null) return;
    for (const [group, load] of this.#groupLoad.entries()) {
      if (load === 0) continue;
      for (const slot of slots.takeEnded(group)) this.#end(slots, slot);
    }
  }

  #end(slots: IcmpSlots, slot: number): void {
    const request = this.#busy.get(slot);
    if (request === undefined) return;
    this.#busy.delete(slot);
    this.#addLoad(slot, -1);
    this.#free.push(slot);
    this.#reports.push(reportOf(request, slots.read(slot, request.address.family)));
  }

  #addLoad(slot: number, change: 1 | -1): void {
    const group = Math.floor(slot / GROUP_SIZE);
    this.#groupLoad[group] = (this.#groupLoad[group] ?? 0) + change;
  }
}

/** A reply from somebody else (a broadcast address, a proxy) is no sign of life of the device that was asked. */
function reportOf({ token, address }: Request, reply: IcmpReply): Report {
  if (reply.status !== IP_SUCCESS) return { token, reason: reasonOfStatus(reply.status) };
  const isPeer = address.bytes.every((byte, index) => byte === reply.peer[index]);
  return isPeer ? { token, rttMs: reply.rttMs } : { token, reason: 'timeout' };
}
