// @ts-check
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** States as they stand in the executable: the characters 1 and 0. Source: electron/electron, docs/tutorial/fuses.md. */
const on = 0x31;
const off = 0x30;

/** What a packaged app may and may not do; set by electron-builder.yml, read back from the executable by `wrongFuses`. */
export const expectedFuses = /** @type {[name: keyof typeof FuseV1Options, state: number][]} */ ([
  ['RunAsNode', off],
  ['EnableCookieEncryption', on],
  ['EnableNodeOptionsEnvironmentVariable', off],
  ['EnableNodeCliInspectArguments', off],
  ['EnableEmbeddedAsarIntegrityValidation', on],
  ['OnlyLoadAppFromAsar', on],
  ['LoadBrowserProcessSpecificV8Snapshot', off],
  ['GrantFileProtocolExtraPrivileges', off],
]);

/**
 * Compares the fuses of an executable with what they must be.
 *
 * @param {string} executable
 * @returns {Promise<string[]>} One line for each that is wrong; empty when all are right.
 */
export async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return expectedFuses
    .filter(([name, state]) => Number(wire[FuseV1Options[name]]) !== state)
    .map(([name, state]) => `fuse ${name} must be ${state === on ? 'on' : 'off'}`);
}
