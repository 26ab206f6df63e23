import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../../../../renderer/features/settings/settings-screen.tsx';
import { fail } from '../../../../../shared/result.ts';
import type { FakeOptions } from '../../../../helpers/fake-bridge.ts';
import { renderScreen } from '../render-screen.tsx';

async function type(label: string, text: string, options: FakeOptions = {}) {
  const page = await renderScreen(<SettingsScreen />, options);
  const field = screen.getByRole('textbox', { name: label });
  await page.user.clear(field);
  await page.user.type(field, `${text}{Enter}`);
  return page;
}

describe('backup settings', () => {
  it('save how long backups stay', async () => {
    const { inputsOf } = await type('Keep one backup a week for', '4');
    await waitFor(() => expect(inputsOf('settings.update')).toEqual([{ backup: { keepWeeks: 4 } }]));
  });

  it('say when the main process did not take them', async () => {
    const refused = () => fail('not-technician', 'Only a technician or a coordinator changes this.');
    await type('Keep one backup a week for', '4', { handlers: { 'settings.update': refused } });
    expect(await screen.findByText('Only a technician or a coordinator changes this.')).toBeTruthy();
  });

  it('refuse a number out of range in words and save nothing', async () => {
    const { inputsOf } = await type('Keep one backup a day for', '0');
    expect(screen.getByText('A whole number from 1 to 60 days.')).toBeTruthy();
    expect(inputsOf('settings.update')).toEqual([]);
  });

  it('say where to choose the second place while there is none', async () => {
    await renderScreen(<SettingsScreen />);
    expect(screen.getByText('None is chosen')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Second place' })).toBeNull();
  });
});
