import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Streams } from './streams.ts';

/** Says why, and ends the command. */
export function refused(message: string, streams: Pick<Streams, 'err'>): ExitCode {
  streams.err(message);
  return EXIT.refused;
}
