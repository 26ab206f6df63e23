// @ts-check
import { spawn } from 'node:child_process';
import { Stop } from '../lib/stop.mjs';

/**
 * Whether a window can be shown here.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Starts a display without a screen (Xvfb) and sets DISPLAY for this process and its children.
 *
 * @returns {Promise<() => Promise<void>>} Ends it and puts DISPLAY back. Only this very process is ended.
 * @throws {Stop} When it does not come up within ten seconds.
 */
export async function startVirtualDisplay() {
  // It picks a free number itself and writes it to file descriptor 3, so two runs never take the same one.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const number = await displayNumber(server);
  server.unref();
  const before = process.env.DISPLAY;
  process.env.DISPLAY = `:${number}`;
  const endNow = () => server.kill();
  process.once('exit', endNow);
  return async () => {
    process.off('exit', endNow);
    if (before === undefined) delete process.env.DISPLAY;
    else process.env.DISPLAY = before;
    // Waited for again: it was let go of above, and a process with nothing to wait for would end right here.
    server.ref();
    server.kill();
    await ended;
  };
}

/** @type {(server: import('node:child_process').ChildProcess) => Promise<string>} */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    /** @type {(why: string) => void} */
    const giveUp = (why) => {
      clearTimeout(late);
      server.kill();
      reject(new Stop(`The display for the tests (Xvfb) ${why}.`));
    };
    const late = setTimeout(() => giveUp('did not come up within ten seconds'), 10_000);
    const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let written = '';
    // Xvfb writes the number and the line's end one after the other and dies if nobody is left to read the second, so the
    // pipe stays open until Xvfb itself closes it.
    pipe.setEncoding('utf8').on('data', (text) => {
      written += text;
    });
    pipe.once('end', () => {
      const number = /^(\d+)\n/.exec(written)?.[1];
      if (number === undefined) return giveUp('ended before it was up');
      clearTimeout(late);
      resolve(number);
    });
    server.once('error', (error) => giveUp(`could not be started: ${error.message}`));
  });
}
