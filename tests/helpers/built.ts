import { prepareForTests } from '../../build/tests/prepare.mjs';

/**
 * Vitest's global set-up of the projects that need the real thing: the built app, an Electron runtime, the system libraries
 * and a display. Quick when `npm test` has seen to it already; `npx vitest --project e2e` works by itself too.
 *
 * @returns The tear-down: ends the display if this call started one.
 */
export default function setup(): Promise<() => Promise<void>> {
  return prepareForTests();
}
