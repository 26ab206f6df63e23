import { randomUUID } from 'node:crypto';
import type { AppNotice } from '../shared/contract/app.ts';
import type { EngineStatus, LiveSnapshot, RoundSummary, TransportChoice } from '../shared/model/live.ts';
import type { ProbeSettings, Settings, SettingsPatch } from '../shared/model/settings.ts';
import { ok, type Result } from '../shared/result.ts';
import { type Clock, systemClock } from './clock.ts';
import { demoSchool } from './demo/school.ts';
import { Listeners } from './listeners.ts';
import { LiveService } from './live/live-service.ts';
import type { Log } from './log.ts';
import { startEchoEngine } from './probe/worker-client.ts';
import { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import { chooseSimulation } from './simulation.ts';
import type { Store } from './store/repositories.ts';

export interface ConsoleOptions {
  /** Already open; the console closes it when it stops. */
  readonly store: Store;
  readonly log: Log;
  /** The bundled `main/probe/worker.ts`. The entry points know where it lies, this module may end up in any chunk. */
  readonly workerUrl: URL;
  readonly clock?: Clock;
  /** Fills an empty roster with the demo school and probes nothing but the simulated lab. */
  readonly isDemo: boolean;
  /** Overrules the setting, as `--transport` does; null: the setting decides. */
  readonly transport: TransportChoice | null;
  /** Overrules the setting, as `--period` does. */
  readonly periodMs?: number;
  /** Overrules the setting, as `--allow-public` does. */
  readonly allowPublicAddresses?: boolean;
}

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
  const { store, log, clock = systemClock } = options;
  const notices = new Listeners<[AppNotice]>();
  const settingsChanges = new Listeners<[Settings]>();
  const simulation = chooseSimulation(options.isDemo, clock.now(), process.env);

  if (options.isDemo) fillWithDemoSchool(store, clock);
  const effective = (settings: Settings): ProbeSettings => ({
    ...settings.probe,
    ...(options.isDemo ? DEMO_PROBING : {}),
    ...(options.transport === null ? {} : { transport: options.transport }),
    ...(options.periodMs === undefined ? {} : { periodMs: options.periodMs }),
    ...(options.allowPublicAddresses === true ? { allowPublicAddresses: true } : {}),
  });

  const roster = new RosterService({ repository: store.roster, makeId: randomUUID, now: () => clock.now() });
  let probe = effective(store.settings.read());
  const live = new LiveService({
    clock,
    history: store.history,
    settings: probe,
    epoch: randomUUID(),
    startEngine: (events) =>
      startEchoEngine({
        workerUrl: options.workerUrl,
        settings: probe,
        simulation,
        events,
      }),
    onHistoryFailure(cause) {
      log.error('History could not be written', cause);
      notices.tell(HISTORY_NOTICE);
    },
  });
  live.setRoster(roster.snapshot());
  const stopFollowing = roster.onChange(() => live.setRoster(roster.snapshot()));

  return {
    live,
    roster,
    settings: {
      get: () => store.settings.read(),
      update(patch: SettingsPatch): Result<Settings> {
        const settings = store.settings.update(patch);
        probe = effective(settings);
        live.configure(probe);
        settingsChanges.tell(settings);
        return ok(settings);
      },
      onChange: (listener) => settingsChanges.add(listener),
    },
    onNotice: (listener) => notices.add(listener),
    suspend: () => live.suspend(),
    resume: () => live.resume(),
    async stop() {
      stopFollowing();
      await live.stop();
      store.close();
    },
  };
}

/** The demo school lives on documentation addresses; nothing is ever sent to them. */
const DEMO_PROBING = { transport: 'simulated', allowPublicAddresses: true } as const;

const HISTORY_NOTICE: AppNotice = {
  code: 'history-not-written',
  level: 'error',
  title: 'The history is not being saved',
  message:
    'The disk refuses new data; it may be full. Checking goes on, but what happens now is missing from the history. Make room on the disk.',
  isSticky: true,
  isCleared: false,
};

function fillWithDemoSchool(store: Store, clock: Clock): void {
  const { rooms, devices } = store.roster.load();
  if (rooms.length > 0 || devices.length > 0) return;
  store.roster.write({ what: 'Opened the demo school', isUndoable: false, ...demoSchool(clock.now()) });
}
