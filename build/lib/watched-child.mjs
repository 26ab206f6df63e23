// @ts-check
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Runs a downloader that shows no usable progress of its own, and reads the progress from how its folder grows.
 * A download that stands still is ended: behind a firewall that drops silently it would otherwise hang for minutes.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, growingFolder: string, stallMs: number, onBytes?: (bytes: number) => void }} options
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function runWatched(file, args, { cwd, env, growingFolder, stallMs, onBytes }) {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr = (stderr + text).slice(-20_000);
  });
  let bytes = 0;
  let grewAt = Date.now();
  let isStalled = false;
  const timer = setInterval(async () => {
    const size = await folderSize(growingFolder);
    if (size > bytes) {
      bytes = size;
      grewAt = Date.now();
      onBytes?.(bytes);
    } else if (Date.now() - grewAt > stallMs) {
      isStalled = true;
      child.kill();
    }
  }, 250);
  try {
    const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (isStalled) return { ok: false, reason: `no data came for ${Math.round(stallMs / 1000)} seconds` };
    return exitCode === 0 ? { ok: true } : { ok: false, reason: mainLine(stderr) || `ended with code ${exitCode}` };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearInterval(timer);
  }
}

/**
 * The line of an error output that says what went wrong.
 *
 * @param {string} stderr Output of Node (`RequestError: getaddrinfo ENOTFOUND host` and a stack) or of npm (`npm error …`).
 * @returns {string} Without the prefix; empty when there is nothing to quote.
 */
export function mainLine(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim());
  const npmLines = lines.filter((line) => /^npm (error|ERR!) /.test(line)).map((line) => line.replace(/^npm \S+ /, ''));
  const telling = npmLines.find((line) => !/^(code|errno|syscall|type|A complete log) ?/.test(line));
  const thrown = lines.find((line) => /^\w*Error\b.*: /.test(line));
  return (telling ?? thrown?.replace(/^\w*Error\b[^:]*: /, '') ?? lines.find((line) => line !== '') ?? '').slice(
    0,
    300,
  );
}

/**
 * Adds up the sizes of all files under a folder. Files that vanish meanwhile count as nothing.
 *
 * @param {string} folder
 * @returns {Promise<number>} Bytes; 0 for a folder that is not there.
 */
export async function folderSize(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(path.join(entry.parentPath ?? entry.path, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
