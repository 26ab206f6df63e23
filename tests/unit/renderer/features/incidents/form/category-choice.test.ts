import { describe, expect, test } from 'vitest';
import { categoryChoices } from '../../../../../../renderer/features/incidents/form/category-choice.ts';
import { CATEGORIES } from '../../../../../../shared/model/incident-categories.ts';

const codesOf = (typed: string) =>
  categoryChoices(typed).flatMap(({ categories }) => categories.map(({ code }) => code));

describe('categoryChoices', () => {
  test('offers the frequent ones first, and every kind exactly once, before anything is typed', () => {
    const [first] = categoryChoices('');
    expect(first?.categories[0]?.code).toBe('TECH-DEV');
    expect(codesOf('').toSorted()).toEqual(CATEGORIES.map(({ code }) => code).toSorted());
  });

  test('offers what everyday words may mean, best first', () => {
    expect(codesOf('chromebook froze')[0]).toBe('TECH-DEV');
    expect(codesOf('fire drill')[0]).toBe('ENV-ALARM');
  });

  test('leaves nobody without a choice when the words fit nothing', () => {
    expect(codesOf('xyzzy qqq')).toEqual(['OTHER']);
  });
});
