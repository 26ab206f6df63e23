// @ts-check
import { spawn } from 'node:child_process';
import os from 'node:os';

/** Signals that a terminal or a service manager sends to end a program. */
const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in the foreground: its input and output are ours, signals are passed on to it, and it decides when to end.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} Its exit code, 0–255; 128 plus the signal's number when a signal ended it, as shells do.
 */
export async function runInForeground(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options });
  /** @type {(signal: NodeJS.Signals) => void} */
  const passOn = (signal) => {
    // Ctrl+C reaches the whole foreground group by itself; a second one would look like impatience to the child.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
    });
  } finally {
    for (const signal of passedOn) process.off(signal, passOn);
  }
}

/**
 * Runs a program and keeps what it prints, in the order it came.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
export async function runCaptured(file, args, options = {}) {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
