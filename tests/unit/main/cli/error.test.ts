import { describe, expect, test } from 'vitest';
import { explainError } from '../../../../main/cli/commands/error.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';

function explain(words: string, json = false) {
  const out: string[] = [];
  const err: string[] = [];
  const streams = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    terminal: () => null,
  };
  const code = explainError(BUILT_IN_PROFILES, { name: 'error', words, json, data: null }, streams);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('explainError', () => {
  test('says what a code means, what to do first, and the drill', () => {
    const { code, out } = explain('8026');
    expect(code).toBe(0);
    expect(out).toMatch(/^8026 \(TestNav\)\n {2}Proctor caching computer cannot be reached\.\n {2}First: /);
    expect(out).toMatch(/ {4}1\. .*ProctorCache/);
    expect(out).toContain('Source: Pearson');
  });

  test('understands words of the message', () => {
    expect(explain('proctor caching').out).toContain('8026 (TestNav)');
  });

  test('says what else to try when nothing is known, with exit code 3 and an empty answer', () => {
    const { code, out, err } = explain('flux capacitor');
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  test('gives the answers as data', () => {
    expect(JSON.parse(explain('8026', true).out).answers[0]).toMatchObject({ platformId: 'testnav', title: '8026' });
    expect(JSON.parse(explain('flux capacitor', true).out)).toMatchObject({ answers: [], advice: expect.any(String) });
  });
});
