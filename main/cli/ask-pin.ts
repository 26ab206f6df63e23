import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Asks for a PIN without showing it.
 *
 * @returns Null: there is no terminal to ask on, or Ctrl+C, or the input ended.
 */
export function askPin(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve(null);
  stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    const answer = (text: string | null) => {
      resolve(text);
      asking.close();
    };
    asking.once('line', (line) => answer(line.trim()));
    asking.once('SIGINT', () => answer(null));
    asking.once('close', () => {
      stderr.write('\n');
      resolve(null);
    });
  });
}
