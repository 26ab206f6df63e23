import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Confidence } from '../../../../shared/profiles/schema.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import { ClockStart, FormSource, IdentifierRule, Program } from '../../../../shared/programs/schema.ts';

const page = readFileSync(new URL('../../../../docs/program-packs.md', import.meta.url), 'utf8');
/** What stands in code type in the first column of a table. */
const firstColumns = new Set(
  [...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((word) => word[1]),
  ),
);

describe('the page on program files', () => {
  test('quotes parts that the schema accepts', () => {
    const fragments = [...page.matchAll(/```json fragment\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    expect(fragments).toHaveLength(3);
    for (const fragment of fragments) {
      expect(() => Program.partial().parse(JSON.parse(`{${fragment}}`))).not.toThrow();
    }
  });

  test.each([
    ['field', Object.keys(Program.shape)],
    ['start of a clock', ClockStart.options],
    ['identifier rule', IdentifierRule.shape.rule.options],
    ['confidence', Confidence.options],
  ])('explains every %s', (_, words) => {
    expect(words.filter((word) => !firstColumns.has(word))).toEqual([]);
  });

  test('names every source of a form field', () => {
    const contacts = ['school.coordinator.contact', 'district.coordinator.contact'];
    expect(FormSource.options.filter((from) => !firstColumns.has(from))).toEqual(contacts);
    expect(firstColumns).toContain('.contact');
  });

  test('counts the built-in programs and names their states', () => {
    expect(BUILT_IN_PROGRAMS).toHaveLength(18);
    for (const { state, name } of BUILT_IN_PROGRAMS) {
      if (state !== '') expect(page).toContain(/^(South )?\w+/.exec(name)?.[0]);
    }
  });
});
