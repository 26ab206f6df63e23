import type { Program } from '../programs/schema.ts';
import type { MoveDetails } from './incident-events.ts';
import { FINAL_STUDENT_STATES } from './incident-moves.ts';
import { effectiveSeverity, isPlanNeeded, proofWanted, ruleFactsOf } from './incident-rules.ts';
import type { IncidentView, MoveNeed } from './incident-view.ts';

/** What moves are judged by. An `IncidentView` has it all. */
export type WorkflowFacts = Pick<IncidentView, 'state' | 'content' | 'students' | 'submittedBy'>;

interface Need {
  /** What to do, for people. */
  readonly sentence: string;
  readonly isMet: (facts: WorkflowFacts, details: MoveDetails, program: Program | null) => boolean;
}

const has = (text: string | undefined) => text !== undefined && text.trim() !== '';

/** Each need, what to do about it, and how to tell that it is met. */
const NEEDS: Readonly<Record<MoveNeed, Need>> = {
  category: {
    sentence: 'Say what kind of thing happened.',
    isMet: ({ content }) => content.categoryCode !== null,
  },
  room: {
    sentence: 'Say where it happened.',
    isMet: ({ content }) => content.roomId !== null || has(content.roomName),
  },
  description: {
    sentence: 'Say in a sentence or two what happened.',
    isMet: ({ content }) => has(content.description),
  },
  reporter: { sentence: 'Say who reports it.', isMet: ({ content }) => has(content.reporter) },
  note: { sentence: 'Say why, or what is new, in a few words.', isMet: (_, { note }) => has(note) },
  breach: {
    sentence:
      'Only a breach goes to the district before it was reviewed. Start the review, or raise the severity first.',
    isMet: ({ content, students }, _, program) =>
      effectiveSeverity(ruleFactsOf(content, students), program) === 'breach',
  },
  'told-district': {
    sentence: 'Phone the district first, then note here when they were told.',
    isMet: ({ content }) => content.toldDistrictAt !== null,
  },
  'told-state': {
    sentence: 'Note when the state was told.',
    isMet: ({ content }) => content.toldStateAt !== null,
  },
  severity: {
    sentence: 'Say how grave it is.',
    isMet: ({ content, students }, _, program) => effectiveSeverity(ruleFactsOf(content, students), program) !== null,
  },
  'actions-taken': {
    sentence: 'Say what was done right away.',
    isMet: ({ content }) => has(content.actionsTaken),
  },
  'student-count': {
    sentence: 'Say how many students are affected; 0 if none.',
    isMet: ({ content, students }) => content.studentCount !== null || students.length > 0,
  },
  proof: {
    sentence: 'Go through the list of proof, or say why it is not complete.',
    isMet: ({ content, students }, { proofReason }, program) =>
      has(proofReason) ||
      proofWanted(ruleFactsOf(content, students), program).every(({ id }) =>
        content.proof.some(({ proofId, have, reason }) => proofId === id && (have || has(reason))),
      ),
  },
  outcome: { sentence: 'Say how it ended.', isMet: ({ content }) => has(content.outcome) },
  plan: {
    sentence: 'The program wants to know how it will not happen again: write the plan.',
    isMet: ({ content, students }, _, program) =>
      has(content.correctivePlan) || !isPlanNeeded(ruleFactsOf(content, students), program),
  },
  'case-number': {
    sentence: "Write down the state's case number, or say that it gave none.",
    isMet: (_, { stateCaseNumber, isNoCaseNumber }) => has(stateCaseNumber) || isNoCaseNumber === true,
  },
  'privacy-review': {
    sentence: 'Read the texts once more for names, numbers and test content, and say that you did.',
    isMet: (_, { isPrivacyReviewed }) => isPrivacyReviewed === true,
  },
  'students-final': {
    sentence: 'A student line is still open: every one needs its end first.',
    isMet: ({ students }) => students.every(({ state }) => FINAL_STUDENT_STATES.has(state)),
  },
  'one-student-final': {
    sentence: 'No student line has an answer of the state yet: note at least one first.',
    isMet: ({ students }) => students.some(({ state }) => state === 'processed' || state === 'rejected'),
  },
  'seen-in-portal': {
    sentence: "Look in the vendor's portal whether the change is there, and say that you saw it.",
    isMet: (_, { isSeenInPortal }) => isSeenInPortal === true,
  },
  makeup: {
    sentence: 'Say whether makeup testing is done or not needed.',
    isMet: (_, { makeup }) => makeup !== undefined,
  },
  'student-decisions': {
    sentence: 'Decide for each student line that asks for something.',
    isMet: ({ students }, details) =>
      students.every(({ ref, state }) => state !== 'requested' || details.students?.[ref] !== undefined),
  },
};

/** Which of `needs` are not met yet, with what to do about each. */
export function missing(
  needs: readonly MoveNeed[],
  facts: WorkflowFacts,
  details: MoveDetails,
  program: Program | null,
): { need: MoveNeed; sentence: string }[] {
  return needs
    .filter((need) => !NEEDS[need].isMet(facts, details, program))
    .map((need) => ({ need, sentence: NEEDS[need].sentence }));
}
