import { describe, expect, test } from 'vitest';
import { CheckKey, Confirmation, checkKey } from '../../../../shared/model/readiness.ts';
import { ChecklistItem } from '../../../../shared/profiles/schema.ts';
import { aConfirmation } from '../../../helpers/readiness-builders.ts';

const item = (id: string) => ({
  id,
  title: 'Open the app',
  per: 'room',
  holdsFor: 'day',
  sources: [],
  confidence: 'ours',
});

describe('an id of a platform file', () => {
  test('is refused when the key of its check would be too long for the board', () => {
    expect(ChecklistItem.safeParse(item('x'.repeat(81))).success).toBe(false);
    expect(Confirmation.safeParse(aConfirmation({ itemId: 'x'.repeat(81) })).success).toBe(false);
  });

  test('of the longest kind fits into a key with the longest room', () => {
    const { id } = ChecklistItem.parse(item('x'.repeat(80)));
    const key = checkKey({
      platformId: 'p'.repeat(40),
      checkId: `person/${id}`,
      scope: { kind: 'room', roomId: 'r'.repeat(64) },
    });
    expect(CheckKey.safeParse(key).success).toBe(true);
  });
});
