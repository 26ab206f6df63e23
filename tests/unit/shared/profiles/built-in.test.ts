import { expect, test } from 'vitest';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';

test('built-in profiles > two testing platforms and the example are there', () => {
  expect(BUILT_IN_PROFILES.map(({ id }) => id)).toEqual(['testnav', 'drc-insight', 'canvas']);
});
