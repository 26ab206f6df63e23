// @ts-check
import { buildIfNeeded } from '../lib/app-build.mjs';
import { findElectron } from '../runtime/find.mjs';
import { hasDisplay, startVirtualDisplay } from '../system/display.mjs';
import { ensureSystem } from '../system/ensure.mjs';
import { requireSandbox } from '../system/sandbox.mjs';

/**
 * Makes everything ready that integration and end-to-end tests stand on. Says nothing when it is ready already.
 *
 * @returns {Promise<() => Promise<void>>} Ends the display if this call started one.
 */
export async function prepareForTests() {
  const { executable } = await findElectron({ quiet: true });
  await ensureSystem({ executable, programs: hasDisplay() ? ['ping'] : ['ping', 'Xvfb'] });
  await requireSandbox(executable);
  await buildIfNeeded();
  return hasDisplay() ? async () => {} : startVirtualDisplay();
}
