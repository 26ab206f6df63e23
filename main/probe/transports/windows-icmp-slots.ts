import { fail, ok, type Result } from '../../../shared/result.ts';
import type { EchoAddress } from '../transport.ts';
import { bindWindowsCalls, type Handle, type Pointer, type WindowsCalls } from './windows-icmp-calls.ts';
import {
  type IcmpReply,
  ipAddrOf,
  parseReply,
  REPLY_HEAD_LENGTH,
  REPLY_OVERHEAD,
  sockaddrIn6,
} from './windows-icmp-reply.ts';

/**
 * Windows' asynchronous ICMP as numbered slots: each carries one request at a time, with its own buffers and its own event.
 * This is the seam between the Windows calls and the bookkeeping of tokens, so that the bookkeeping is tested everywhere.
 */
export interface IcmpSlots {
  readonly count: number;
  /** Begins a request in a free slot. Returns {@link PENDING}, or the error that kept it from being sent. */
  begin(slot: number, address: EchoAddress, waitMs: number): number;
  /** The slots of a group whose request has ended since they were last taken; each is free again once it has been read. */
  takeEnded(group: number): number[];
  read(slot: number, family: 4 | 6): IcmpReply;
  /** Asks Windows to cancel what is under way; those requests then end. Nothing can begin any more. */
  cancel(): void;
  /** Gives everything back. `isIdle`: no request is under way; else its memory is left to the kernel that still writes there. */
  dispose(isIdle: boolean): void;
}

export const PENDING = 997;
/** Slots of one group are asked about in one call; Windows waits for at most 64 events at once. */
export const GROUP_SIZE = 64;

const GROUPS = 32;
const SLOTS = GROUPS * GROUP_SIZE;

const REQUEST_LENGTH = 32;
const REPLY_LENGTH = REPLY_OVERHEAD + REQUEST_LENGTH;
/** Request first, reply behind it, both aligned for 64-bit structures. */
const REPLY_AT = 64;
const SLOT_LENGTH = 256;

const NO_HANDLE = -1;
/** What a laptop without IPv6 says. */
const ERROR_NETWORK_UNREACHABLE = 1_231;

/**
 * Binds iphlpapi.dll and opens its ICMP handles; a failure says in words why that is not possible here.
 *
 * @param adapt  May replace calls; for a test on a Windows that is not quite one.
 */
export async function openIcmpSlots(
  adapt: (calls: WindowsCalls) => WindowsCalls = (calls) => calls,
): Promise<Result<IcmpSlots>> {
  if (process.platform !== 'win32') return fail('not-windows', 'This way of probing exists on Windows only.');
  if (process.arch !== 'x64' && process.arch !== 'arm64') {
    return fail('windows-32-bit', 'This is the 32-bit program; probing without the ping command needs the 64-bit one.');
  }
  try {
    // Loaded here and not at the top: where its binary is missing, the engine must still be able to fall back.
    const { default: koffi } = await import('koffi');
    const calls = adapt(bindWindowsCalls(koffi.load('iphlpapi.dll'), koffi.load('kernel32.dll')));
    const icmpV4 = calls.IcmpCreateFile();
    if (icmpV4 === NO_HANDLE) return unavailable(`Windows error ${calls.GetLastError()}`);
    return ok(new WindowsIcmpSlots(koffi, calls, icmpV4, calls.Icmp6CreateFile()));
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : String(error));
  }
}

function unavailable(why: string): Result<never> {
  return fail('windows-icmp-unavailable', `Windows does not let the console send echo requests itself (${why}).`);
}

function createEvent(calls: WindowsCalls): Handle {
  const event = calls.CreateEventW(null, 0, 0, null);
  if (event === 0) throw new Error(`no event, Windows error ${calls.GetLastError()}`);
  return event;
}

type Koffi = typeof import('koffi').default;

class WindowsIcmpSlots implements IcmpSlots {
  readonly count = SLOTS;
  readonly #koffi: Koffi;
  readonly #calls: WindowsCalls;
  readonly #icmpV4: Handle;
  readonly #icmpV6: Handle;
  readonly #events: readonly Handle[];
  /** Each group's events as the array of handles that Windows reads. */
  readonly #groupEvents: readonly BigInt64Array[];
  /**
   * Not managed by JavaScript: the kernel writes into it later, so nobody may move it, and it must outlive a thread that dies
   * with requests under way. It is copied out because Electron allows no views on foreign memory.
   */
  readonly #memory: Pointer;
  readonly #replyHead: ReturnType<Koffi['array']>;
  readonly #anySource = sockaddrIn6(null);

  constructor(koffi: Koffi, calls: WindowsCalls, icmpV4: Handle, icmpV6: Handle) {
    this.#koffi = koffi;
    this.#calls = calls;
    this.#icmpV4 = icmpV4;
    this.#icmpV6 = icmpV6;
    this.#events = Array.from({ length: SLOTS }, () => createEvent(calls));
    this.#groupEvents = Array.from({ length: GROUPS }, (_, group) =>
      BigInt64Array.from(this.#events.slice(group * GROUP_SIZE, (group + 1) * GROUP_SIZE), BigInt),
    );
    this.#memory = koffi.alloc('uint8_t', SLOTS * SLOT_LENGTH);
    this.#replyHead = koffi.array('uint8_t', REPLY_HEAD_LENGTH, 'Typed');
  }

  begin(slot: number, address: EchoAddress, waitMs: number): number {
    const calls = this.#calls;
    if (address.family === 6 && this.#icmpV6 === NO_HANDLE) return ERROR_NETWORK_UNREACHABLE;
    const event = this.#eventOf(slot);
    const request = this.#memory + BigInt(slot * SLOT_LENGTH);
    const reply = this.#replyOf(slot);
    // A send that was refused at once may still have set it.
    calls.ResetEvent(event);
    const head = [event, null, null] as const;
    const tail = [request, REQUEST_LENGTH, null, reply, REPLY_LENGTH, waitMs] as const;
    const result =
      address.family === 4
        ? calls.IcmpSendEcho2(this.#icmpV4, ...head, ipAddrOf(address), ...tail)
        : calls.Icmp6SendEcho2(this.#icmpV6, ...head, this.#anySource, sockaddrIn6(address), ...tail);
    // Documented both ways: the return value itself, or zero and the last error. Other non-zero values: already answered.
    return result === 0 ? calls.GetLastError() : PENDING;
  }

  takeEnded(group: number): number[] {
    const events = this.#groupEvents[group];
    if (events === undefined) throw new RangeError(`No group ${group}`);
    const ended: number[] = [];
    for (;;) {
      // The lowest event that is set; these events reset themselves when they are seen here.
      const index = this.#calls.WaitForMultipleObjects(GROUP_SIZE, events, 0, 0);
      if (index >= GROUP_SIZE) return ended;
      ended.push(group * GROUP_SIZE + index);
    }
  }

  /** Read as it lies there: `IcmpParseReplies` adds nothing for a single reply, and .NET's Ping does without it too. */
  read(slot: number, family: 4 | 6): IcmpReply {
    return parseReply(this.#koffi.decode(this.#replyOf(slot), this.#replyHead), family);
  }

  cancel(): void {
    this.#calls.IcmpCloseHandle(this.#icmpV4);
    if (this.#icmpV6 !== NO_HANDLE) this.#calls.IcmpCloseHandle(this.#icmpV6);
  }

  dispose(isIdle: boolean): void {
    for (const event of this.#events) this.#calls.CloseHandle(event);
    if (isIdle) this.#koffi.free(this.#memory);
  }

  #eventOf(slot: number): Handle {
    const event = this.#events[slot];
    if (event === undefined) throw new RangeError(`No slot ${slot}`);
    return event;
  }

  #replyOf(slot: number): Pointer {
    return this.#memory + BigInt(slot * SLOT_LENGTH + REPLY_AT);
  }
}
