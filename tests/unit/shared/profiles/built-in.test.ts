import { expect, test } from 'vitest';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';

test('built-in profiles > the two platforms of the school are there', () => {
  expect(BUILT_IN_PROFILES.map(({ id }) => id)).toEqual(['testnav', 'drc-insight']);
});
