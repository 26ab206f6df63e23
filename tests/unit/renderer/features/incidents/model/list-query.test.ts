import { describe, expect, it } from 'vitest';
import {
  isFiltered,
  LISTED_STATES,
  OPEN_BY_DUE,
  queryOf,
} from '../../../../../../renderer/features/incidents/model/list-query.ts';

describe('queryOf', () => {
  it('asks for open incidents by due time when nothing was chosen', () => {
    expect(queryOf(OPEN_BY_DUE)).toEqual({
      text: '',
      states: LISTED_STATES,
      categories: [],
      from: null,
      to: null,
      onlyOpen: true,
      sort: 'due',
    });
  });

  it('leaves drafts to their own place above the list', () => {
    const { states } = queryOf(OPEN_BY_DUE);

    expect(states).not.toContain('draft');
    expect(states).not.toContain('discarded');
    expect(states).toContain('closed');
  });

  it('takes in both days of a span, from midnight to midnight of this laptop', () => {
    const { from, to } = queryOf({ ...OPEN_BY_DUE, from: '2026-11-23', to: '2026-11-24' });

    expect(from).toBe(new Date(2026, 10, 23).getTime());
    expect(to).toBe(new Date(2026, 10, 25).getTime());
  });

  it('counts a day that has 23 hours as a whole day', () => {
    const { from, to } = queryOf({ ...OPEN_BY_DUE, from: '2026-03-08', to: '2026-03-08' });

    expect(from).toBe(new Date(2026, 2, 8).getTime());
    expect(to).toBe(new Date(2026, 2, 9).getTime());
  });

  it('shows a state that was asked for by name also when it is over', () => {
    const query = queryOf({ ...OPEN_BY_DUE, states: new Set(['closed']) });

    expect(query).toMatchObject({ states: ['closed'], onlyOpen: false });
  });

  it('leaves a half typed day open', () => {
    expect(queryOf({ ...OPEN_BY_DUE, from: '2026-11' }).from).toBeNull();
  });
});

describe('isFiltered', () => {
  it('is false for blanks and for another order', () => {
    expect(isFiltered({ ...OPEN_BY_DUE, text: '  ', sort: 'newest', onlyOpen: false })).toBe(false);
  });

  it('is true for a category', () => {
    expect(isFiltered({ ...OPEN_BY_DUE, categories: new Set(['TECH-DEV']) })).toBe(true);
  });
});
