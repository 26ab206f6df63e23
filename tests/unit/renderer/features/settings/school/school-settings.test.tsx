import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../../../../../renderer/features/settings/settings-screen.tsx';
import { useProfilesStore } from '../../../../../../renderer/state/profiles-store.ts';
import { type SettingsTab, useSettingsView } from '../../../../../../renderer/state/settings-view.ts';
import { useSiteStore } from '../../../../../../renderer/state/site-store.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../../../shared/model/site.ts';
import type { Citation } from '../../../../../../shared/profiles/schema.ts';
import { fail, ok } from '../../../../../../shared/result.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { aProfile } from '../../../../../helpers/readiness-builders.ts';
import { renderScreen } from '../../render-screen.tsx';

afterEach(() => {
  useSettingsView.setState({ tab: 'console' });
  useSiteStore.setState({ site: null });
  useProfilesStore.setState({ list: null });
});

const vendorSays: Citation = { sources: [], confidence: 'vendor' };
const profiles = [
  aProfile({
    name: 'TestNav',
    managementSystems: [{ id: 'PAN', name: 'PearsonAccess Next', ...vendorSays }],
    siteFields: [
      {
        key: 'customer',
        label: 'Program name',
        hint: 'The first part of the address.',
        isSecret: false,
        ...vendorSays,
      },
      { key: 'orgUnitId', label: 'ORG Unit ID', hint: 'From the portal.', isSecret: true, ...vendorSays },
    ],
    localServices: [
      {
        id: 'proctor-cache',
        name: 'ProctorCache',
        purpose: 'keeps test content inside the school',
        managementSystems: ['PAN'],
        defaultPorts: [4480, 4481],
        whenClosed: 'fail',
        closedMeans: 'Students cannot start.',
        passMs: 50,
        warnMs: 200,
        isSameSubnetWanted: true,
        errorCode: null,
        ...vendorSays,
      },
    ],
    thresholds: [
      { key: 'dnsPassMs', label: 'Name found quickly', unit: 'ms', value: 500, sources: [], confidence: 'ours' },
    ],
    checklist: [
      {
        id: 'ALL-01',
        title: 'Open App Check',
        per: 'room',
        holdsFor: 'day',
        kinds: [],
        managementSystems: [],
        ...vendorSays,
      },
    ],
  }),
];
const inUse = { platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } } };

async function openTab(tab: SettingsTab, options: FakeOptions = {}) {
  useSettingsView.setState({ tab });
  const page = await renderScreen(<SettingsScreen />, { profiles, ...options });
  await waitFor(() => expect(useSiteStore.getState().site).not.toBeNull());
  await waitFor(() => expect(useProfilesStore.getState().list).not.toBeNull());
  const savedSites = () => page.inputsOf('site.update') as Site[];
  return { ...page, lastSite: () => savedSites().at(-1), savedSites };
}

describe('school settings', () => {
  it('save a field when it is left, on top of everything that was there', async () => {
    const { user, lastSite } = await openTab('school', { site: { program: 'State program' } });
    await user.type(screen.getByRole('textbox', { name: 'School' }), 'Lincoln Middle School');
    await user.tab();
    await waitFor(() =>
      expect(lastSite()).toMatchObject({ school: 'Lincoln Middle School', program: 'State program' }),
    );
  });

  it('keep what two fields left one after the other both said', async () => {
    const { user, lastSite } = await openTab('school');
    await user.type(screen.getByRole('textbox', { name: 'School' }), 'Lincoln');
    await user.type(screen.getByRole('textbox', { name: 'State or testing program' }), 'Example');
    await user.tab();
    await waitFor(() => expect(lastSite()).toMatchObject({ school: 'Lincoln', program: 'Example' }));
  });

  it('show beside the field why the console could not save', async () => {
    const message = 'The site could not be saved: the disk is full.';
    const { user } = await openTab('school', { handlers: { 'site.update': () => fail('disk-full', message) } });
    await user.type(screen.getByRole('textbox', { name: 'School' }), 'Lincoln{Enter}');
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('ask before a new testing window begins, because ticks are asked for again', async () => {
    const { user, savedSites, lastSite } = await openTab('school');
    await user.click(screen.getByRole('button', { name: 'Start a new window…' }));
    const dialog = await screen.findByRole('dialog');
    expect(savedSites()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Start a new window' }));
    await waitFor(() => expect(lastSite()?.windowStartedAt).toBeGreaterThan(0));
  });

  it('set the times and days of checks that run by themselves', async () => {
    const { user, lastSite } = await openTab('school');
    await user.click(screen.getByRole('switch', { name: 'Check at set times' }));
    await user.click(screen.getByRole('checkbox', { name: 'Fri' }));
    await waitFor(() => expect(lastSite()?.schedule).toEqual({ isOn: true, times: ['07:15'], days: [1, 2, 3, 4] }));
  });

  it('say what a site file would change, and change it only when asked to', async () => {
    const { user, savedSites, lastSite } = await openTab('school', {
      site: { school: 'Lincoln', windowStartedAt: 1_000 },
      handlers: { 'site.pickFile': () => ok({ ...EMPTY_SITE, ...inUse, school: 'From the file' }) },
    });
    await user.click(screen.getByRole('button', { name: 'Load a site file…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('School: Lincoln → From the file');
    expect(dialog.textContent).toContain('TestNav: in use: no → yes');
    await user.click(within(dialog).getByRole('button', { name: 'Keep what is here' }));
    expect(savedSites()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Load a site file…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(lastSite()).toMatchObject({ school: 'From the file', windowStartedAt: 1_000 }));
    expect((screen.getByRole('textbox', { name: 'School' }) as HTMLInputElement).value).toBe('From the file');
  });

  it('ask nothing when a site file says what is set here already', async () => {
    const { user, savedSites } = await openTab('school', {
      handlers: { 'site.pickFile': () => ok(EMPTY_SITE) },
    });
    await user.click(screen.getByRole('button', { name: 'Load a site file…' }));
    expect(await screen.findByText(/says what is set here already/)).toBeTruthy();
    expect(savedSites()).toEqual([]);
  });

  it('warn loudly on every tab while a rehearsal sends hosts elsewhere', async () => {
    const redirects = { 'home.testnav.com:443': { address: '127.0.0.1', port: 8443 } };
    const { user } = await openTab('school', { site: { rehearsal: { ...EMPTY_SITE.rehearsal, redirects } } });
    expect((await screen.findByRole('alert', { name: 'Rehearsal' })).textContent).toContain('127.0.0.1:8443');
    await user.click(screen.getByRole('tab', { name: 'This console' }));
    expect(screen.getByRole('alert', { name: 'Rehearsal' })).toBeTruthy();
  });
});

describe('platform settings', () => {
  it('take one line until the platform is switched on', async () => {
    const { user, lastSite } = await openTab('platforms');
    expect(screen.queryByRole('textbox', { name: 'Program name' })).toBeNull();
    await user.click(screen.getByRole('switch', { name: 'TestNav is used at this school' }));
    expect(await screen.findByRole('textbox', { name: 'Program name' })).toBeTruthy();
    expect(lastSite()?.platforms.testnav?.isUsed).toBe(true);
  });

  it('say what the management system decides and hide secret fields', async () => {
    const { user, lastSite } = await openTab('platforms', { site: inUse });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Management system of TestNav' }), 'PAN');
    await waitFor(() => expect(lastSite()?.platforms.testnav?.managementSystem).toBe('PAN'));
    expect(await screen.findByText(/PearsonAccess Next adds: ProctorCache/)).toBeTruthy();
    expect((screen.getByLabelText('ORG Unit ID') as HTMLInputElement).type).toBe('password');
  });

  it('save a machine when its row is left, and keep a wrong one with its reason', async () => {
    const { user, lastSite, savedSites } = await openTab('platforms', { site: inUse });
    await user.click(screen.getByRole('button', { name: 'Add a machine' }));
    await user.type(screen.getByRole('textbox', { name: 'Name, row 1' }), 'Library');
    await user.type(screen.getByRole('textbox', { name: 'Address, row 1' }), 'http://cache');
    expect(savedSites()).toEqual([]);
    await user.click(screen.getByRole('heading', { name: 'Settings' }));
    expect(await screen.findByText(/without https:\/\/ and without a path\. Not saved yet\./)).toBeTruthy();
    const address = screen.getByRole('textbox', { name: 'Address, row 1' });
    await user.clear(address);
    await user.type(address, '10.20.0.5');
    await user.click(screen.getByRole('heading', { name: 'Settings' }));
    await waitFor(() =>
      expect(lastSite()?.platforms.testnav?.localServices).toEqual({
        'proctor-cache': [{ name: 'Library', host: '10.20.0.5', ports: [] }],
      }),
    );
  });

  it('say whose number a threshold is, and go back to it when the field is emptied', async () => {
    const { user, lastSite } = await openTab('platforms', { site: inUse });
    await user.click(screen.getByRole('button', { name: 'Show the numbers' }));
    const field = await screen.findByRole('textbox', { name: 'Name found quickly' });
    expect(field.getAttribute('placeholder')).toBe('500 ms');
    expect(screen.getByText("This console's own starting value.")).toBeTruthy();
    await user.type(field, '800{Enter}');
    await waitFor(() => expect(lastSite()?.platforms.testnav?.thresholds).toEqual({ dnsPassMs: 800 }));
    expect(await screen.findByText(/The school's own\. Usually 500 ms/)).toBeTruthy();
    await user.clear(field);
    await user.tab();
    await waitFor(() => expect(lastSite()?.platforms.testnav?.thresholds).toEqual({}));
  });

  it('reword a check-list item, leave it out, and add one of the school’s own', async () => {
    const { user, lastSite } = await openTab('platforms', { site: inUse });
    await user.click(screen.getByRole('button', { name: 'Reword or leave out items' }));
    const wording = await screen.findByRole('textbox', { name: 'Wording of: Open App Check' });
    await user.clear(wording);
    await user.type(wording, 'App Check done{Enter}');
    await waitFor(() => expect(lastSite()?.platforms.testnav?.itemTitles).toEqual({ 'ALL-01': 'App Check done' }));
    await user.clear(wording);
    await user.tab();
    await waitFor(() => expect(lastSite()?.platforms.testnav?.itemTitles).toEqual({}));
    await user.click(screen.getByRole('checkbox', { name: 'Use: Open App Check' }));
    await waitFor(() => expect(lastSite()?.platforms.testnav?.hiddenItems).toEqual(['ALL-01']));
    await user.click(screen.getByRole('button', { name: 'Add an item of your own' }));
    await user.type(screen.getByRole('textbox', { name: 'Item, row 1' }), 'Headphones');
    await user.click(screen.getByRole('heading', { name: 'Settings' }));
    await waitFor(() =>
      expect(lastSite()?.platforms.testnav?.addedItems).toMatchObject([{ title: 'Headphones', per: 'room' }]),
    );
  });
});

describe('network settings', () => {
  it('let the school keep the console from opening public test pages', async () => {
    const { user, lastSite } = await openTab('network');
    await user.click(screen.getByRole('switch', { name: 'Public test pages' }));
    await waitFor(() => expect(lastSite()?.network.mayVisitTestPages).toBe(false));
  });

  it('name whatever is contacted that was not entered, and refuse addresses with a scheme', async () => {
    const { user, savedSites, lastSite } = await openTab('network');
    expect(screen.getByText(/nothing outside is contacted that is not switched on or entered here/)).toBeTruthy();
    expect(screen.getByText(/captive\.apple\.com/)).toBeTruthy();
    const dns = screen.getByRole('textbox', { name: 'DNS servers' });
    await user.type(dns, 'https://10.0.0.1{Enter}');
    expect(screen.getByText(/without https:\/\//)).toBeTruthy();
    expect(savedSites()).toEqual([]);
    await user.clear(dns);
    await user.type(dns, '10.0.0.1{Enter}');
    await waitFor(() => expect(lastSite()?.network.dnsServers).toEqual(['10.0.0.1']));
  });
});
