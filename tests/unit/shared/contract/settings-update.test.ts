import { expect, test } from 'vitest';
import { WindowSettingsPatch } from '../../../../shared/model/settings.ts';

test('settings.update > takes how long backups stay, and no path from a page', () => {
  expect(WindowSettingsPatch.safeParse({ backup: { keepDays: 7 } }).success).toBe(true);
  expect(WindowSettingsPatch.safeParse({ backup: { folder: '/etc' } }).success).toBe(false);
  expect(WindowSettingsPatch.safeParse({ probe: { periodMs: 9_000 } }).success).toBe(true);
});
