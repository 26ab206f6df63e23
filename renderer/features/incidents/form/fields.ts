import type { MissingField } from './missing.ts';

/** The elements that take the keyboard when a field is asked for. The form is there once, so ids are enough. */
export const FIELD_IDS: Readonly<Record<MissingField, string>> = {
  what: 'incident-what',
  where: 'incident-where',
  when: 'incident-when',
  tell: 'incident-tell',
  reporter: 'incident-reporter',
};

export function focusField(field: MissingField): void {
  const element = document.getElementById(FIELD_IDS[field]);
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}
