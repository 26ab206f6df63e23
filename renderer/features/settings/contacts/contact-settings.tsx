import { TextInput } from '@mantine/core';
import { ContactCard, EMPTY_CONTACT } from '../../../../shared/model/contact.ts';
import { CONTACT_WORDS } from '../../../../shared/model/diagnosis-wording.ts';
import { type Site, SiteContact } from '../../../../shared/model/site.ts';
import { saveSite, useSite } from '../../../state/site-store.ts';
import { SettingGroup } from '../setting-group.tsx';
import { useSavedText } from '../use-saved-text.ts';
import classes from './contact-settings.module.css';

/** What each of them is called for. */
const DUTIES: Readonly<Record<SiteContact, string>> = {
  proctor: 'Single devices: looks at the screen. Usually in the room; a number for all of them is enough.',
  'school-technician': 'One room, power, cables, the laptop itself: somebody who can walk there.',
  'district-network': 'Access points, switches, the network of the school and its way to the internet.',
  'district-filter': 'The content filter or firewall, when it blocks or opens the traffic of a test.',
  'vendor-support': 'The testing platform, when it fails while the internet works.',
  'school-testing': 'Incidents: reviews what was logged. The form shows the number.',
  'district-testing':
    'Incidents: decides, and is phoned first when test content or validity is at risk. The form shows the number.',
};

const NAMES: Readonly<Record<SiteContact, string>> = {
  ...CONTACT_WORDS,
  'school-testing': 'School test coordinator',
  'district-testing': 'District test coordinator',
};

const FIELDS: readonly { readonly key: keyof ContactCard; readonly label: string; readonly problem: string }[] = [
  { key: 'name', label: 'Name', problem: 'At most 80 letters.' },
  { key: 'phone', label: 'Phone', problem: 'At most 40 letters.' },
  { key: 'email', label: 'E-mail', problem: 'An e-mail address, or nothing.' },
  { key: 'note', label: 'Note', problem: 'At most 200 letters.' },
];

/** Whom to call for which trouble; the banner shows the right one when it happens. */
export function ContactSettings() {
  const { contacts } = useSite();
  return (
    <SettingGroup
      title="Who to call"
      hint="When something fails, the sentence above the rooms offers the right card and a text to send. Cards stay on this laptop and in the site file; nobody is called or written to by themselves."
    >
      {SiteContact.options.map((role) => (
        <fieldset key={role} className={classes.card}>
          <legend>{NAMES[role]}</legend>
          <p>{DUTIES[role]}</p>
          <div className={classes.fields}>
            {FIELDS.map((field) => (
              <ContactField key={field.key} role={role} field={field} card={contacts[role] ?? EMPTY_CONTACT} />
            ))}
          </div>
        </fieldset>
      ))}
    </SettingGroup>
  );
}

interface FieldProps {
  readonly role: SiteContact;
  readonly field: (typeof FIELDS)[number];
  readonly card: ContactCard;
}

function ContactField({ role, field: { key, label, problem }, card }: FieldProps) {
  const text = useSavedText(
    card[key],
    (typed) => {
      const reading = ContactCard.shape[key].safeParse(typed.trim());
      if (!reading.success) return { ok: false, message: problem };
      return { ok: true, patch: (site: Site) => withContact(site, role, { [key]: reading.data }) };
    },
    saveSite,
  );
  return (
    <TextInput
      size="sm"
      label={label}
      aria-label={`${label}, ${NAMES[role]}`}
      autoComplete="off"
      value={text.value}
      error={text.error ?? undefined}
      description={text.isSaved ? 'Saved.' : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => text.onChange(event.currentTarget.value)}
      onBlur={text.onBlur}
      onKeyDown={text.onKeyDown}
    />
  );
}

function withContact(site: Site, role: SiteContact, patch: Partial<ContactCard>): Site {
  const card = { ...EMPTY_CONTACT, ...site.contacts[role], ...patch };
  return { ...site, contacts: { ...site.contacts, [role]: card } };
}
