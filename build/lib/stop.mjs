// @ts-check

/**
 * Set-up cannot go on and the person has to do something: the message is all that is shown, without a stack.
 * Anything else that is thrown is a bug and keeps its stack.
 */
export class Stop extends Error {
  /**
   * @param {string} message What happened, what it means, what to do.
   * @param {{ exitCode?: number, cause?: unknown }} [options] `exitCode` 1–255, 1 unless told.
   */
  constructor(message, { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = 'Stop';
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's main function and ends the process with its exit code.
 *
 * @param {() => Promise<number>} main Resolves with the exit code.
 */
export async function runAsCommand(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
