import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../../main/cli/program.ts';

function parse(...args: readonly string[]) {
  const written: string[] = [];
  const output = { out: (text: string) => written.push(text), err: (text: string) => written.push(text) };
  return { ...parseCommandLine(args, '9.9.9', output), written: written.join('\n') };
}

const USUAL = { name: 'backup', folder: null, json: false, data: null };

describe('tdc backup', () => {
  test('backup > makes one in the usual folder without options', () => {
    expect(parse('backup').command).toEqual({ ...USUAL, action: { kind: 'make' } });
  });

  test('backup > reads a folder, a data folder and JSON', () => {
    expect(parse('backup', '--to', '/media/stick', '--json', '--data', 'here').command).toEqual({
      name: 'backup',
      action: { kind: 'make' },
      folder: '/media/stick',
      json: true,
      data: 'here',
    });
  });

  test('backup > tries the newest without a file, and the one that is named', () => {
    expect(parse('backup', '--verify').command).toEqual({ ...USUAL, action: { kind: 'verify', file: null } });
    expect(parse('backup', '--verify', 'b.db').command).toEqual({ ...USUAL, action: { kind: 'verify', file: 'b.db' } });
  });

  test('backup > lists, and makes a recovery code', () => {
    expect(parse('backup', '--list').command).toEqual({ ...USUAL, action: { kind: 'list' } });
    expect(parse('backup', '--recovery-key').command).toEqual({ ...USUAL, action: { kind: 'recovery-key' } });
  });

  test.each([
    ['--list', '--verify'],
    ['--list', '--recovery-key'],
    ['--verify', '--recovery-key'],
  ])('backup > refuses %s together with %s', (one, other) => {
    expect(parse('backup', one, other)).toMatchObject({ command: null, exitCode: 1 });
  });
});

describe('tdc restore', () => {
  test('restore > reads the backup and where to', () => {
    expect(parse('restore', 'b.db', '--to', 'there').command).toEqual({ name: 'restore', file: 'b.db', data: 'there' });
    expect(parse('restore', 'b.db').command).toEqual({ name: 'restore', file: 'b.db', data: null });
  });

  test('restore > wants a backup, and a folder that is not empty text', () => {
    expect(parse('restore')).toMatchObject({ command: null, exitCode: 1 });
    expect(parse('restore', 'b.db', '--to', ' ')).toMatchObject({ command: null, exitCode: 1 });
  });
});
