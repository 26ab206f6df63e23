import type { RequestName } from '../../shared/contract/channels.ts';
import { movesFrom, type TestSession } from '../../shared/model/session.ts';
import { EMPTY_SITE, Site } from '../../shared/model/site.ts';
import type { ProfileList, ProfileProblem } from '../../shared/profiles/list.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { fail, ok } from '../../shared/result.ts';
import type { FakeBridge, Handlers } from './fake-bridge.ts';

/** What the fake main process knows of platforms, of the school and of its test sessions. */
export interface SchoolYear {
  readonly profiles?: readonly PlatformProfile[];
  readonly profileProblems?: readonly ProfileProblem[];
  readonly site?: Partial<Site>;
  readonly sessions?: readonly TestSession[];
}

type Names = Extract<RequestName, `sessions.${string}` | `site.${string}` | `profiles.${string}`>;

/** Answers about sessions, site and platforms, with pushes for every change. */
export function fakeSchoolYear(
  year: SchoolYear,
  push: FakeBridge['push'],
  now: () => number,
): Readonly<Pick<Handlers, Names>> {
  const list: ProfileList = {
    profiles: (year.profiles ?? []).map((profile) => ({ profile, file: null })),
    problems: [...(year.profileProblems ?? [])],
  };
  let site = { ...EMPTY_SITE, ...year.site };
  let sessions = [...(year.sessions ?? [])];
  let nextId = sessions.length + 1;

  const replace = (session: TestSession) => {
    sessions = [...sessions.filter(({ id }) => id !== session.id), session].sort(
      (a, b) => a.plannedStartAt - b.plannedStartAt,
    );
    push('sessions.changed', sessions);
    return ok(session);
  };
  const isGone = () => fail('unknown-session', 'That session is not there any more.');
  return {
    'profiles.list': () => ok(list),
    'site.get': () => ok(site),
    'site.update': (wanted) => {
      site = Site.parse(wanted);
      push('site.changed', site);
      return ok(site);
    },
    'site.pickFile': () => ok(null),
    'site.saveFile': () => ok('site.json'),
    'sessions.list': () => ok(sessions),
    'sessions.save': ({ sessionId, draft }) => {
      const known = sessions.find(({ id }) => id === sessionId);
      if (sessionId !== null && known === undefined) return isGone();
      const begun = { id: `session-${nextId++}`, state: 'planned', since: now(), moves: [] } as const;
      return replace({ ...(known ?? { ...begun, moves: [] }), ...draft });
    },
    'sessions.move': ({ sessionId, to, by }) => {
      const known = sessions.find(({ id }) => id === sessionId);
      if (known === undefined) return isGone();
      if (!movesFrom(known.state).includes(to)) return fail('illegal-move', 'That does not follow from where it is.');
      const move = { at: now(), from: known.state, to, by };
      return replace({ ...known, state: to, since: move.at, moves: [...known.moves, move] });
    },
    'sessions.remove': ({ sessionId }) => {
      sessions = sessions.filter(({ id }) => id !== sessionId);
      push('sessions.changed', sessions);
      return ok(undefined);
    },
  };
}
