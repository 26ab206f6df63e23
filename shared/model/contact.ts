import { z } from 'zod';

/** Whom to call for one kind of trouble. All parts may be empty. */
export const ContactCard = z.strictObject({
  name: z.string().trim().max(80),
  phone: z.string().trim().max(40),
  email: z.union([z.email(), z.literal('')]),
  /** Such as `ticket portal: helpdesk.example.org` or `only before 4 p.m.` */
  note: z.string().trim().max(200),
});
export type ContactCard = z.infer<typeof ContactCard>;

export const EMPTY_CONTACT: ContactCard = { name: '', phone: '', email: '', note: '' };

export function isEmptyContact(card: ContactCard): boolean {
  return card.name === '' && card.phone === '' && card.email === '';
}
