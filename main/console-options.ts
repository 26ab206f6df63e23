import type { TransportChoice } from '../shared/model/live.ts';
import type { ProfileList } from '../shared/profiles/list.ts';
import type { ProgramList } from '../shared/programs/schema.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { ResolveProxy } from './readiness/network/network.ts';
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
  /** For tests and rehearsals: nothing but this laptop itself is contacted, whatever the site says. */
  readonly isLocalOnly?: boolean;
  /** Platform profiles, the school's own included (`loadProfiles`); absent: the built-in ones. */
  readonly profiles?: ProfileList;
  /** Testing programs, the school's own copies included (`loadPrograms`); absent: the built-in ones. */
  readonly programs?: ProgramList;
  /** Scheduled sweeps save their reports in its `reports`; absent: they save none. */
  readonly dataDir?: string;
  /** How the system's proxy settings read a URL; only a browser engine knows. */
  readonly resolveProxy?: ResolveProxy;
}
