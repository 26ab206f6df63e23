import type { LibraryHandle } from 'koffi';

/** A Windows handle. It fits a number: handles have at most 32 significant bits. */
export type Handle = number;
/** An address in memory that JavaScript does not manage. */
export type Pointer = bigint;

/** The Windows functions we use, typed. Names and meaning are Microsoft's (icmpapi.h, synchapi.h, errhandlingapi.h). */
export interface WindowsCalls {
  /** -1: no handle, see `GetLastError`. */
  IcmpCreateFile(): Handle;
  Icmp6CreateFile(): Handle;
  IcmpCloseHandle(icmp: Handle): number;
  IcmpSendEcho2(
    icmp: Handle,
    event: Handle,
    apcRoutine: Pointer | null,
    apcContext: null,
    destination: number,
    request: Pointer,
    requestLength: number,
    options: null,
    reply: Pointer,
    replyLength: number,
    timeoutMs: number,
  ): number;
  Icmp6SendEcho2(
    icmp: Handle,
    event: Handle,
    apcRoutine: Pointer | null,
    apcContext: null,
    source: Uint8Array,
    destination: Uint8Array,
    request: Pointer,
    requestLength: number,
    options: null,
    reply: Pointer,
    replyLength: number,
    timeoutMs: number,
  ): number;
  CreateEventW(security: null, isManualReset: number, isSet: number, name: null): Handle;
  ResetEvent(event: Handle): number;
  WaitForMultipleObjects(count: number, handles: BigInt64Array, waitAll: number, timeoutMs: number): number;
  CloseHandle(handle: Handle): number;
  /** Of the call before, on this thread; koffi keeps Node from overwriting it. */
  GetLastError(): number;
}

const HANDLE = 'intptr_t';
const POINTER = 'void *';
const DWORD = 'uint32_t';
const WORD = 'uint16_t';
const BOOL = 'int';
const ECHO_TAIL = [POINTER, WORD, POINTER, POINTER, DWORD, DWORD];

type Signature = readonly [result: string, args: readonly string[]];

const ICMP_CALLS = {
  IcmpCreateFile: [HANDLE, []],
  Icmp6CreateFile: [HANDLE, []],
  IcmpCloseHandle: [BOOL, [HANDLE]],
  IcmpSendEcho2: [DWORD, [HANDLE, HANDLE, POINTER, POINTER, DWORD, ...ECHO_TAIL]],
  Icmp6SendEcho2: [DWORD, [HANDLE, HANDLE, POINTER, POINTER, POINTER, POINTER, ...ECHO_TAIL]],
} satisfies Partial<Record<keyof WindowsCalls, Signature>>;

const KERNEL_CALLS = {
  CreateEventW: [HANDLE, [POINTER, BOOL, BOOL, POINTER]],
  ResetEvent: [BOOL, [HANDLE]],
  WaitForMultipleObjects: [DWORD, [DWORD, POINTER, BOOL, DWORD]],
  CloseHandle: [BOOL, [HANDLE]],
  GetLastError: [DWORD, []],
} satisfies Record<Exclude<keyof WindowsCalls, keyof typeof ICMP_CALLS>, Signature>;

/** Throws when a library or a function is not there. */
export function bindWindowsCalls(iphlpapi: LibraryHandle, kernel32: LibraryHandle): WindowsCalls {
  // The table above is the one place that says what these functions look like; koffi cannot tell TypeScript.
  return { ...bindAll(iphlpapi, ICMP_CALLS), ...bindAll(kernel32, KERNEL_CALLS) } as unknown as WindowsCalls;
}

function bindAll(library: LibraryHandle, calls: Readonly<Record<string, Signature>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, [result, args]]) => [name, library.func('__stdcall', name, result, [...args])]),
  );
}
