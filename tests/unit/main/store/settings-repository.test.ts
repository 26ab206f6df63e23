import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { SettingsRepository } from '../../../../main/store/repositories.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';

let settings: SettingsRepository;
beforeEach(() => {
  settings = openMemoryStore({ clock: { now: () => 1 }, onProblem: () => undefined }).settings;
});

describe('settings', () => {
  test('read > gives the defaults when nothing was set', () => {
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  test('update > changes what is named and keeps the rest', () => {
    settings.update({ probe: { timeoutMs: 700 } });
    const after = settings.update({ ui: { colourScheme: 'dark' } });
    expect(after).toEqual({
      ...DEFAULT_SETTINGS,
      probe: { ...DEFAULT_SETTINGS.probe, timeoutMs: 700 },
      ui: { ...DEFAULT_SETTINGS.ui, colourScheme: 'dark' },
    });
    expect(settings.read()).toEqual(after);
  });

  test('update > throws and changes nothing when a value is out of range', () => {
    expect(() => settings.update({ probe: { timeoutMs: 700, periodMs: 1 } })).toThrow();
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  });
});
