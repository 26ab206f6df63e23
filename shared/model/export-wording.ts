import type { ExportFormat, ExportKind } from './incident-view.ts';

/** Everything of incidents that leaves the console. */
export type LeavingKind = ExportKind | 'action-list' | 'day';

interface Words {
  /** `State form`: a button, and the head of the file. */
  readonly name: string;
  /** What is in it; the file begins with it. */
  readonly holds: string;
  /** Who may read it; the file begins with it. */
  readonly mayRead: string;
  /** Offered in these; the first is the usual one. */
  readonly formats: readonly ExportFormat[];
  /** Part of the file's name. */
  readonly slug: string;
}

/** What leaves the console, said the same way in the window and at the head of each file. */
export const EXPORT_WORDS: Readonly<Record<LeavingKind, Words>> = {
  record: {
    name: 'Whole record',
    holds:
      'Everything that was noted: names of staff, student lines with label and last digits, free text, measurements, every event. As JSON also whether an accommodation plan is involved.',
    mayRead: 'For the school and district test coordinators, and for those to whom they must answer.',
    formats: ['pdf', 'json'],
    slug: 'record',
  },
  form: {
    name: 'State form',
    holds: 'Everything that the form asks for, with what was typed for this printing. It may name students and staff.',
    mayRead: 'For the state or district office that asks for this form, and for nobody else.',
    formats: ['pdf', 'txt'],
    slug: 'form',
  },
  district: {
    name: 'District summary',
    holds:
      'The facts, student lines as S1, S2 …, roles in place of names. What people wrote is kept; names and numbers found in it were taken out by rule, so read it before you send it.',
    mayRead: 'For the district test coordinator and office.',
    formats: ['pdf', 'csv', 'json'],
    slug: 'district',
  },
  share: {
    name: 'Share copy',
    holds:
      'What kind of thing happened and roughly when: no student lines, no free text, no names, no devices; rooms as letters, times to a quarter of an hour, small counts hidden.',
    mayRead: 'For people outside of the test team, such as staff meetings or the school board.',
    formats: ['pdf', 'csv', 'json'],
    slug: 'share',
  },
  'help-desk': {
    name: 'Help desk',
    holds: 'Devices that had trouble, where and when, and what was measured. No student, no name.',
    mayRead: 'For technicians and repair desks.',
    formats: ['csv', 'txt'],
    slug: 'help-desk',
  },
  'action-list': {
    name: 'Student actions',
    holds: 'What is asked for which student line, by its number and its seat or label. No names.',
    mayRead: 'For whoever works through the vendor portal. Shred it afterwards.',
    formats: ['pdf', 'csv'],
    slug: 'student-actions',
  },
  day: {
    name: 'Day report',
    holds: 'Sessions, incidents with the beginning of what was written, counts, open duties. No student lines.',
    mayRead: 'For the school and district test coordinators.',
    formats: ['pdf', 'csv', 'json'],
    slug: 'day',
  },
};
