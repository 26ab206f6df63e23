import type { IncidentContent } from '../../../../shared/model/incident.ts';
import type { MoveDetails } from '../../../../shared/model/incident-events.ts';
import { missing } from '../../../../shared/model/incident-needs.ts';
import type { IncidentView, MoveNeed, MoveOffer } from '../../../../shared/model/incident-view.ts';
import type { Program } from '../../../../shared/programs/schema.ts';

/** What is typed in the dialog of a move: what goes with the move, and what is added to the incident first. */
export interface MoveInput {
  readonly note: string;
  readonly proofReason: string;
  readonly stateCaseNumber: string;
  readonly isNoCaseNumber: boolean;
  readonly isPrivacyReviewed: boolean;
  readonly isSeenInPortal: boolean;
  readonly makeup: 'done' | 'not-needed' | null;
  readonly students: Readonly<Record<string, 'approved' | 'denied'>>;
  readonly changes: Partial<IncidentContent>;
}

export const EMPTY_MOVE: MoveInput = {
  note: '',
  proofReason: '',
  stateCaseNumber: '',
  isNoCaseNumber: false,
  isPrivacyReviewed: false,
  isSeenInPortal: false,
  makeup: null,
  students: {},
  changes: {},
};

/** Only what was said. */
export function detailsOf(input: MoveInput): MoveDetails {
  const { note, proofReason, stateCaseNumber, isNoCaseNumber, isPrivacyReviewed, isSeenInPortal, makeup } = input;
  return {
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(proofReason.trim() === '' ? {} : { proofReason: proofReason.trim() }),
    ...(stateCaseNumber.trim() === '' ? {} : { stateCaseNumber: stateCaseNumber.trim() }),
    ...(isNoCaseNumber ? { isNoCaseNumber } : {}),
    ...(isPrivacyReviewed ? { isPrivacyReviewed } : {}),
    ...(isSeenInPortal ? { isSeenInPortal } : {}),
    ...(makeup === null ? {} : { makeup }),
    ...(Object.keys(input.students).length === 0 ? {} : { students: { ...input.students } }),
  };
}

/** What is missing still, by the same rules as the core asks. */
export function stillMissing(
  offer: Pick<MoveOffer, 'needs'>,
  view: IncidentView,
  input: MoveInput,
  program: Program | null,
): { need: MoveNeed; sentence: string }[] {
  const facts = { ...view, content: { ...view.content, ...input.changes } };
  return missing(
    offer.needs.map(({ need }) => need),
    facts,
    detailsOf(input),
    program,
  );
}
