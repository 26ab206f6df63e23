// @ts-check
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxArguments } from '../system/sandbox.mjs';
import { wrongFuses } from './expected-fuses.mjs';

const startLimitMs = 30_000;

/**
 * Looks at a packaged app from outside: its fuses, what lies in its resources, and that its window comes up.
 *
 * @param {{ executable: string, resources: string, canShowWindow: boolean }} app Absolute paths.
 * @returns {Promise<string[]>} What is wrong; empty when all is right.
 */
export async function verifyPackage({ executable, resources, canShowWindow }) {
  const problems = [...(await wrongFuses(executable)), ...(await wrongResources(resources))];
  if (problems.length === 0 && canShowWindow) problems.push(...(await wrongWindow(executable)));
  return problems;
}

/** @type {(resources: string) => Promise<string[]>} */
async function wrongResources(resources) {
  const names = await readdir(resources);
  const unpacked = await readdir(path.join(resources, 'app.asar.unpacked'), { recursive: true }).catch(() => []);
  const natives = unpacked.filter((name) => name.endsWith('.node'));
  return [
    ...(names.includes('app.asar') ? [] : ['app.asar is missing']),
    ...(names.includes('app') ? ['resources/app must not be there: only app.asar may be loaded'] : []),
    ...(natives.some((name) => name.includes('@libsql')) ? [] : ['the database part (libsql) is missing']),
    ...(natives.some((name) => name.includes('koffi')) ? [] : ['the ping part (koffi) is missing']),
  ];
}

/** @type {(executable: string) => Promise<string[]>} */
async function wrongWindow(executable) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'packaged-console-'));
  const args = [
    ...sandboxArguments(),
    '--remote-debugging-port=0',
    `--user-data-dir=${data}`,
    `--data=${data}`,
    '--demo',
  ];
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const page = await pageOf(
      () => output,
      () => child.exitCode !== null,
    );
    return page ? [] : [`its window did not come up within ${startLimitMs / 1000} seconds:\n${output.slice(-2000)}`];
  } finally {
    child.kill();
    await ended;
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * Waits until DevTools lists a page of ours with content.
 *
 * @param {() => string} output What the app printed so far; has the address of its DevTools.
 * @param {() => boolean} hasEnded
 */
async function pageOf(output, hasEnded) {
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline && !hasEnded(); await sleep(200)) {
    const address = /DevTools listening on ws:\/\/([^/]+)\//.exec(output())?.[1];
    if (address === undefined) continue;
    const pages = await fetch(`http://${address}/json/list`).then(
      (reply) => reply.json(),
      () => [],
    );
    const page = pages.find(
      (/** @type {{ type: string, url: string }} */ each) => each.type === 'page' && each.url.startsWith('tdc:'),
    );
    if (page) return page;
  }
  return undefined;
}

/** @type {(file: string) => Promise<boolean>} */
export const isFile = (file) =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
