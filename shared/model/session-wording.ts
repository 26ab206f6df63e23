import type { SessionState } from './session.ts';

/** Every word for a session's state, and in one line what the state changes in the console. */
export const SESSION_STATE_WORDS: Readonly<Record<SessionState, { readonly word: string; readonly meaning: string }>> =
  {
    planned: {
      word: 'Planned',
      meaning:
        'On the calendar. From an hour before its start the grid checks as often as set; until then it goes easy.',
    },
    preparing: {
      word: 'Preparing',
      meaning: 'The rooms are being made ready. The grid checks as often as set, and every readiness check may run.',
    },
    ready: {
      word: 'Ready',
      meaning: 'Students may come. Readiness checks that load the network may still run.',
    },
    testing: {
      word: 'Testing',
      meaning: 'Students are in. Alerts are for these rooms first, and no check that loads the network runs.',
    },
    paused: {
      word: 'Paused',
      meaning: 'A break or a drill. Devices may go quiet without an alert; checks that load the network stay off.',
    },
    ended: {
      word: 'Ended',
      meaning: 'It is over. Devices may be put away without an alert.',
    },
  };

/** The button for a move, as a plain verb. */
export function moveVerb(from: SessionState, to: SessionState): string {
  switch (to) {
    case 'planned':
      return 'Back to planned';
    case 'preparing':
      return from === 'ready' ? 'Back to preparing' : 'Start preparing';
    case 'ready':
      return 'Ready for students';
    case 'testing':
      return from === 'paused' ? 'Resume' : 'Start testing';
    case 'paused':
      return 'Pause';
    case 'ended':
      return from === 'testing' || from === 'paused' ? 'End session' : 'Close without testing';
  }
}

/** A move in the day's history: `Started testing`. */
export function moveDone(from: SessionState, to: SessionState): string {
  switch (to) {
    case 'planned':
      return 'Put back to planned';
    case 'preparing':
      return from === 'ready' ? 'Put back to preparing' : 'Preparing began';
    case 'ready':
      return 'Declared ready for students';
    case 'testing':
      return from === 'paused' ? 'Resumed' : 'Testing began';
    case 'paused':
      return 'Paused';
    case 'ended':
      return from === 'testing' || from === 'paused' ? 'Ended' : 'Closed without testing';
  }
}
