import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { AlertsScreen } from '../../../../../renderer/features/alerts/alerts-screen.tsx';
import { WaitingAlerts } from '../../../../../renderer/features/alerts/waiting-alerts.tsx';
import { useAlertsStore } from '../../../../../renderer/state/alerts-store.ts';
import { useWhoStore } from '../../../../../renderer/state/who-store.ts';
import { ok } from '../../../../../shared/result.ts';
import { anAlert } from '../../../../helpers/diagnosis-builders.ts';
import { renderScreen } from '../render-screen.tsx';

const at = Date.now() - 1_000;

beforeEach(() => {
  useAlertsStore.setState({ alerts: [] });
  useWhoStore.setState({ name: '' });
});

describe('alerts', () => {
  it('explain themselves while there is none', async () => {
    await renderScreen(<AlertsScreen />);
    expect(screen.getByText('Nobody had to be told of anything today.')).toBeTruthy();
  });

  it('come with what became of telling people, and are acknowledged by somebody with a name', async () => {
    useWhoStore.setState({ name: 'KB' });
    const deliveries = [{ channel: 'email', at, outcome: 'failed', message: 'No such server.' } as const];
    const { user, inputsOf } = await renderScreen(<AlertsScreen />, {
      handlers: {
        'alerts.list': () => ok([anAlert({ at, deliveries })]),
        'alerts.acknowledge': ({ by }) => ok(anAlert({ at, acknowledgedAt: at + 40_000, acknowledgedBy: by })),
      },
    });
    expect(await screen.findByText('E-mail: failed: No such server.')).toBeTruthy();
    expect(screen.getByText('1 alert today · 1 not acknowledged')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(inputsOf('alerts.acknowledge')).toEqual([{ alertId: 'alert-1', by: 'KB' }]);
    expect(await screen.findByText(/^KB at \d\d:\d\d, after 40 s$/)).toBeTruthy();
    expect(screen.getByText('1 alert today · median response 40 s')).toBeTruthy();
  });

  it('arrive while one looks at them, and are counted on the rail until somebody has seen them', async () => {
    const { fake } = await renderScreen(<WaitingAlerts />);
    expect(screen.queryByText(/not acknowledged/)).toBeNull();
    fake.push('alerts.changed', [
      anAlert({ at }),
      anAlert({ at, id: 'b', acknowledgedAt: at }),
      anAlert({ at, id: 'c', endedAt: at }),
    ]);
    expect((await screen.findByText('not acknowledged', { exact: false })).parentElement?.textContent).toBe(
      '1 not acknowledged',
    );
  });
});
