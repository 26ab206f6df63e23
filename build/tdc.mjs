// @ts-check
import path from 'node:path';
import { buildIfNeeded } from './lib/app-build.mjs';
import { repoRoot } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand } from './lib/stop.mjs';

// `npm run` changes to the repository's folder, but FILE arguments mean the folder the person is in.
const callersFolder = process.cwd() === repoRoot ? (process.env.INIT_CWD ?? repoRoot) : process.cwd();

await runAsCommand(async () => {
  await buildIfNeeded();
  const cli = path.join(repoRoot, 'out', 'main', 'cli.js');
  return runInForeground(process.execPath, [cli, ...process.argv.slice(2)], { cwd: callersFolder });
});
