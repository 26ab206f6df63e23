import { randomUUID } from 'node:crypto';
import type { AppNotice } from '../shared/contract/app.ts';
import type { Site } from '../shared/model/site.ts';
import type { PlatformProfile } from '../shared/profiles/schema.ts';
import type { Clock } from './clock.ts';
import { freshRound } from './live/fresh-round.ts';
import type { LiveService } from './live/live-service.ts';
import type { Log } from './log.ts';
import { ReadinessService } from './readiness/service.ts';
import type { CheckLists, ReadinessSources } from './readiness/sources.ts';
import type { RosterService } from './roster/service.ts';
import { sessionLoadGate } from './sessions/load-gate.ts';
import type { SessionService } from './sessions/service.ts';
import type { SiteService } from './site/service.ts';
import type { Store } from './store/repositories.ts';

export interface ReadinessParts {
  readonly store: Pick<Store, 'readiness'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly live: LiveService;
  readonly roster: RosterService;
  readonly sessions: SessionService;
  readonly site: SiteService;
  /** The site as the checks are to see it. */
  readonly siteNow: () => Site;
  readonly profiles: () => readonly PlatformProfile[];
  readonly checks: CheckLists;
  readonly notify: (notice: AppNotice) => void;
}

/** Readiness on the running console: reads the other services, and follows what changes in them. */
export function composeReadiness(parts: ReadinessParts): {
  readonly readiness: ReadinessService;
  readonly sources: ReadinessSources;
  /** Stops following and sweeping; what was found until then is kept. */
  close(): Promise<void>;
} {
  const { store, log, clock, live, roster, sessions, site, siteNow, profiles, checks, notify } = parts;
  const sources: ReadinessSources = {
    roster: () => roster.snapshot(),
    sessions: () => sessions.list(),
    site: siteNow,
    profiles,
    live: () => new Map(live.states().map((state) => [state.id, state])),
    freshRound: (deviceIds, signal) => freshRound(live, clock, deviceIds, signal),
  };
  const readiness = new ReadinessService({
    sources,
    checks,
    clock,
    log,
    repository: store.readiness,
    makeId: randomUUID,
    load: sessionLoadGate(sessions),
    onNotKept(cause) {
      log.error('Readiness could not be written', cause);
      notify(NOT_KEPT_NOTICE);
    },
    onBrokenOff(cause) {
      log.error('A sweep broke off', cause);
      notify(BROKEN_OFF_NOTICE);
    },
    onReopened: (roomName, because) => notify(reopenedNotice(roomName, because)),
  });
  const stops = [
    roster.onChange(() => readiness.rosterChanged()),
    live.onDelta(() => readiness.liveChanged()),
    sessions.onChange(() => readiness.testingChanged()),
    site.onChange(() => readiness.testingChanged()),
  ];
  return {
    readiness,
    sources,
    async close() {
      for (const stop of stops) stop();
      await readiness.close();
    },
  };
}

const NOT_KEPT_NOTICE: AppNotice = {
  code: 'readiness-not-written',
  level: 'error',
  title: 'What the checks found is not being saved',
  message:
    'The disk refuses new data; it may be full. The board shows everything, but it is gone when the console closes. Make room on the disk, then check again.',
  isSticky: true,
  isCleared: false,
};

const BROKEN_OFF_NOTICE: AppNotice = {
  code: 'sweep-broken-off',
  level: 'error',
  title: 'Checking broke off',
  message:
    'The console itself failed while it checked the rooms. What was found until then is on the board. Check again; if it happens again, send the log to whoever supports the console.',
  isSticky: true,
  isCleared: false,
};

/** One notice a room, so that a second reason replaces the first. */
function reopenedNotice(roomName: string, because: string): AppNotice {
  return {
    code: `sign-off-reopened ${roomName}`,
    level: 'warning',
    title: `${roomName} is no longer signed off`,
    message: because,
    isSticky: false,
    isCleared: false,
  };
}
