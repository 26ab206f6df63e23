import { AlertSettings } from '../../../../shared/model/alert.ts';

type Email = NonNullable<AlertSettings['email']>;

/** The mail server as it is typed. */
export interface MailForm {
  readonly host: string;
  readonly port: string;
  readonly security: Email['security'];
  readonly user: string;
  readonly password: string;
  readonly from: string;
  /** Separated by commas. */
  readonly to: string;
}

export type MailProblems = Partial<Record<keyof MailForm, string>>;

/** The port that mail submission uses with each kind of security (RFC 8314 for `tls`, RFC 6409 for the others). */
export const USUAL_PORTS: Readonly<Record<Email['security'], string>> = { tls: '465', starttls: '587', none: '587' };

export const EMPTY_MAIL_FORM: MailForm = {
  host: '',
  port: USUAL_PORTS.starttls,
  security: 'starttls',
  user: '',
  password: '',
  from: '',
  to: '',
};

export function mailFormOf(email: AlertSettings['email']): MailForm {
  return email === null ? EMPTY_MAIL_FORM : { ...email, port: String(email.port), to: email.to.join(', ') };
}

const PROBLEMS: Readonly<Record<keyof MailForm, string>> = {
  host: 'The name of the mail server, such as mail.district.example.',
  port: 'A number from 1 to 65,535.',
  security: 'Choose one.',
  user: 'At most 200 letters.',
  password: 'At most 200 letters.',
  from: 'One e-mail address.',
  to: 'One to twenty e-mail addresses, separated by commas.',
};

/** What was typed as settings, or a sentence for each field that cannot be used. */
export function readMailForm(
  form: MailForm,
): { readonly ok: true; readonly email: Email } | { readonly ok: false; readonly problems: MailProblems } {
  const reading = AlertSettings.shape.email.unwrap().safeParse({
    ...form,
    host: form.host.trim(),
    port: /^\d+$/.test(form.port.trim()) ? Number(form.port) : Number.NaN,
    user: form.user.trim(),
    from: form.from.trim(),
    to: form.to
      .split(/[,;\s]+/)
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  });
  if (reading.success) return { ok: true, email: reading.data };
  const wrong = new Set(reading.error.issues.map(({ path }) => path[0]));
  const problems = Object.entries(PROBLEMS).filter(([field]) => wrong.has(field));
  return { ok: false, problems: Object.fromEntries(problems) };
}
