import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { BannerSlot } from '../../../../../../renderer/features/live/banner/banner-slot.tsx';
import { useAlertsStore } from '../../../../../../renderer/state/alerts-store.ts';
import { useDiagnosisStore } from '../../../../../../renderer/state/diagnosis-store.ts';
import { useSettingsView } from '../../../../../../renderer/state/settings-view.ts';
import { useUiStore } from '../../../../../../renderer/state/ui-store.ts';
import { useWhoStore } from '../../../../../../renderer/state/who-store.ts';
import type { DiagnosisFinding } from '../../../../../../shared/model/diagnosis.ts';
import { EMPTY_SITE } from '../../../../../../shared/model/site.ts';
import { ok } from '../../../../../../shared/result.ts';
import { aFinding, anAlert } from '../../../../../helpers/diagnosis-builders.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { renderScreen } from '../../render-screen.tsx';

beforeEach(() => {
  useWhoStore.setState({ name: '' });
  useDiagnosisStore.getState().load({ at: 0, open: [], ended: [] });
  useAlertsStore.setState({ alerts: [] });
  useUiStore.setState({ screen: 'live' });
});

const now = Date.now();
const finding = (over: Partial<DiagnosisFinding> = {}) => aFinding({ since: now - 40_000, ...over });

async function show(open: DiagnosisFinding[], options: FakeOptions = {}) {
  const { handlers, ...rest } = options;
  const page = await renderScreen(<BannerSlot />, {
    ...rest,
    handlers: { 'diagnosis.snapshot': () => ok({ at: now, open, ended: [] }), ...handlers },
  });
  const [first] = open;
  await screen.findByText(
    (_, element) => element?.tagName === 'P' && element.textContent?.includes(first?.sentence ?? '') === true,
  );
  return page;
}

describe('a finding above the rooms', () => {
  it('says what, since when, how many, how it stands and what to do first', async () => {
    await show([finding({ now: '9 of 12 still silent' })]);
    const situation = screen.getByRole('region', { name: 'Situation' });
    expect(within(situation).getByRole('alert').textContent).toContain('Room 114: 11 of 12 devices');
    expect(situation.textContent).toMatch(
      /since \d\d:\d\d, \d+ s · 11 devices, all with a student · 9 of 12 still silent/,
    );
    expect(situation.textContent).toContain('First: Look at the access point in Room 114.');
  });

  it('says that it cannot tell, and runs the check that would decide it', async () => {
    const decidingCheck = { label: 'Check AP 114 now', kind: 'probe', targetIds: ['ap'], deviceIds: [] } as const;
    const { user, inputsOf } = await show([
      finding({ confidence: 'possible', decidingCheck: { ...decidingCheck, targetIds: ['ap'], deviceIds: [] } }),
    ]);
    expect(screen.getByText('Cannot tell yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check AP 114 now' }));
    expect(inputsOf('diagnosis.decide')).toEqual([{ findingId: 'room/room-1' }]);
  });

  it('asks the person where only a person can see it', async () => {
    const label = 'Ask the proctor of Room 114: are the lids closed?';
    await show([
      finding({ confidence: 'possible', decidingCheck: { label, kind: 'ask', targetIds: [], deviceIds: [] } }),
    ]);
    expect(screen.getByText(/are the lids closed/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: label })).toBeNull();
  });

  it('counts down to when students may be signed out', async () => {
    const countdown = {
      platformId: 'drc',
      platformName: 'DRC',
      startedAt: now,
      deadlineAt: now + 200_000,
      meaning: '',
    };
    await show([finding({ countdowns: [countdown] })]);
    expect(screen.getByText(/DRC: students may be signed out at \d\d:\d\d, in 3:[12]\d/)).toBeTruthy();
  });

  it('shows whom to call, and copies the ready message', async () => {
    const card = { name: 'Network desk', phone: '555-0142', email: '', note: 'from 7:00' };
    const { user } = await show([finding({ escalateTo: 'district-network' })], {
      site: { ...EMPTY_SITE, school: 'Maplewood', contacts: { 'district-network': card } },
    });
    await user.click(screen.getByRole('button', { name: 'Who to call' }));
    const dialog = await screen.findByRole('dialog', { name: 'Who to call' });
    expect(within(dialog).getByText('555-0142')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Copy the message' }));
    expect(await navigator.clipboard.readText()).toContain('Maplewood, testing day: room, Room 114');
  });

  it('leads to the settings where nobody is entered', async () => {
    const { user } = await show([finding()]);
    await user.click(screen.getByRole('button', { name: 'Who to call' }));
    await user.click(await screen.findByRole('button', { name: 'Settings > Contacts' }));
    expect([useUiStore.getState().screen, useSettingsView.getState().tab]).toEqual(['settings', 'contacts']);
  });

  it('counts the others, and opens all of them with their evidence', async () => {
    const evidence = [{ label: 'AP 114', value: 'does not answer' }];
    const { user } = await show([finding({ evidence }), finding({ id: 'vendor:x', sentence: 'TestNav is slow.' })]);
    await user.click(screen.getByRole('button', { name: '1 more' }));
    const list = await screen.findByRole('dialog', { name: /What is wrong/ });
    expect(within(list).getByText('does not answer')).toBeTruthy();
    expect(within(list).getByText('TestNav is slow.')).toBeTruthy();
  });

  it('is acknowledged with a name that is asked for once', async () => {
    const about = { findingSince: now - 40_000 };
    const { user, inputsOf } = await show([finding()], {
      handlers: {
        'alerts.list': () => ok([anAlert(about)]),
        'alerts.acknowledge': ({ by }) => ok(anAlert({ ...about, acknowledgedAt: now, acknowledgedBy: by })),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Acknowledge' }));
    await user.type(await screen.findByLabelText('Your name or initials'), 'KB{Enter}');
    expect(inputsOf('alerts.acknowledge')).toEqual([{ alertId: 'alert-1', by: 'KB' }]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull());
    expect(useWhoStore.getState().name).toBe('KB');
  });
});
