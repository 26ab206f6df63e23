import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppNotice } from '../shared/contract/app.ts';
import type { EngineStatus, LiveSnapshot, RoundSummary } from '../shared/model/live.ts';
import { mayChangeSettings, mayChangeTesting } from '../shared/model/settings-rules.ts';
import { localOnly } from '../shared/model/site.ts';
import { BUILT_IN_PROFILES } from '../shared/profiles/index.ts';
import type { ProfileList } from '../shared/profiles/list.ts';
import { backedUpPurge } from './backup/before-purge.ts';
import type { BackupService } from './backup/service.ts';
import { systemClock } from './clock.ts';
import { composeBackup } from './compose-backup.ts';
import { composeChecking } from './compose-checking.ts';
import { composeDiagnosis } from './compose-diagnosis.ts';
import { composeHistory } from './compose-history.ts';
import { composeIncidents } from './compose-incidents.ts';
import { composeReadiness } from './compose-readiness.ts';
import type { ConsoleOptions } from './console-options.ts';
import { fillWithDemoSchool } from './demo/fill.ts';
import { demoChecks } from './demo/readiness.ts';
import type { AccessService } from './incidents/access/access-service.ts';
import { Listeners } from './listeners.ts';
import { schoolChecks } from './readiness/check-lists.ts';
import type { ReadinessService } from './readiness/service.ts';
import { Timetable } from './readiness/timetable.ts';
import { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import { SessionService } from './sessions/service.ts';
import { SiteService } from './site/service.ts';

/** The running console: what the window needs, and what the command line needs besides. */
export interface Console extends ConsoleServices {
  readonly live: ConsoleServices['live'] & {
    snapshot(): LiveSnapshot;
    flush(): void;
    /** Periodic rounds from now on. */
    run(): void;
    /** One round; resolves when every device has been observed. */
    sweep(): Promise<RoundSummary>;
    readonly status: EngineStatus;
    onRound(listener: (summary: RoundSummary) => void): () => void;
  };
  readonly roster: RosterService;
  readonly sessions: SessionService;
  readonly site: SiteService;
  readonly access: AccessService;
  readonly readiness: ReadinessService;
  readonly timetable: Timetable;
  readonly backups: BackupService;
  /** Everything that goes on by itself: periodic rounds, the way out, the diagnosis, alerts. */
  run(): void;
  suspend(): void;
  resume(): void;
  /** Stops probing, brings everything to disk, closes the store. */
  stop(): Promise<void>;
}

/**
 * Composition root: builds the services and wires the one-way flow
 * roster -> engine -> liveness -> device store -> deltas. Nothing here imports Electron, so the window, the command line and
 * the tests run the same console.
 */
export function createConsole(options: ConsoleOptions): Console {
  const { store, log, clock = systemClock, isDemo } = options;
  const notices = new Listeners<[AppNotice]>();
  const notify = (notice: AppNotice) => notices.tell(notice);
  const profiles = options.profiles ?? BUILT_IN;
  const knownProfiles = () => profiles.profiles.map(({ profile }) => profile);
  if (isDemo) fillWithDemoSchool(store, knownProfiles(), clock.now());
  const roster = new RosterService({ repository: store.roster, makeId: randomUUID, now: () => clock.now() });
  const sessions = new SessionService({ repository: store.sessions, clock, makeId: randomUUID });
  const site = new SiteService({
    repository: store.site,
    clock,
    profiles: knownProfiles,
    mayReplace: (before, after) => mayChangeTesting(testing.access.state(), before.testing, after.testing),
  });

  const siteNow = () => (options.isLocalOnly === true ? localOnly(site.get()) : site.get());

  const {
    live,
    settings,
    stop: stopChecking,
  } = composeChecking(options, {
    clock,
    roster,
    sessions,
    mayChange: (patch) => mayChangeSettings(testing.access.state(), patch),
    notify,
  });
  const parts = { store, log, clock, live, roster, sessions, site, siteNow, settings, profiles: knownProfiles, notify };
  const checks = isDemo ? demoChecks() : schoolChecks(options);
  const { readiness, sources, close: closeReadiness } = composeReadiness({ ...parts, checks });
  const timetable = new Timetable({
    clock,
    site,
    readiness,
    sources,
    log,
    notify,
    reportsDir: options.dataDir === undefined ? null : join(options.dataDir, 'reports'),
  });

  const watch = composeDiagnosis(options, parts);
  const { path, diagnosis, alerts } = watch;
  const backups = composeBackup(options, parts);
  const { history, share } = composeHistory(options, {
    ...parts,
    path,
    diagnosis,
    readiness,
    // Incidents keep what the history tells, so they are put together after it.
    incidentsBetween: (from, to) => testing.marksBetween(from, to),
  });
  const testing = composeIncidents(options, { ...parts, path, diagnosis, readiness, history });

  return {
    live,
    roster,
    settings,
    sessions,
    site,
    profiles: { list: () => profiles },
    readiness,
    timetable,
    onNotice: (listener) => notices.add(listener),
    path,
    diagnosis,
    alerts,
    history,
    backups,
    access: testing.access,
    incidents: { ...testing.incidents, purge: backedUpPurge(testing.incidents, backups) },
    exchange: testing.exchange,
    programs: testing.programs,
    run() {
      live.run();
      watch.run();
      share.run();
      backups.run();
    },
    suspend() {
      testing.suspend();
      live.suspend();
    },
    resume() {
      live.resume();
      watch.woke();
    },
    async stop() {
      testing.stop();
      await share.stop();
      watch.stop();
      timetable.stop();
      await closeReadiness();
      await stopChecking();
      await backups.stop();
      store.close();
    },
  };
}

/** For commands and tests that have no folder of their own profiles. */
const BUILT_IN: ProfileList = {
  profiles: BUILT_IN_PROFILES.map((profile) => ({ profile, file: null })),
  problems: [],
};
