import koffi from 'koffi';
import type { FailureReason } from '../transport.ts';

const errno = koffi.os.errno;

/** What a refused send means. `retry`: interrupted, ask again. `full`: the socket's buffer is full, wait and ask again. */
export type SendRefusal = FailureReason | 'retry' | 'full';

const refusals: ReadonlyMap<number | undefined, SendRefusal> = new Map<number | undefined, SendRefusal>([
  [errno.EINTR, 'retry'],
  [errno.EAGAIN, 'full'],
  /** No room in the neighbour table, or in an interface's queue; other addresses may be luckier. */
  [errno.ENOBUFS, 'no-room'],
  [errno.ENOMEM, 'full'],
  [errno.ENETUNREACH, 'no-route'],
  /** No address of that family to send from, or a link-local address without its interface. */
  [errno.EADDRNOTAVAIL, 'no-route'],
  [errno.EINVAL, 'no-route'],
  [errno.EAFNOSUPPORT, 'no-route'],
  [errno.ENETDOWN, 'no-route'],
  [errno.ENODEV, 'no-route'],
  [errno.EPERM, 'no-permission'],
  [errno.EACCES, 'no-permission'],
  [errno.EHOSTUNREACH, 'unreachable'],
  [errno.EHOSTDOWN, 'unreachable'],
]);

/** `code`: a positive errno. Unknown ones mean that the packet did not leave, which is no verdict on the device. */
export function sendRefusal(code: number): SendRefusal {
  return refusals.get(code) ?? 'no-route';
}

export function isPermissionErrno(code: number): boolean {
  return code === errno.EPERM || code === errno.EACCES;
}

/** `EPERM`-like name for a log or a message; the number where it has none. */
export function errnoName(code: number): string {
  return Object.entries(errno).find(([, value]) => value === code)?.[0] ?? `error ${code}`;
}
