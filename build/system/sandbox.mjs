// @ts-check
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Stop } from '../lib/stop.mjs';

/** Chromium refuses to start its sandbox for root; every other account keeps it, without exception. */
export const isRoot = process.getuid?.() === 0;

/**
 * What Electron needs on its command line on this account.
 *
 * @returns {string[]} `--no-sandbox` for root, nothing otherwise.
 */
export function sandboxArguments() {
  return isRoot ? ['--no-sandbox'] : [];
}

/**
 * Stops with the one line to run where Linux does not let Chromium's sandbox work, instead of letting Electron crash with a
 * trace. Does nothing for root, and on other systems.
 * Source: Ubuntu 23.10 release notes (unprivileged user namespaces), chromium/docs/linux/suid_sandbox_development.md.
 *
 * @param {string} executable Electron's.
 * @throws {Stop}
 */
export async function requireSandbox(executable) {
  if (process.platform !== 'linux' || isRoot || (await areUserNamespacesOpen())) return;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const found = await stat(helper).catch(() => undefined);
  if (found && found.uid === 0 && (found.mode & 0o4000) !== 0) return;
  throw new Stop(
    'This system keeps ordinary programs from making a sandbox, and the window does not run without one. Run once:\n' +
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}

async function areUserNamespacesOpen() {
  const read = (/** @type {string} */ name) =>
    readFile(`/proc/sys/${name}`, 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const [restricted, debianSwitch, most] = await Promise.all([
    read('kernel/apparmor_restrict_unprivileged_userns'),
    read('kernel/unprivileged_userns_clone'),
    read('user/max_user_namespaces'),
  ]);
  return restricted !== '1' && debianSwitch !== '0' && most !== '0';
}
