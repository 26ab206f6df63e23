import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../../../../renderer/features/settings/settings-screen.tsx';
import { fail } from '../../../../../shared/result.ts';
import { renderScreen } from '../render-screen.tsx';

async function type(label: string, text: string, options: Parameters<typeof renderScreen>[1] = {}) {
  const page = await renderScreen(<SettingsScreen />, options);
  const field = screen.getByRole('textbox', { name: label }) as HTMLInputElement;
  await page.user.clear(field);
  await page.user.type(field, `${text}{Enter}`);
  return { ...page, field };
}

describe('settings', () => {
  it('save seconds as milliseconds and say so', async () => {
    const { inputsOf } = await type('Check every device every', '7.5');
    await waitFor(() => expect(inputsOf('settings.update')).toEqual([{ probe: { periodMs: 7_500 } }]));
    await screen.findByText('Saved. Usually 5 s.');
  });

  it('save percent as a ratio', async () => {
    const { inputsOf } = await type('Flaky above a loss of', '12.5');
    await waitFor(() => expect(inputsOf('settings.update')).toEqual([{ probe: { flakyAboveLossRatio: 0.125 } }]));
  });

  it('take numbers written with thousands separators', async () => {
    const { inputsOf } = await type('Send at most', '3,000');
    await waitFor(() => expect(inputsOf('settings.update')).toEqual([{ probe: { maxPacketsPerSecond: 3_000 } }]));
  });

  it('refuse a value out of range in words, keep it visible and save nothing', async () => {
    const { field, inputsOf } = await type('Check every device every', '0.5');
    expect(screen.getByText('Between 1 s and 300 s.')).toBeTruthy();
    expect(field.value).toBe('0.5');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(inputsOf('settings.update')).toEqual([]);
  });

  it('go back to the usual value with one button', async () => {
    const { user, inputsOf, field } = await type('Slow above a round trip of', '200');
    await user.click(await screen.findByRole('button', { name: 'Back to 150' }));
    await waitFor(() => expect(inputsOf('settings.update').at(-1)).toEqual({ probe: { slowAboveMs: 150 } }));
    await waitFor(() => expect(field.value).toBe('150'));
  });

  it('show why the console could not save, beside the field', async () => {
    const message = 'The settings could not be saved: the disk is full.';
    await type('TCP ports to try', '445, 3389', { handlers: { 'settings.update': () => fail('disk-full', message) } });
    await screen.findByText(message);
  });

  it('warn as long as public addresses are checked', async () => {
    const { user, inputsOf } = await renderScreen(<SettingsScreen />);
    expect(screen.queryByRole('note')).toBeNull();
    await user.click(screen.getByRole('switch', { name: 'Check public addresses too' }));
    expect((await screen.findByRole('note')).textContent).toContain('outside the school');
    expect(inputsOf('settings.update')).toEqual([{ probe: { allowPublicAddresses: true } }]);
  });

  it('change colors and projector mode at once', async () => {
    const { user, inputsOf } = await renderScreen(<SettingsScreen />);
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('switch', { name: 'Projector mode' }));
    await waitFor(() =>
      expect(inputsOf('settings.update')).toEqual([
        { ui: { colourScheme: 'dark' } },
        { ui: { isProjectorMode: true } },
      ]),
    );
  });

  it('say what the console sends, where its data lies and that it is no demo', async () => {
    await renderScreen(<SettingsScreen />);
    expect(screen.getByText(/ping, a TCP connect and a name lookup/)).toBeTruthy();
    expect(screen.getByText('/home/lab/console')).toBeTruthy();
    expect(screen.getByText('Real devices.')).toBeTruthy();
  });
});
