import { describe, expect, it } from 'vitest';
import { groupIssues } from '../../../../../../renderer/features/roster/import/issue-groups.ts';

describe('groupIssues', () => {
  it('gathers one kind with its lines in order', () => {
    const groups = groupIssues([
      { line: 9, code: 'public-address', message: 'nine' },
      { line: 4, code: 'bad-mac', message: 'four' },
      { line: 2, code: 'public-address', message: 'two' },
    ]);
    expect(groups.map((group) => [group.code, group.message, group.lines])).toEqual([
      ['public-address', 'nine', [2, 9]],
      ['bad-mac', 'four', [4]],
    ]);
  });

  it('puts what concerns the whole file first', () => {
    const groups = groupIssues([
      { line: 4, code: 'bad-mac', message: 'four' },
      { line: null, code: 'too-many-rooms', message: 'whole' },
    ]);
    expect(groups.map((group) => group.code)).toEqual(['too-many-rooms', 'bad-mac']);
  });
});
