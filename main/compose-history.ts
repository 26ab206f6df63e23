import { randomUUID } from 'node:crypto';
import packageJson from '../package.json' with { type: 'json' };
import type { AppNotice } from '../shared/contract/app.ts';
import type { Clock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import type { MarkedIncident } from './history/marks.ts';
import { type MetricsServer, startMetricsServer } from './history/metrics-server.ts';
import { metricsText } from './history/prometheus.ts';
import { HistoryService } from './history/service.ts';
import type { LiveService } from './live/live-service.ts';
import type { PathService } from './path/service.ts';
import type { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import type { SessionService } from './sessions/service.ts';

export interface HistoryParts {
  readonly clock: Clock;
  readonly live: LiveService;
  readonly roster: RosterService;
  readonly sessions: SessionService;
  readonly settings: ConsoleServices['settings'];
  readonly path: PathService;
  readonly diagnosis: Pick<ConsoleServices['diagnosis'], 'snapshot'>;
  readonly readiness: Pick<ConsoleServices['readiness'], 'history'>;
  readonly notify: (notice: AppNotice) => void;
  /** Asked while a timeline is put together. */
  readonly incidentsBetween: (from: number, to: number) => readonly MarkedIncident[];
}

/** Looking back on what was recorded, and the numbers for other programs of this laptop. */
export function composeHistory({ store }: ConsoleOptions, parts: HistoryParts) {
  const { clock, live, roster, sessions, settings, path, diagnosis, readiness } = parts;
  const history = new HistoryService({
    clock,
    store,
    makeId: randomUUID,
    roster: () => roster.snapshot(),
    sessions: () => sessions.list(),
    pathNames: () => new Map(path.snapshot().targets.map(({ id, name }) => [id, name])),
    periodMs: () => live.status.periodMs,
    incidentsBetween: parts.incidentsBetween,
  });
  const metrics = () =>
    metricsText({
      version: packageJson.version,
      roster: roster.snapshot(),
      live: live.states(),
      path: path.snapshot(),
      diagnosis: diagnosis.snapshot(),
      sweep: readiness.history().find(({ trigger }) => trigger !== 'recheck') ?? null,
    });
  return { history, share: metricsShare(settings, metrics, parts.notify) };
}

/** Keeps the server as the settings say. Changes are taken one after the other: a port is free only when its server ended. */
function metricsShare(
  settings: ConsoleServices['settings'],
  metrics: () => string,
  notify: (notice: AppNotice) => void,
) {
  let running: MetricsServer | null = null;
  let port: number | null = null;
  let turn: Promise<void> = Promise.resolve();
  let unfollow: (() => void) | null = null;

  async function follow(wanted: number | null): Promise<void> {
    if (wanted === port) return;
    port = wanted;
    await running?.stop();
    running = null;
    const started = wanted === null ? null : await startMetricsServer(wanted, metrics);
    if (started?.ok === true) running = started.value;
    notify(refusal(started !== null && !started.ok ? started.error.message : null));
  }
  const inTurn = (wanted: number | null): Promise<void> => {
    turn = turn.then(() => follow(wanted));
    return turn;
  };
  return {
    run() {
      void inTurn(settings.get().sharing.prometheusPort);
      unfollow = settings.onChange(({ sharing }) => void inTurn(sharing.prometheusPort));
    },
    async stop() {
      unfollow?.();
      await inTurn(null);
    },
  };
}

function refusal(message: string | null): AppNotice {
  return {
    code: 'metrics-port',
    level: 'warning',
    title: 'Numbers for Prometheus',
    message: message ?? '',
    isSticky: true,
    isCleared: message === null,
  };
}
