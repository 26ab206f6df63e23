// @ts-check
import { buildIfNeeded } from './lib/app-build.mjs';
import { runAsCommand } from './lib/stop.mjs';

await runAsCommand(async () => {
  await buildIfNeeded({ always: true });
  return 0;
});
