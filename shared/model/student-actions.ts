import type { StudentAction } from './incident-codes.ts';

/** One thing that can be asked for a student's test, in plain words and as the vendors call it. */
export interface StudentActionWords {
  readonly plain: string;
  /** Null: the vendor has no such action under a name that was found. */
  readonly testnav: string | null;
  readonly insight: string | null;
  /** Cambium TIDE and TDS. */
  readonly tds: string | null;
  /** What the person must know before asking for it; null: nothing. */
  readonly warning: string | null;
}

/**
 * In the order in which people meet them. Names: Pearson, "Manage Student Test Irregularities" and "Student test statuses"; DRC,
 * ticket management and "Unlock tests"; Cambium, TIDE guides.
 */
export const STUDENT_ACTIONS: Readonly<Record<StudentAction, StudentActionWords>> = {
  resume: {
    plain: 'Let the student continue',
    testnav: 'Resumed',
    insight: 'Resume (Test Monitoring) or sign in again',
    tds: 'resume session',
    warning: null,
  },
  'resume-upload': {
    plain: 'Continue and look for the saved file',
    testnav: 'Resumed Upload',
    insight: null,
    tds: null,
    warning: 'The saved file is on the device that was used. Keep that device with the student until it is uploaded.',
  },
  unlock: {
    plain: 'Unlock the test',
    testnav: 'Unlock test or unit',
    insight: 'Unlock (permission needed)',
    tds: null,
    warning: null,
  },
  reset: {
    plain: 'Start over (answers deleted)',
    testnav: 'state or vendor help desk',
    insight: 'Regenerate Test Ticket',
    tds: 'Reset a test',
    warning: 'Earlier answers are deleted.',
  },
  'restore-reset': {
    plain: 'Undo a reset',
    testnav: null,
    insight: null,
    tds: 'Restore/revert a reset',
    warning: null,
  },
  reopen: {
    plain: 'Open a finished test again',
    testnav: 'Undo Student Test Submission',
    insight: 'Unlock completed test',
    tds: 'Re-open a test',
    warning: null,
  },
  'reopen-segment': {
    plain: 'Open one part again',
    testnav: null,
    insight: null,
    tds: 'Re-open test segment',
    warning: null,
  },
  'grace-period-extension': {
    plain: 'Let the student review earlier answers',
    testnav: null,
    insight: null,
    tds: 'Grace Period Extension',
    warning: null,
  },
  'mark-complete': {
    plain: 'End the test as it is',
    testnav: 'Marked Complete',
    insight: 'End Incomplete Test (WIDA)',
    tds: 'expires',
    warning: null,
  },
  invalidate: {
    plain: 'Do not count this test',
    testnav: 'Void or Do Not Report',
    insight: 'Do Not Score / testing code',
    tds: 'Invalidate a test',
    warning: null,
  },
  'test-code': {
    plain: 'Record a not-tested reason',
    testnav: 'Not Tested / test code',
    insight: 'Testing codes',
    tds: 'special code',
    warning: null,
  },
  rescore: { plain: 'Score again', testnav: null, insight: null, tds: 'Rescore (Initial ELPAC)', warning: null },
  makeup: {
    plain: 'Test on another day',
    testnav: 'makeup session',
    insight: 'makeup session',
    tds: 'makeup session',
    warning: null,
  },
  'no-action': { plain: 'No change to the test', testnav: null, insight: null, tds: null, warning: null },
};

/** What this platform calls the action; null: it has no name for it, or the platform is not one of the three. */
export function vendorActionName(action: StudentAction, platformId: string | null): string | null {
  const words = STUDENT_ACTIONS[action];
  if (platformId === 'testnav') return words.testnav;
  if (platformId === 'drc-insight') return words.insight;
  return platformId === 'tds' ? words.tds : null;
}
