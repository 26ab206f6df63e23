import type { Confidence } from '../profiles/schema.ts';

/**
 * How sure a number is: `lead` stands before its source (`The vendor says: …`), `aside` after it (`… (the vendor says so)`).
 * For window, report and table alike.
 */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, { readonly lead: string; readonly aside: string }>> = {
  vendor: { lead: 'The vendor says', aside: 'the vendor says so' },
  program: {
    lead: 'A state, district or testing program says',
    aside: 'the state, district or testing program says so',
  },
  'third-party': {
    lead: 'Seen in practice, never promised by the vendor',
    aside: 'seen in practice, never promised by the vendor',
  },
  historical: { lead: 'True of an older version, not a rule', aside: 'was true of an older version' },
  inferred: { lead: 'Concluded from other facts, nobody states it', aside: 'concluded from other facts' },
  ours: { lead: "This console's own starting value", aside: 'a starting value of this console, nobody’s limit' },
};
