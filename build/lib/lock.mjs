// @ts-check
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does work that two runs must not do at once. A second run waits; a lock whose owner is gone is taken over.
 * Two runs that find the same dead lock in the same instant may both go on. The work stays correct, because whatever it
 * makes is made in a folder of its own and renamed into place; it is only done twice.
 *
 * @template T
 * @param {string} lockPath  The lock file. Its folder is made if need be.
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (ownerPid: number) => void, pollMs?: number }} [options] `onWait` is called once, if it has to wait.
 * @returns {Promise<T>} What the work returned; what it throws is passed on, with the lock released.
 */
export async function withLock(lockPath, work, { onWait, pollMs = 300 } = {}) {
  await mkdir(path.dirname(lockPath), { recursive: true });
  let hasWaited = false;
  while (!(await take(lockPath))) {
    const owner = await ownerOf(lockPath);
    if (owner === undefined) continue;
    if (!isRunning(owner)) {
      await rm(lockPath, { force: true });
      continue;
    }
    if (!hasWaited) onWait?.(owner);
    hasWaited = true;
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(lockPath, { force: true });
  }
}

/** @type {(lockPath: string) => Promise<boolean>} */
async function take(lockPath) {
  try {
    const file = await open(lockPath, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * @param {string} lockPath
 * @returns {Promise<number | undefined>} undefined when the lock has gone in the meantime.
 */
async function ownerOf(lockPath) {
  try {
    const pid = Number(await readFile(lockPath, 'utf8'));
    // An empty file is a lock in the making: its owner writes its pid right after creating it.
    if (pid === 0) await sleep(50);
    const settled = pid === 0 ? Number(await readFile(lockPath, 'utf8')) : pid;
    return Number.isInteger(settled) && settled > 0 ? settled : -1;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** @type {(pid: number) => boolean} */
function isRunning(pid) {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code Such as `ENOENT`.
 */
export function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
