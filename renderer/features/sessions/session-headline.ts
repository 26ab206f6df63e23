import type { SessionState, TestSession } from '../../../shared/model/session.ts';
import { SESSION_STATE_WORDS } from '../../../shared/model/session-wording.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { platformName } from '../../state/profiles-store.ts';

/** The day in one line for the header. `what` is what students do, `state` how far it is. */
export interface SessionHeadline {
  /** `Grade 8 ELA`, `Grade 8 ELA and Grade 7 Math`, `4 sessions`. */
  readonly what: string;
  /** `TestNav · 3 rooms testing`. */
  readonly state: string;
}

/** Most pressing first; what is only planned, or over, is no headline. */
const HEADLINE_STATES: readonly SessionState[] = ['testing', 'paused', 'ready', 'preparing'];
/** More than this are counted, not named. */
const MAX_NAMED = 2;

/** Null while no session is under way. Names the sessions in the most pressing state and counts the rooms of every state. */
export function sessionHeadline(
  sessions: readonly TestSession[],
  profiles: readonly PlatformProfile[],
): SessionHeadline | null {
  const first = HEADLINE_STATES.find((state) => sessions.some((session) => session.state === state));
  if (first === undefined) return null;
  const shown = sessions.filter(({ state }) => state === first);
  const names = shown.map(({ name }) => name);
  const platforms = new Set(shown.map(({ platformId }) => platformName(profiles, platformId)));
  const rooms = HEADLINE_STATES.flatMap((state) => roomWords(sessions, state));
  return {
    what: names.length <= MAX_NAMED ? names.join(' and ') : `${names.length} sessions`,
    state: [[...platforms].join(' and '), ...rooms].join(' · '),
  };
}

function roomWords(sessions: readonly TestSession[], state: SessionState): readonly string[] {
  const ofState = sessions.filter((session) => session.state === state);
  const count = new Set(ofState.flatMap(({ rooms }) => rooms.map(({ roomId }) => roomId))).size;
  if (count === 0) return [];
  return [`${count} ${count === 1 ? 'room' : 'rooms'} ${SESSION_STATE_WORDS[state].word.toLowerCase()}`];
}
