import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AlertSettings } from '../../../../shared/model/alert.ts';
import { request } from '../../../ipc/client.ts';
import { useSettingsStore } from '../../../state/settings-store.ts';
import groupClasses from '../setting-group.module.css';
import { SettingGroup } from '../setting-group.tsx';
import { type MailForm, type MailProblems, mailFormOf, readMailForm, USUAL_PORTS } from './mail-form.ts';
import classes from './mail-settings.module.css';
import { TestButton } from './test-button.tsx';

const SECURITY: readonly { readonly value: MailForm['security']; readonly label: string }[] = [
  { value: 'starttls', label: 'STARTTLS, usually port 587' },
  { value: 'tls', label: 'TLS from the first byte, usually port 465' },
  { value: 'none', label: 'None, only for a server inside the school' },
];

/** The school's mail server. It only works as a whole, so it is saved with a button and not field by field. */
export function MailSettings({ email }: { readonly email: AlertSettings['email'] }) {
  const [typed, setTyped] = useState<MailForm | null>(null);
  const [problems, setProblems] = useState<MailProblems>({});
  const [said, setSaid] = useState('');
  const form = typed ?? mailFormOf(email);

  const edit = (patch: Partial<MailForm>) => {
    setTyped({ ...form, ...patch });
    setSaid('');
  };
  const store = async (next: AlertSettings['email'], words: string) => {
    const result = await request('settings.update', { alerts: { email: next } });
    if (result.ok) {
      useSettingsStore.setState({ settings: result.value });
      setTyped(null);
    }
    setSaid(result.ok ? words : result.error.message);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const reading = readMailForm(form);
    setProblems(reading.ok ? {} : reading.problems);
    if (reading.ok) void store(reading.email, 'Saved. Choose above which alerts go by e-mail.');
    else setSaid('Not saved yet: look at the marked fields.');
  };
  const field = (key: Exclude<keyof MailForm, 'security'>) => ({
    size: 'sm' as const,
    value: form[key],
    error: problems[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      edit({ [key]: event.currentTarget.value }),
  });
  return (
    <SettingGroup
      title="E-mail"
      hint="Through a mail server of the school or district. The password is kept in the console's encrypted data."
    >
      <form className={classes.form} onSubmit={save} noValidate>
        <TextInput label="Mail server" placeholder="mail.district.example" {...field('host')} />
        <TextInput label="Port" inputMode="numeric" {...field('port')} />
        <NativeSelect
          size="sm"
          label="Security"
          className={classes.wide ?? ''}
          value={form.security}
          data={[...SECURITY]}
          onChange={(event) => {
            const security = SECURITY.find(({ value }) => value === event.currentTarget.value)?.value ?? 'starttls';
            edit({ security, port: USUAL_PORTS[security] });
          }}
        />
        <TextInput label="User" description="Empty: the server asks for none." autoComplete="off" {...field('user')} />
        <PasswordInput label="Password" description="Empty: none." autoComplete="off" {...field('password')} />
        <TextInput label="From" placeholder="testing@school.example" {...field('from')} />
        <TextInput label="To" placeholder="network@district.example" {...field('to')} />
        <div className={classes.buttons}>
          <Button type="submit" size="sm" disabled={typed === null}>
            Save
          </Button>
          {email !== null && (
            <Button variant="default" size="sm" onClick={() => void store(null, 'E-mail is off.')}>
              Forget it
            </Button>
          )}
          <span className={groupClasses.status} role="status">
            {said}
          </span>
        </div>
        <div className={classes.wide}>
          <TestButton channel="email" isReady={email !== null && typed === null} />
        </div>
      </form>
    </SettingGroup>
  );
}
