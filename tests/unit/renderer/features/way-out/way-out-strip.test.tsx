import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { WayOutStrip } from '../../../../../renderer/features/way-out/way-out-strip.tsx';
import { useUiStore } from '../../../../../renderer/state/ui-store.ts';
import { ok } from '../../../../../shared/result.ts';
import { aPath } from '../../../../helpers/diagnosis-builders.ts';
import { renderScreen } from '../render-screen.tsx';

const path = aPath(
  [{}, { rttMs: 3, baselineRttMs: 2 }],
  [
    { id: 'internet:one', kind: 'internet', name: 'one.example', host: 'one.example', port: 443, method: 'tcp' },
    { state: 'down', failure: { code: 'timeout', sentence: 'No answer within 4 s.' } },
  ],
);

const strip = () => screen.getByRole('region', { name: 'The way out of the school' });

describe('the strip', () => {
  it('names state and round trip of each link in words', async () => {
    await renderScreen(<WayOutStrip />, { handlers: { 'path.snapshot': () => ok(path) } });
    expect(await within(strip()).findByRole('button', { name: /^Gateway: up 3 ms/ })).toBeTruthy();
    expect(within(strip()).getByRole('button', { name: /^Internet: down/ })).toBeTruthy();
  });

  it('follows what the main process sends, and shows what is overdue as old', async () => {
    const { fake } = await renderScreen(<WayOutStrip />, { handlers: { 'path.snapshot': () => ok(path) } });
    await within(strip()).findByRole('button', { name: /^Internet: down/ });
    fake.push('path.changed', aPath([{}, { isStale: true }]));
    expect(await within(strip()).findByRole('button', { name: /^Gateway: up 2 ms, not fresh/ })).toBeTruthy();
    expect(within(strip()).getByRole('button', { name: /^Internet: not watched/ })).toBeTruthy();
  });

  it('opens every target with address, times and the reason', async () => {
    const { user } = await renderScreen(<WayOutStrip />, { handlers: { 'path.snapshot': () => ok(path) } });
    await user.click(await within(strip()).findByRole('button', { name: /^Internet: down/ }));
    const panel = await screen.findByRole('dialog', { name: /^Internet: down/ });
    expect(within(panel).getByText('No answer within 4 s.')).toBeTruthy();
    expect(within(panel).getByText('one.example:443 · TCP connect')).toBeTruthy();
  });

  it('leads to the settings where nobody outside is asked', async () => {
    const { user } = await renderScreen(<WayOutStrip />);
    await user.click(await within(strip()).findByRole('button', { name: /^Internet: not watched/ }));
    await user.click(await screen.findByRole('button', { name: 'Enter them in Settings' }));
    expect(useUiStore.getState().screen).toBe('settings');
  });
});
