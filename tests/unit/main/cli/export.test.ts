import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../../main/cli/program.ts';

function parsed(...args: string[]) {
  const said: string[] = [];
  const outcome = parseCommandLine(['export', ...args], '1.0.0', {
    out: () => undefined,
    err: (text) => said.push(text),
  });
  return { outcome, said: said.join('\n') };
}

describe('tdc export', () => {
  test('writes the roster when no time is given', () => {
    expect(parsed('roster.csv').outcome.command).toMatchObject({ file: 'roster.csv', history: null });
  });

  test('takes times of the laptop and times with a zone', () => {
    const { outcome } = parsed('--since', '2026-11-20T08:00', '--until', '2026-11-20T15:00:00Z', '--what', 'findings');
    expect(outcome.command).toMatchObject({
      file: null,
      history: {
        since: new Date(2026, 10, 20, 8).getTime(),
        until: Date.UTC(2026, 10, 20, 15),
        format: 'csv',
        what: 'findings',
      },
    });
  });

  test('reads a date alone as its midnight on this laptop', () => {
    expect(parsed('--since', '2026-11-20').outcome.command).toMatchObject({
      history: { since: new Date(2026, 10, 20).getTime(), until: null },
    });
  });

  test.each([
    [['--since', 'yesterday'], 'It takes a time such as 2026-11-20T08:00'],
    [['--what', 'alerts'], 'need --since'],
    [['--since', '2026-11-20T08:00', '--until', '2026-11-20T07:00'], '--until is not later'],
    [['--since', '2026-11-20', '--what', 'students'], 'Allowed choices are'],
  ])('refuses %j with a sentence', (args, sentence) => {
    const { outcome, said } = parsed(...args);
    expect(outcome).toEqual({ command: null, exitCode: 1 });
    expect(said).toContain(sentence);
  });
});
