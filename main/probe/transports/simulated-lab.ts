import type { MissReason, UncheckedReason } from '../../../shared/model/evidence.ts';
import type { Neighbour, TcpAnswer } from '../life-signs.ts';

/**
 * What becomes of one echo request. `rttMs`: the reply arrives so long after it was sent.
 * `afterMs`: the error message arrives so long after it was sent.
 */
export type LabAnswer =
  | { readonly kind: 'reply'; readonly rttMs: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly reason: MissReason | UncheckedReason; readonly afterMs: number };

/**
 * A made-up network as pure functions of the time. Every `atMs` is milliseconds on the lab's own clock; the same arguments
 * always give the same answer. Addresses are canonical text, host names lower-case.
 */
export interface Lab {
  echo(address: string, atMs: number): LabAnswer;
  connect(address: string, port: number, atMs: number): TcpAnswer;
  neighbours(atMs: number): readonly Neighbour[];
  resolve(host: string, atMs: number): { readonly addresses: readonly string[] } | { readonly reason: UncheckedReason };
}
