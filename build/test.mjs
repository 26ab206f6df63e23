// @ts-check
import path from 'node:path';
import { repoRoot } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand } from './lib/stop.mjs';
import { prepareForTests } from './tests/prepare.mjs';

/** Projects of vitest.config.ts that need neither a build nor Electron. */
const lightProjects = ['unit', 'renderer'];

await runAsCommand(async () => {
  const args = process.argv.slice(2);
  const chosen = projectsIn(args);
  const isLight = chosen.length > 0 && chosen.every((project) => lightProjects.includes(project));
  const tidyUp = isLight ? async () => {} : await prepareForTests();
  try {
    const vitest = path.join(repoRoot, 'node_modules', 'vitest', 'vitest.mjs');
    return await runInForeground(process.execPath, [vitest, 'run', ...args], { cwd: repoRoot });
  } finally {
    await tidyUp();
  }
});

/**
 * @param {string[]} args `--project unit` or `--project=unit`, any number of times.
 * @returns {string[]}
 */
function projectsIn(args) {
  return args.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    const value = args[index + 1];
    return arg === '--project' && value !== undefined ? [value] : [];
  });
}
