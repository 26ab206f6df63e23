import type { CheckArea, Doer, Verdict } from './readiness.ts';
import type { RoomDecision } from './readiness-board.ts';

/** Every word for a verdict, a decision, a column and a role stands here, so that window, terminal and report say the same. */
export const VERDICT_WORDS: Readonly<Record<Verdict, { readonly word: string; readonly letter: string }>> = {
  pass: { word: 'Pass', letter: 'P' },
  warn: { word: 'Warning', letter: 'W' },
  fail: { word: 'Fail', letter: 'F' },
  unchecked: { word: 'Not checked', letter: '?' },
  'not-applicable': { word: 'Does not apply', letter: '–' },
};

export const DECISION_WORDS: Readonly<Record<RoomDecision, { readonly word: string; readonly meaning: string }>> = {
  go: { word: 'Go', meaning: 'Nothing stands against testing here.' },
  waiting: { word: 'Waiting for people', meaning: 'The console found nothing; some items still have to be confirmed.' },
  unclear: { word: 'Not clear', meaning: 'Something that matters could not be checked.' },
  'no-go': { word: 'No-go', meaning: 'Something failed. Fix it, then check again.' },
  unswept: { word: 'Not checked yet', meaning: 'Nobody has run the checks for this room.' },
};

export const AREA_WORDS: Readonly<Record<CheckArea, string>> = {
  devices: 'Devices',
  network: 'Network',
  platform: 'Platform',
  people: 'People',
};

export const DOER_WORDS: Readonly<Record<Doer, string>> = {
  proctor: 'Proctor',
  coordinator: 'Test coordinator',
  technician: 'Technician',
  district: 'District network team',
  vendor: 'Vendor support',
};
