import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PlatformsScreen } from '../../../../../renderer/features/platforms/platforms-screen.tsx';
import { usePlatformsView } from '../../../../../renderer/state/platforms-view.ts';
import { useProfilesStore } from '../../../../../renderer/state/profiles-store.ts';
import { useSiteStore } from '../../../../../renderer/state/site-store.ts';
import { EMPTY_PLATFORM_SITE } from '../../../../../shared/model/site.ts';
import { BUILT_IN_PROFILES } from '../../../../../shared/profiles/index.ts';
import { aProfile } from '../../../../helpers/readiness-builders.ts';
import { renderScreen } from '../render-screen.tsx';

afterEach(() => {
  usePlatformsView.setState({ platformId: null, errorQuery: '' });
  useProfilesStore.setState({ list: null });
  useSiteStore.setState({ site: null });
});

describe('platforms screen', () => {
  it.each(BUILT_IN_PROFILES.map((profile) => [profile.name, profile] as const))(
    'shows %s with a source beside every line',
    async (name, profile) => {
      const { user } = await renderScreen(<PlatformsScreen />, { profiles: [profile] });
      await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
      expect(await screen.findByRole('heading', { name, level: 1 })).toBeTruthy();
      const rows = [...document.querySelectorAll('tr')];
      expect(rows.length).toBeGreaterThan(profile.hosts.length);
      expect(rows.filter((row) => (row.querySelector('td:last-child')?.textContent ?? '') === '')).toEqual([]);
      for (const gap of profile.gaps) expect(screen.getByText(gap)).toBeTruthy();
    },
  );

  it('warns when a profile is of another school year', async () => {
    const old = aProfile({
      name: 'Old Platform',
      validFrom: '2020-07-01',
      validTo: '2021-06-30',
      schoolYear: '2020-21',
    });
    const { user } = await renderScreen(<PlatformsScreen />, { profiles: [old] });
    await user.click(await screen.findByRole('button', { name: /Old Platform.*Check its age/ }));
    expect((await screen.findByRole('note')).textContent).toContain('2020-21');
  });

  it('shows the school’s own number and whose it was before', async () => {
    const profile = aProfile({
      name: 'TestNav',
      thresholds: [
        { key: 'dnsPassMs', label: 'Name found quickly', unit: 'ms', value: 500, sources: [], confidence: 'ours' },
      ],
    });
    const platforms = { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true, thresholds: { dnsPassMs: 800 } } };
    const { user } = await renderScreen(<PlatformsScreen />, { profiles: [profile], site: { platforms } });
    await user.click(await screen.findByRole('button', { name: /^TestNav/ }));
    const row = (await screen.findByText('Name found quickly')).closest('tr') as HTMLElement;
    expect(within(row).getByText('800 ms')).toBeTruthy();
    expect(within(row).getByText(/^Set by the school\. Before: 500 ms/)).toBeTruthy();
  });

  it('says why a profile file of the school could not be read', async () => {
    await renderScreen(<PlatformsScreen />, {
      profileProblems: [{ file: 'lms.json', message: 'Line 3: a port is missing.' }],
    });
    const section = await screen.findByRole('region', { name: 'Files that could not be read' });
    expect(section.textContent).toContain('lms.json');
    expect(section.textContent).toContain('a port is missing');
  });

  it('explains an error code with meaning, first action and the drill as steps', async () => {
    const { user } = await renderScreen(<PlatformsScreen />, { profiles: BUILT_IN_PROFILES });
    await user.type(await screen.findByRole('textbox', { name: /student's screen/ }), '8026');
    const answer = await screen.findByRole('article', { name: '8026, TestNav' });
    expect(answer.textContent).toMatch(/caching/i);
    expect(within(answer).getByText('First:')).toBeTruthy();
    expect(within(answer).getAllByRole('listitem').length).toBeGreaterThan(2);
    expect(answer.querySelector('footer')?.textContent).toMatch(/^The vendor says/);
  });
});
