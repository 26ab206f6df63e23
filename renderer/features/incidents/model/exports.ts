import type { ExportFormat, ExportKind } from '../../../../shared/model/incident-view.ts';

/** A way out of the console, and what goes with it: said before anything is saved. */
export interface ExportOffer {
  readonly kind: ExportKind | 'actions';
  readonly title: string;
  /** For whom, in a few words. */
  readonly forWhom: string;
  readonly holds: string;
  readonly leavesOut: string;
  /** The usual one first. */
  readonly formats: readonly ExportFormat[];
  /** Several incidents fit into one file. */
  readonly isForMany: boolean;
  /** Free text goes with it, so names in it would too. */
  readonly hasFreeText: boolean;
}

export const EXPORT_OFFERS: readonly ExportOffer[] = [
  {
    kind: 'form',
    title: 'State form',
    forWhom: 'Whoever files the report',
    holds: 'Everything that the form asks for, staff and student lines included, and what you type now.',
    leavesOut: 'Nothing. What you type now is printed and never saved.',
    formats: ['pdf'],
    isForMany: false,
    hasFreeText: true,
  },
  {
    kind: 'district',
    title: 'District summary',
    forWhom: 'The district office',
    holds: 'What happened, where and when, what was done, and student lines as S1, S2 with what is asked for.',
    leavesOut: 'Names and phone numbers of staff, digits of student numbers.',
    formats: ['pdf', 'csv', 'json'],
    isForMany: true,
    hasFreeText: true,
  },
  {
    kind: 'share',
    title: 'Share copy',
    forWhom: 'Anybody else, such as a vendor or another school',
    holds: 'What kind of thing it was, and how long it took.',
    leavesOut: 'Student lines. Rooms become A, B, C, times are rounded to 15 minutes, small counts are hidden.',
    formats: ['pdf', 'csv', 'json'],
    isForMany: true,
    hasFreeText: false,
  },
  {
    kind: 'help-desk',
    title: 'Help desk ticket',
    forWhom: 'Whoever repairs it',
    holds: 'Devices, room, times, and what was measured.',
    leavesOut: 'Students, and everything that is not about devices or the network.',
    formats: ['txt', 'csv'],
    isForMany: true,
    hasFreeText: false,
  },
  {
    kind: 'record',
    title: 'Full record',
    forWhom: 'The school’s own file',
    holds: 'The whole story with every event and its hash, so that anybody can check that nothing was changed.',
    leavesOut: 'Nothing. Keep it where student records are kept.',
    formats: ['pdf', 'json'],
    isForMany: false,
    hasFreeText: true,
  },
  {
    kind: 'actions',
    title: 'Student action list',
    forWhom: 'Whoever works in the vendor portal',
    holds: 'Each student line with what is asked for, to work through one after the other.',
    leavesOut: 'What happened, and everything about staff.',
    formats: ['pdf', 'csv'],
    isForMany: true,
    hasFreeText: false,
  },
];

export const FORMAT_WORDS: Readonly<Record<ExportFormat, string>> = {
  pdf: 'PDF, to print or send',
  csv: 'CSV, for a spreadsheet',
  json: 'JSON, for programs',
  txt: 'Text, for an e-mail',
};
