import type { Confidence } from '../profiles/schema.ts';

/** How sure a number is, as it stands before its source: `The vendor says`, `This console's own starting value`. */
export const CONFIDENCE_SENTENCES: Readonly<Record<Confidence, string>> = {
  vendor: 'The vendor says',
  program: 'A state, district or program says',
  'third-party': 'Seen in public configuration, not promised',
  historical: 'True of an older version, not a rule',
  inferred: 'Worked out by us, nobody states it',
  ours: "This console's own starting value",
};
