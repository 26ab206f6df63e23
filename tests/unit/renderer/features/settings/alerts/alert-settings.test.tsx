import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AlertSettings } from '../../../../../../renderer/features/settings/alerts/alert-settings.tsx';
import { readMailForm } from '../../../../../../renderer/features/settings/alerts/mail-form.ts';
import { ContactSettings } from '../../../../../../renderer/features/settings/contacts/contact-settings.tsx';
import { useSettingsStore } from '../../../../../../renderer/state/settings-store.ts';
import { useSiteStore } from '../../../../../../renderer/state/site-store.ts';
import { DEFAULT_SETTINGS } from '../../../../../../shared/model/settings.ts';
import { fail } from '../../../../../../shared/result.ts';
import { renderScreen } from '../../render-screen.tsx';

afterEach(() => {
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
  useSiteStore.setState({ site: null });
});

const MAIL = {
  host: ' mail.district.example ',
  port: '465',
  security: 'tls',
  user: 'testing',
  password: 'secret',
  from: 'testing@school.example',
  to: 'net@district.example; help@district.example',
} as const;

describe('alert settings', () => {
  it('switch one way of telling for one severity, and leave the others', async () => {
    const { user, inputsOf } = await renderScreen(<AlertSettings />);
    await user.click(screen.getByRole('checkbox', { name: 'Warning: Sound' }));
    const { bySeverity } = DEFAULT_SETTINGS.alerts;
    expect(inputsOf('settings.update')).toEqual([
      { alerts: { bySeverity: { ...bySeverity, warning: { ...bySeverity.warning, sound: true } } } },
    ]);
  });

  it('offer no test while there is nowhere to send to', async () => {
    await renderScreen(<AlertSettings />);
    for (const button of screen.getAllByRole('button', { name: 'Send a test message' })) {
      expect((button as HTMLButtonElement).disabled).toBe(true);
    }
  });

  it('refuse what is no web address and keep it as typed; take a good one and try it', async () => {
    const { user, inputsOf } = await renderScreen(<AlertSettings />, {
      handlers: { 'alerts.test': () => fail('test-not-sent', 'The server answered 404.') },
    });
    const field = screen.getByRole('textbox', { name: 'Webhook' });
    await user.type(field, 'chat.example{Enter}');
    expect(screen.getByText(/A whole web address/)).toBeTruthy();
    expect(inputsOf('settings.update')).toEqual([]);
    await user.clear(field);
    await user.type(field, 'https://chat.example/hook{Enter}');
    await waitFor(() =>
      expect(inputsOf('settings.update')).toEqual([{ alerts: { webhookUrl: 'https://chat.example/hook' } }]),
    );
    const [button] = screen.getAllByRole('button', { name: 'Send a test message' });
    await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
    await user.click(button as HTMLElement);
    expect(await screen.findByText('The server answered 404.')).toBeTruthy();
  });

  it('save quiet hours with their times', async () => {
    const { user, inputsOf } = await renderScreen(<AlertSettings />);
    await user.click(screen.getByRole('switch', { name: 'Quiet hours' }));
    await screen.findByLabelText('Quiet from');
    expect(inputsOf('settings.update')).toEqual([
      { alerts: { quietHours: { isOn: true, from: '16:00', to: '06:30' } } },
    ]);
  });

  it('say which fields of the mail server are missing, and send nothing', async () => {
    const { user, inputsOf } = await renderScreen(<AlertSettings />);
    await user.type(screen.getByRole('textbox', { name: 'Mail server' }), 'mail.district.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('One e-mail address.')).toBeTruthy();
    expect(inputsOf('settings.update')).toEqual([]);
  });

  it('save the mail server as a whole, and forget it again', async () => {
    const { user, inputsOf } = await renderScreen(<AlertSettings />);
    await user.type(screen.getByRole('textbox', { name: 'Mail server' }), 'mail.district.example');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Security' }), 'tls');
    await user.type(screen.getByRole('textbox', { name: 'From' }), 'a@school.example');
    await user.type(screen.getByRole('textbox', { name: 'To' }), 'b@district.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(inputsOf('settings.update')).toMatchObject([
        {
          alerts: { email: { host: 'mail.district.example', port: 465, security: 'tls', to: ['b@district.example'] } },
        },
      ]),
    );
    await user.click(await screen.findByRole('button', { name: 'Forget it' }));
    await waitFor(() => expect(inputsOf('settings.update').at(-1)).toEqual({ alerts: { email: null } }));
  });
});

describe('readMailForm', () => {
  it('takes addresses with commas, semicolons or spaces between them', () => {
    expect(readMailForm(MAIL)).toMatchObject({
      ok: true,
      email: { host: 'mail.district.example', port: 465, to: ['net@district.example', 'help@district.example'] },
    });
  });

  it.each([
    ['host', { host: '' }],
    ['port', { port: '70000' }],
    ['port', { port: '25a' }],
    ['from', { from: 'nobody' }],
    ['to', { to: '' }],
    ['to', { to: 'net@district.example, nobody' }],
  ])('names %s as the field that cannot be used', (field, wrong) => {
    const reading = readMailForm({ ...MAIL, ...wrong });
    expect(reading.ok ? [] : Object.keys(reading.problems)).toEqual([field]);
  });
});

describe('contact cards', () => {
  it('are saved field by field and keep what they had', async () => {
    const card = { name: 'Network desk', phone: '', email: '', note: '' };
    const { user, inputsOf } = await renderScreen(<ContactSettings />, {
      site: { contacts: { 'district-network': card } },
    });
    const group = await screen.findByRole('group', { name: 'District network team' });
    await screen.findByDisplayValue('Network desk');
    await user.type(within(group).getByRole('textbox', { name: 'Phone, District network team' }), '555-0142{Enter}');
    await waitFor(() =>
      expect(inputsOf('site.update')).toMatchObject([
        { contacts: { 'district-network': { ...card, phone: '555-0142' } } },
      ]),
    );
  });

  it('refuse what is no e-mail address, in words', async () => {
    const { user, inputsOf } = await renderScreen(<ContactSettings />);
    await user.type(screen.getByRole('textbox', { name: 'E-mail, Proctor' }), 'office{Enter}');
    expect(await screen.findByText('An e-mail address, or nothing.')).toBeTruthy();
    expect(inputsOf('site.update')).toEqual([]);
  });
});
