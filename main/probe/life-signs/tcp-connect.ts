import { Socket } from 'node:net';
import type { TcpAnswer } from '../life-signs.ts';
import type { EchoAddress } from '../transport.ts';

/**
 * Connects and hangs up, without sending a byte. A refusal is an answer too: only a living host refuses.
 * Never throws; anything else, a local fault included, is silence.
 */
export function connectTcp(address: EchoAddress, port: number, ms: number): Promise<TcpAnswer> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const socket = new Socket();
    const finish = (answer: TcpAnswer) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(answer);
    };
    const deadline = setTimeout(() => finish({ kind: 'silent' }), ms);
    socket.once('connect', () => {
      // A reset instead of a farewell in four packets, and no port kept waiting on this side.
      socket.resetAndDestroy();
      finish({ kind: 'open', rttMs: performance.now() - startedAt });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const isRefused = error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET';
      finish(isRefused ? { kind: 'refused', rttMs: performance.now() - startedAt } : { kind: 'silent' });
    });
    socket.connect({ host: address.text, port, family: address.family, autoSelectFamily: false });
  });
}
