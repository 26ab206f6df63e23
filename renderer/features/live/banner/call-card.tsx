import { Button, CopyButton, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { EMPTY_CONTACT, isEmptyContact } from '../../../../shared/model/contact.ts';
import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { CONTACT_WORDS } from '../../../../shared/model/diagnosis-wording.ts';
import { showSettings } from '../../../state/settings-view.ts';
import { useSite } from '../../../state/site-store.ts';
import classes from './call-card.module.css';
import { useEscalation } from './use-escalation.ts';

/** Who can mend it, what to say on the phone, and the text to send. */
export function CallCard({ finding }: { readonly finding: DiagnosisFinding }) {
  const { message, phone } = useEscalation(finding);
  return (
    <div className={classes.card}>
      <h3>{CONTACT_WORDS[finding.escalateTo]}</h3>
      <Contact role={finding.escalateTo} />
      <h4>Say this</h4>
      <p className={classes.script}>{phone}</p>
      <h4>Or send this</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
      <section className={classes.message} tabIndex={0} aria-label="Message">
        {message}
      </section>
      <CopyButton value={message} timeout={2_000}>
        {({ copied, copy }) => (
          <Button
            size="sm"
            fullWidth
            data-autofocus
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? 'Copied' : 'Copy the message'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

function Contact({ role }: { readonly role: DiagnosisFinding['escalateTo'] }) {
  const card = useSite().contacts[role] ?? EMPTY_CONTACT;
  if (isEmptyContact(card)) {
    return (
      <p className={classes.nobody}>
        Nobody is entered for this.{' '}
        <UnstyledButton className={classes.link} onClick={() => showSettings('contacts')}>
          Settings &gt; Contacts
        </UnstyledButton>
      </p>
    );
  }
  return (
    <div className={classes.contact}>
      {card.name !== '' && <p className={classes.name}>{card.name}</p>}
      {card.phone !== '' && <Copied label="Phone" value={card.phone} isLarge />}
      {card.email !== '' && <Copied label="E-mail" value={card.email} />}
      {card.note !== '' && <p className={classes.note}>{card.note}</p>}
    </div>
  );
}

function Copied(props: { readonly label: string; readonly value: string; readonly isLarge?: boolean }) {
  const { label, value, isLarge = false } = props;
  return (
    <p className={classes.line} data-large={isLarge || undefined}>
      <span>{value}</span>
      <CopyButton value={value} timeout={2_000}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-xs" aria-label={`Copy: ${label}`} onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </p>
  );
}
