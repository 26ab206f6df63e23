import { pathToFileURL } from 'node:url';
import type { AppNotice } from '../../shared/contract/app.ts';
import type { TransportChoice } from '../../shared/model/live.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemClock } from '../clock.ts';
import type { Console } from '../console.ts';
import type { Log } from '../log.ts';
import type { ResolveProxy } from '../readiness/network/network.ts';
import type { KeyOptions } from '../store/key.ts';
import type { KeyWrapper } from '../store/key-sealed.ts';

export interface OpenConsoleWishes {
  readonly dataDir: string;
  readonly isDemo: boolean;
  readonly transport: TransportChoice | null;
  readonly isLocalOnly: boolean;
  /** The bundled echo engine. */
  readonly worker: string;
  /** The system's own answer, proxy scripts included. */
  readonly resolveProxy: ResolveProxy;
  readonly wrapper: KeyWrapper;
  readonly log: Log;
  readonly notify: (notice: AppNotice) => void;
}

/**
 * Opens the data and builds the console on it.
 *
 * Both are loaded here and not at the top, so that the window is on its way before the database library is read. What throws
 * while they load, such as a native part that does not fit this system, is an outcome a person has to be told of.
 */
export async function openConsole(wishes: OpenConsoleWishes): Promise<Result<Console>> {
  const { dataDir, isDemo, transport, isLocalOnly, worker, resolveProxy, wrapper, log, notify } = wishes;
  try {
    const [{ openStore }, { createConsole }, { loadProfiles }, { loadPrograms }] = await Promise.all([
      import('../store/database.ts'),
      import('../console.ts'),
      import('../readiness/profiles/load-profiles.ts'),
      import('../programs/load-programs.ts'),
    ]);
    const [profiles, programs] = await Promise.all([loadProfiles(dataDir), loadPrograms(dataDir)]);
    const store = openStore({
      dataDir,
      keys: keysOf(wrapper, process.env),
      clock: systemClock,
      onProblem(problem) {
        log.warn('store', problem);
        notify({
          code: problem.code,
          level: 'warning',
          title: 'Data',
          message: problem.message,
          isSticky: true,
          isCleared: false,
        });
      },
    });
    if (!store.ok) return store;
    const workerUrl = pathToFileURL(worker);
    return ok(
      createConsole({
        store: store.value,
        log,
        workerUrl,
        isDemo,
        transport,
        isLocalOnly,
        profiles,
        programs,
        dataDir,
        resolveProxy,
      }),
    );
  } catch (error) {
    log.error('console could not be built', error);
    return fail(
      'console-not-built',
      'A part of the console could not be loaded, so it may be damaged or not meant for this system. Install it again.',
    );
  }
}

/** What may open the data in a window. */
export function keysOf(wrapper: KeyWrapper, { TDC_PASSPHRASE: passphrase }: NodeJS.ProcessEnv): KeyOptions {
  return passphrase === undefined ? { wrapper } : { wrapper, passphrase };
}
