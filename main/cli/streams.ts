import type { TerminalSize } from './view/terminal.ts';

/** Where the command line writes. Results go to `out`, everything else to `err`, so that `--json` can be piped. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Null: not a terminal (a pipe, a file, a service). */
  terminal(): TerminalSize | null;
}

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  terminal() {
    if (!process.stdout.isTTY) return null;
    const { columns, rows } = process.stdout;
    return { columns, rows, hasColour: process.env.NO_COLOR === undefined && process.stdout.hasColors() };
  },
};
