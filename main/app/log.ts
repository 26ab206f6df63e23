import { join } from 'node:path';
import logger from 'electron-log/node';
import type { Log } from '../log.ts';

/** Two files of this size at most: the current one and the one before. */
const MAX_LOG_BYTES = 2 * 1024 * 1024;

/** The log of the application: `main.log` in `dir`, rotated; warnings go to the terminal too. Needs no Electron. */
export function createFileLog(dir: string): Log {
  const file = logger.create({ logId: 'main' });
  file.transports.file.resolvePathFn = () => join(dir, 'main.log');
  file.transports.file.maxSize = MAX_LOG_BYTES;
  file.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
  file.transports.console.level = 'warn';
  return {
    info: (message, ...details) => file.info(message, ...details),
    warn: (message, ...details) => file.warn(message, ...details),
    error: (message, ...details) => file.error(message, ...details),
  };
}
