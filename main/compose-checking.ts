import { randomUUID } from 'node:crypto';
import type { AppNotice } from '../shared/contract/app.ts';
import type { ProbeSettings, Settings, SettingsPatch } from '../shared/model/settings.ts';
import { ok, type Result } from '../shared/result.ts';
import { CheckingPeriod } from './checking-period.ts';
import type { Clock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import { Listeners } from './listeners.ts';
import { LiveService } from './live/live-service.ts';
import { startEchoEngine } from './probe/worker-client.ts';
import type { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import type { SessionService } from './sessions/service.ts';
import { chooseSimulation } from './simulation.ts';

export interface CheckingParts {
  readonly clock: Clock;
  readonly roster: RosterService;
  readonly sessions: SessionService;
  /** Whether whoever is here may change these settings. */
  readonly mayChange: (patch: SettingsPatch) => Result<void>;
  readonly notify: (notice: AppNotice) => void;
}

/**
 * The live side: settings and sessions say how devices are checked, the roster says which, and the one-way flow
 * roster -> engine -> liveness -> device store -> deltas is wired here.
 */
export function composeChecking(
  options: ConsoleOptions,
  { clock, roster, sessions, mayChange, notify }: CheckingParts,
): { readonly live: LiveService; readonly settings: ConsoleServices['settings']; stop(): Promise<void> } {
  const { store, log } = options;
  const settingsChanges = new Listeners<[Settings]>();
  const period = new CheckingPeriod({
    clock,
    sessions,
    setPeriodMs: () => store.settings.read().probe.periodMs,
    onChange: () => live.configure(effective()),
  });
  const effective = (): ProbeSettings => ({
    ...store.settings.read().probe,
    periodMs: options.periodMs ?? period.currentMs,
    ...(options.isDemo ? DEMO_PROBING : {}),
    ...(options.transport === null ? {} : { transport: options.transport }),
    ...(options.allowPublicAddresses === true ? { allowPublicAddresses: true } : {}),
  });

  const live = new LiveService({
    clock,
    history: store.history,
    settings: effective(),
    epoch: randomUUID(),
    startEngine: (events) =>
      startEchoEngine({
        workerUrl: options.workerUrl,
        settings: effective(),
        simulation: chooseSimulation(options.isDemo, clock.now(), process.env),
        events,
      }),
    onHistoryFailure(cause) {
      log.error('History could not be written', cause);
      notify(HISTORY_NOTICE);
    },
  });
  live.setRoster(roster.snapshot());
  const stopFollowing = roster.onChange(() => live.setRoster(roster.snapshot()));

  return {
    live,
    settings: {
      get: () => store.settings.read(),
      update(patch: SettingsPatch): Result<Settings> {
        const allowed = mayChange(patch);
        if (!allowed.ok) return allowed;
        const settings = store.settings.update(patch);
        live.configure(effective());
        settingsChanges.tell(settings);
        return ok(settings);
      },
      onChange: (listener) => settingsChanges.add(listener),
    },
    async stop() {
      period.stop();
      stopFollowing();
      await live.stop();
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
