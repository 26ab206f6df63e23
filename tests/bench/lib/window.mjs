// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { findElectron } from '../../../build/runtime/find.mjs';
import { sandboxArguments } from '../../../build/system/sandbox.mjs';

/**
 * Opens the real window on a data folder and waits for its first page.
 *
 * @param {readonly string[]} args Of the console, or an application folder first.
 * @param {{ appDir?: string, simulation?: object }} [options]
 */
export async function openWindow(args, { appDir = repoRoot, simulation } = {}) {
  const { executable } = await findElectron({ quiet: true });
  const env = /** @type {Record<string, string>} */ ({ ...process.env });
  if (simulation !== undefined) env.TDC_SIMULATION = JSON.stringify(simulation);
  const app = await _electron.launch({
    executablePath: executable,
    args: [...sandboxArguments(), appDir, ...args],
    env,
  });
  return { app, page: await app.firstWindow() };
}

/** A tile on screen. */
export const TILE = '[data-device]';

/**
 * Every process of the application.
 *
 * @param {number} rootPid
 * @returns {number[]} Linux only.
 */
export function processTree(rootPid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(Number(entry));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  /** @type {number[]} */
  const tree = [rootPid];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** @param {number} pid */
function parentOf(pid) {
  const fields = statFields(pid);
  return fields === null ? null : Number(fields[1]);
}

/** The fields of /proc/PID/stat after the name, which may hold spaces; null when the process is gone. @param {number} pid */
function statFields(pid) {
  try {
    const text = readFileSync(path.join('/proc', `${pid}`, 'stat'), 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

const TICKS_PER_SECOND = 100;

/** CPU seconds that these processes have used. @param {readonly number[]} pids */
export function cpuSeconds(pids) {
  let ticks = 0;
  for (const pid of pids) {
    const fields = statFields(pid);
    if (fields !== null) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Proportional set size in MiB: shared pages count once over all. @param {readonly number[]} pids */
export function pssMib(pids) {
  let kib = 0;
  for (const pid of pids) {
    try {
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // Ended meanwhile.
    }
  }
  return kib / 1024;
}
