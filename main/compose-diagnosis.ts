import { randomUUID } from 'node:crypto';
import type { AppNotice } from '../shared/contract/app.ts';
import type { DiagnosisSnapshot } from '../shared/model/diagnosis.ts';
import { helpWithError } from '../shared/model/error-help.ts';
import { systemsInPlay } from '../shared/model/room-platforms.ts';
import type { DeviceId } from '../shared/model/roster.ts';
import { currentSessionOf, type TestSession } from '../shared/model/session.ts';
import { mayAnnounce } from '../shared/model/session-effects.ts';
import type { Site } from '../shared/model/site.ts';
import type { PlatformProfile } from '../shared/profiles/schema.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { DAY_MS, HOUR_MS } from '../shared/units.ts';
import { AlertService } from './alerts/service.ts';
import type { Clock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import { DEMO_RADIO, DEMO_WAY_OUT, demoProbe } from './demo/way-out.ts';
import { DiagnosisService, type School } from './diagnosis/service.ts';
import type { LiveService } from './live/live-service.ts';
import { PathService, type PathServiceOptions } from './path/service.ts';
import type { WatchedPlatform } from './path/targets.ts';
import type { Network } from './readiness/network/network.ts';
import type { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import type { SessionService } from './sessions/service.ts';
import type { SiteService } from './site/service.ts';

/** As the live history. */
const KEEP_MS = 180 * DAY_MS;

export interface DiagnosisParts {
  readonly clock: Clock;
  readonly live: LiveService;
  readonly roster: RosterService;
  readonly sessions: SessionService;
  readonly site: SiteService;
  /** The site as the probes are to see it. */
  readonly siteNow: () => Site;
  readonly settings: ConsoleServices['settings'];
  readonly profiles: () => readonly PlatformProfile[];
  readonly notify: (notice: AppNotice) => void;
}

/** Way out, diagnosis and alerts on the running console: path states and device states -> findings -> alerts. */
export function composeDiagnosis(options: ConsoleOptions, parts: DiagnosisParts) {
  const { store, log } = options;
  const { clock, live, sessions, site, siteNow, settings, profiles, notify } = parts;
  const onNotKept = (cause: unknown) => {
    log.error('Findings could not be written', cause);
    notify(NOT_KEPT_NOTICE);
  };
  const network = new NetworkOfSite(siteNow);
  const path = new PathService({
    clock,
    log,
    echo: live,
    record: (events, minutes) => keep(() => store.path.add(events, minutes), onNotKept),
    ...waysToLook(options.isDemo, clock, siteNow, network),
  });
  const watched = () => watchedPlatforms(siteNow(), sessions.list(), profiles());
  const configure = () => {
    network.forget();
    path.configure(siteNow(), watched(), live.status.periodMs);
  };
  const diagnosis = new DiagnosisService({
    clock,
    repository: store.findings,
    live,
    school: () => schoolNow(parts, path),
    slowAboveMs: () => settings.get().probe.slowAboveMs,
    askWayOut: () => path.askAll(),
    onNotKept,
  });
  const alerts = new AlertService({
    clock,
    repository: store.alerts,
    makeId: randomUUID,
    settings: () => settings.get().alerts,
    school: () => site.get().school,
    mayAnnounce: (roomId) => mayAnnounce(sessions.list(), roomId),
  });
  const ends: (() => void)[] = [];

  return {
    path,
    alerts,
    diagnosis: {
      snapshot: () => diagnosis.snapshot(),
      onChange: (listener: (snapshot: DiagnosisSnapshot) => void) => diagnosis.onChange(listener),
      report({ deviceId, code }: { readonly deviceId: DeviceId; readonly code: string }): Result<void> {
        const [answer] = helpWithError(
          watched().map(({ profile }) => profile),
          code,
        ).answers;
        const { meaning = '', firstAction } = answer ?? {};
        diagnosis.report({ deviceId, at: clock.now(), code, meaning, firstAction: firstAction ?? '' });
        return ok(undefined);
      },
      decide(findingId: string): Result<void> {
        const finding = diagnosis.snapshot().open.find(({ id }) => id === findingId);
        if (finding === undefined) return fail('finding-over', 'This is over by now; nothing has to be decided.');
        const { targetIds = [], deviceIds = [] } = finding.decidingCheck ?? {};
        if (targetIds.length > 0) path.askAll();
        if (deviceIds.length > 0) live.checkNow(deviceIds);
        return ok(undefined);
      },
    },
    /** The laptop woke: what the way out was before it slept proves nothing. */
    woke: () => path.woke(),
    /** Begins to watch and judge; with the periodic rounds of the devices. */
    run() {
      configure();
      ends.push(
        site.onChange(configure),
        sessions.onChange(configure),
        settings.onChange(configure),
        diagnosis.onChange((snapshot) => alerts.follow(snapshot)),
        clock.every(HOUR_MS, () => prune(options, clock)),
      );
      path.run();
      diagnosis.run();
    },
    stop() {
      for (const end of ends) end();
      diagnosis.stop();
      alerts.stop();
      path.stop();
    },
  };
}

/** How hops are asked: for real, made up for the demo school, or not at all beyond this laptop. */
function waysToLook(
  isDemo: boolean,
  clock: Clock,
  site: () => Site,
  network: NetworkOfSite,
): Pick<PathServiceOptions, 'probe' | 'readWayOut' | 'readRadio'> {
  if (isDemo) {
    return {
      probe: async (target) => demoProbe(target, () => clock.now()),
      readWayOut: async () => DEMO_WAY_OUT,
      readRadio: async () => DEMO_RADIO,
    };
  }
  return {
    async probe(target, signal) {
      const [{ probeHop }, known] = await Promise.all([import('./path/probe.ts'), network.get()]);
      return probeHop(target, known, () => clock.now(), signal);
    },
    async readWayOut() {
      const { readWayOut } = await import('./path/read-laptop.ts');
      return site().rehearsal.isLocalOnly ? NO_WAY_OUT : readWayOut();
    },
    async readRadio() {
      const { readRadio } = await import('./path/read-laptop.ts');
      return readRadio();
    },
  };
}

/** The network as probes use it, made when first asked and again when the site changed: it reads 140 authorities. */
class NetworkOfSite {
  readonly #site: () => Site;
  #made: Promise<Network> | null = null;

  constructor(site: () => Site) {
    this.#site = site;
  }

  get(): Promise<Network> {
    this.#made ??= import('./readiness/network/network.ts').then(({ createNetwork }) =>
      createNetwork({ site: this.#site() }),
    );
    return this.#made;
  }

  forget(): void {
    this.#made = null;
  }
}

const NO_WAY_OUT = { gateway: null, nameServers: [] };

/** Platforms of sessions that are not over; without any, all that the school uses. */
function watchedPlatforms(
  site: Site,
  sessions: readonly TestSession[],
  profiles: readonly PlatformProfile[],
): WatchedPlatform[] {
  const current = sessions.filter(({ state }) => state !== 'ended');
  const ids = new Set(
    current.length > 0
      ? current.map(({ platformId }) => platformId)
      : Object.entries(site.platforms).flatMap(([id, { isUsed }]) => (isUsed ? [id] : [])),
  );
  return profiles
    .filter(({ id }) => ids.has(id))
    .map((profile) => ({ profile, managementSystems: systemsInPlay(site, sessions, profile.id) }));
}

/** The school as the diagnosis sees it. */
function schoolNow({ live, roster, sessions, siteNow, profiles }: DiagnosisParts, path: PathService): School {
  const { rooms, devices } = roster.snapshot();
  const planned = sessions.list();
  const said = siteNow();
  const { targets, states } = path.snapshot();
  return {
    periodMs: live.status.periodMs,
    rooms: rooms.map((room) => {
      const session = currentSessionOf(planned, room.id);
      const { id, name, kind, accessPoint, uplink } = room;
      const platformIds = session === null ? [] : [session.platformId];
      return { id, name, kind, accessPoint, uplink, activity: activityOf(session), platformIds };
    }),
    devices: devices.map(({ id, label, seat, kind, roomId, isSpare, isPaused, studentLabel }) => ({
      id,
      label,
      seat,
      kind,
      roomId,
      isSpare,
      isPaused,
      hasStudent: studentLabel !== null,
    })),
    network: said.network.devices,
    targets,
    paths: states,
    laptop: path.laptop,
    platforms: watchedPlatforms(said, planned, profiles()).map(({ profile: { id, name, outage } }) => ({
      id,
      name,
      retryMinutes: outage?.retryMinutes ?? null,
      outageMeaning: outage?.meaning ?? '',
    })),
  };
}

function activityOf(session: TestSession | null): 'testing' | 'paused' | 'none' {
  return session?.state === 'testing' || session?.state === 'paused' ? session.state : 'none';
}

function keep(write: () => void, onNotKept: (cause: unknown) => void): void {
  try {
    write();
  } catch (cause) {
    onNotKept(cause);
  }
}

function prune({ store, log }: ConsoleOptions, clock: Clock): void {
  const before = clock.now() - KEEP_MS;
  try {
    for (const kept of [store.findings, store.alerts, store.path]) kept.prune(before);
  } catch (error) {
    log.error('Old findings could not be removed', error);
  }
}

const NOT_KEPT_NOTICE: AppNotice = {
  code: 'findings-not-written',
  level: 'error',
  title: 'Findings are not being saved',
  message:
    'The disk refuses new data; it may be full. The window goes on showing what is wrong, but it will be missing from the history. Make room on the disk.',
  isSticky: true,
  isCleared: false,
};
