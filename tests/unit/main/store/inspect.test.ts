import { describe, expect, test } from 'vitest';
import { readOnlyAddress } from '../../../../main/store/inspect.ts';

describe('readOnlyAddress', () => {
  test.each([
    ['a file on POSIX', 'file:///home/lab/data/console.db', 'file:///home/lab/data/console.db?mode=ro'],
    ['a file on a Windows drive', 'file:///C:/Users/lab/console.db', 'file:///C:/Users/lab/console.db?mode=ro'],
    ['a file on a Windows share', 'file://server/share/console.db', 'file:////server/share/console.db?mode=ro'],
    ['odd signs', 'file:///a%3F/b%23/console.db', 'file:///a%3F/b%23/console.db?mode=ro'],
  ])('readOnlyAddress > is one that SQLite reads for %s', (_, url, address) => {
    expect(readOnlyAddress(new URL(url))).toBe(address);
  });
});
