import koffi from 'koffi';

/** The C functions used, over memory that the caller owns. Pointers are plain addresses, see {@link addressOf}. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  setsockopt(fd: number, level: number, name: number, value: Uint8Array, length: number): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  getsockname(fd: number, address: Uint8Array, length: Uint32Array): number;
  sendto(fd: number, data: number, length: number, flags: number, address: number, addressLength: number): number;
  recvmsg(fd: number, header: number, flags: number): number;
  close(fd: number): number;
  clockGettime(clock: number, timespec: BigInt64Array): number;
  /** Of the latest call on this thread. */
  errno(): number;
}

/** Linux: many datagrams in one system call. */
export interface BatchLibc {
  sendmmsg(fd: number, headers: number, count: number, flags: number): number;
  recvmmsg(fd: number, headers: number, count: number, flags: number, timeout: number): number;
}

/** Throws where the symbols are missing. */
export function loadLibc(): Libc {
  const lib = koffi.load(null);
  return {
    socket: lib.func('int socket(int, int, int)'),
    setsockopt: lib.func('int setsockopt(int, int, int, void *, uint32_t)'),
    bind: lib.func('int bind(int, void *, uint32_t)'),
    getsockname: lib.func('int getsockname(int, void *, void *)'),
    sendto: lib.func('intptr_t sendto(int, uintptr_t, size_t, int, uintptr_t, uint32_t)'),
    recvmsg: lib.func('intptr_t recvmsg(int, uintptr_t, int)'),
    close: lib.func('int close(int)'),
    clockGettime: lib.func('int clock_gettime(int, void *)'),
    errno: () => koffi.errno(),
  };
}

/** Throws where the symbols are missing. */
export function loadBatchLibc(): BatchLibc {
  const lib = koffi.load(null);
  return {
    sendmmsg: lib.func('int sendmmsg(int, uintptr_t, uint32_t, int)'),
    recvmmsg: lib.func('int recvmmsg(int, uintptr_t, uint32_t, int, uintptr_t)'),
  };
}

/**
 * Where a buffer lies. It stays there: the memory of an `ArrayBuffer` made with `new` is outside the moving heap.
 * Whoever keeps the number keeps the buffer too. (Electron forbids the reverse, foreign memory as an `ArrayBuffer`.)
 */
export function addressOf(buffer: ArrayBuffer): number {
  return Number(koffi.address(buffer));
}
