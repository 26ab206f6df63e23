import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../../main/cli/program.ts';

function parse(...args: readonly string[]) {
  const written: string[] = [];
  const parsed = parseCommandLine(args, '9.9.9', {
    out: (text) => written.push(text),
    err: (text) => written.push(text),
  });
  return { ...parsed, written: written.join('\n') };
}

describe('parseCommandLine', () => {
  test('reads a sweep with everything', () => {
    expect(parse('sweep', '--roster', 'lab.csv', '--json', '--transport', 'native', '--data', 'here').command).toEqual({
      name: 'sweep',
      roster: 'lab.csv',
      json: true,
      transport: 'native',
      data: 'here',
      allowPublic: false,
    });
  });

  test('reads a readiness check with everything', () => {
    const args = ['--platform', 'TestNav', '--roster', 'lab.csv', '--site', 's.json', '--profile', 'a.json'];
    const more = ['--profile', 'b.json', '--room', 'Room 112', '--room', 'Library', '--pdf', 'r.pdf', '--people'];
    expect(parse('ready', ...args, ...more, '--audience', 'network').command).toEqual({
      name: 'ready',
      platform: 'testnav',
      roster: 'lab.csv',
      site: 's.json',
      profiles: ['a.json', 'b.json'],
      rooms: ['Room 112', 'Library'],
      json: false,
      html: null,
      pdf: 'r.pdf',
      audience: 'network',
      people: true,
      allowPublic: false,
      transport: null,
      data: null,
    });
    expect(parse('ready').command).toMatchObject({
      platform: null,
      rooms: [],
      profiles: [],
      audience: 'principal',
      people: false,
    });
  });

  test('says in the help of ready what its exit codes mean and that the check list does not decide', () => {
    const { written } = parse('ready', '--help');
    expect(written).toMatch(/0 every room is go, 2 a room is no-go, 3 /);
    expect(written).toContain('does not decide unless --people is given');
  });

  test('takes the words of an error message with and without quotes', () => {
    expect(parse('error', 'proctor', 'caching').command).toMatchObject({ name: 'error', words: 'proctor caching' });
    expect(parse('error', 'proctor caching', '--json').command).toMatchObject({ words: 'proctor caching', json: true });
  });

  test('reads times in seconds, decimals included', () => {
    expect(parse('watch', '--period', '2.5', '--for', '60').command).toMatchObject({
      periodMs: 2_500,
      forMs: 60_000,
      demo: 'never',
    });
  });

  test('collects column mappings, spaces and equal signs in the column included', () => {
    expect(parse('import', 'a.csv', 'b.csv', '--map', 'address=Last IP', '--map', 'label=a=b').command).toMatchObject({
      files: ['a.csv', 'b.csv'],
      map: { address: 'Last IP', label: 'a=b' },
    });
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['sweeep']],
    ['an unknown option', ['sweep', '--jsn']],
    ['an unknown transport', ['sweep', '--transport', 'pigeon']],
    ['a period that is no number', ['watch', '--period', 'soon']],
    ['a period that is too short', ['watch', '--period', '0.1']],
    ['a mapping without a column', ['import', 'a.csv', '--map', 'address']],
    ['an import without a file', ['import']],
    ['a data folder without a name', ['sweep', '--data', '']],
    ['a stray argument', ['sweep', 'lab.csv']],
    ['an audience that nobody writes for', ['ready', '--audience', 'parents']],
    ['a platform that is no id', ['ready', '--platform', 'Test Nav!']],
    ['an error without words', ['error']],
  ])('refuses %s with exit code 1 and says how it is used', (_what, args) => {
    const { command, written, ...rest } = parse(...args);
    expect(command).toBeNull();
    expect(rest).toMatchObject({ exitCode: 1 });
    expect(written).toMatch(/Usage|--help/);
  });

  test('shows help with examples and exit codes, and that is no failure', () => {
    const { written, ...rest } = parse('--help');
    expect(rest).toMatchObject({ command: null, exitCode: 0 });
    expect(written).toContain('tdc sweep --roster lab.csv --json');
    expect(written).toContain('Exit codes');
  });

  test('prints the version', () => {
    expect(parse('--version').written).toBe('9.9.9');
  });
});
