import { basename } from 'node:path';
import type { ProfileList } from '../../shared/profiles/list.ts';
import { type AppError, ok, type Result } from '../../shared/result.ts';
import { systemClock } from '../clock.ts';
import type { Console } from '../console.ts';
import { dataDirOf } from '../data-dir.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/repositories.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { keysFromEnvironment } from './keys-from-environment.ts';
import type { IncidentsCommand } from './parse/incidents.ts';
import type { SweepCommand, WatchCommand } from './parse/live.ts';
import type { ReadyCommand } from './parse/ready.ts';
import { passingStore } from './passing-store.ts';
import type { CliCommand } from './program.ts';
import { readInput } from './read-input.ts';
import type { Streams } from './streams.ts';

const TITLE = 'Testing Day Console';

/** What the entry point knows and the commands need. */
export interface Surroundings {
  readonly streams: Streams;
  /** Aborted by Ctrl+C; commands then end cleanly with what they have. */
  readonly interrupted: AbortSignal;
  /** The bundled echo engine. */
  readonly workerUrl: URL;
  /** Prints a page without a window; missing where the console does not run from its repository. */
  readonly printScript: string;
}

/**
 * Runs one command to its end. What only some commands need (database, importer, progress bar) is loaded when one needs it:
 * loading takes longer than checking a few rooms.
 */
export async function runCommand(command: CliCommand, surroundings: Surroundings): Promise<ExitCode> {
  const { streams, interrupted } = surroundings;
  switch (command.name) {
    case 'import':
      return withStore(command, streams, async (store) => {
        const { importRosters } = await import('./commands/roster.ts');
        return importRosters(store.roster, command, streams, interrupted);
      });
    case 'export':
      return withStore(command, streams, async (store) => {
        const { exportData } = await import('./commands/export.ts');
        return exportData(store, command, systemClock.now(), streams, interrupted);
      });
    case 'sweep':
      return withConsole(command, surroundings, async (running) => {
        const { sweep } = await import('./commands/sweep.ts');
        return sweep(running, streams, command);
      });
    case 'watch':
      return withConsole(command, surroundings, async (running, isDemo) => {
        const { watch } = await import('./commands/watch.ts');
        return watch(running, streams, { ...command, title: isDemo ? `${TITLE} · DEMO SCHOOL` : TITLE, interrupted });
      });
    case 'ready':
      return withConsole(command, surroundings, async (running) => {
        const { ready } = await import('./commands/ready.ts');
        return ready(running, streams, command, surroundings);
      });
    case 'incidents':
      return withIncidents(command, surroundings);
    case 'audit': {
      const { verifyFile, verifyLedgerOf } = await import('./commands/audit.ts');
      if (command.file !== null) return verifyFile(command.file, command, streams);
      return withStore(command, streams, (store) => verifyLedgerOf(store.incidents, command, streams));
    }
    case 'backup': {
      const { backUp } = await import('./commands/backup.ts');
      return backUp(command, streams, (run) => withStore(command, streams, run));
    }
    case 'people':
      return withStore(command, streams, async (store) => {
        const { people } = await import('./commands/people.ts');
        return people(store, command, streams);
      });
    case 'restore': {
      const { restore } = await import('./commands/restore.ts');
      return restore(command, streams);
    }
    case 'error': {
      const { knownProfiles } = await import('./open-ready.ts');
      const profiles = await knownProfiles(command.data, [], streams);
      if (!profiles.ok) return refused(profiles, streams);
      const { explainError } = await import('./commands/error.ts');
      return explainError(
        profiles.value.profiles.map(({ profile }) => profile),
        command,
        streams,
      );
    }
  }
}

/** Which folder a command is about. */
interface FolderWish {
  readonly data: string | null;
  /** The demo school's; absent: the school's. */
  readonly demo?: boolean;
}

async function withStore(
  wish: FolderWish,
  streams: Streams,
  run: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await openSavedStore(wish, streams);
  if (!store.ok) return refused(store, streams);
  try {
    return await run(store.value);
  } finally {
    store.value.close();
  }
}

/** Nothing is checked meanwhile: the console is put together, but does not run. */
async function withIncidents(command: IncidentsCommand, surroundings: Surroundings): Promise<ExitCode> {
  const { streams, workerUrl } = surroundings;
  const store = await openSavedStore(command, streams);
  if (!store.ok) return refused(store, streams);
  const [{ createConsole }, { loadPrograms }, { incidents }] = await Promise.all([
    import('../console.ts'),
    import('../programs/load-programs.ts'),
    import('./commands/incidents.ts'),
  ]);
  const programs = await loadPrograms(dataDirOf({ chosen: command.data, isDemo: command.demo }));
  for (const { message } of programs.problems) streams.err(message);
  const options = { store: store.value, log: stderrLog(streams), workerUrl, transport: null, programs };
  const running = createConsole({ ...options, isDemo: command.demo });
  try {
    return await incidents(running, command, surroundings, systemClock);
  } finally {
    await running.stop();
  }
}

type ConsoleCommand = SweepCommand | WatchCommand | ReadyCommand;

async function withConsole(
  command: ConsoleCommand,
  { streams, workerUrl }: Surroundings,
  run: (running: Console, isDemo: boolean) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openFor(command, streams);
  if (!opened.ok) return refused(opened, streams);
  const { store, isDemo, profiles } = opened.value;
  if (!isDemo && store.roster.load().devices.length === 0) {
    store.close();
    streams.err(
      'There is no roster yet. Import one with "tdc import FILE", name one with --roster FILE, or look around with "tdc watch --demo".',
    );
    return EXIT.refused;
  }
  const { createConsole } = await import('../console.ts');
  const running = createConsole({
    store,
    log: stderrLog(streams),
    workerUrl,
    isDemo,
    transport: command.transport,
    ...(command.name === 'watch' && command.periodMs !== null ? { periodMs: command.periodMs } : {}),
    allowPublicAddresses: command.allowPublic,
    ...(profiles === undefined ? {} : { profiles }),
  });
  try {
    return await run(running, isDemo);
  } finally {
    await running.stop();
  }
}

interface Opened {
  readonly store: Store;
  readonly isDemo: boolean;
  /** Absent: those that come with the console. */
  readonly profiles?: ProfileList;
}

/** The saved data, a roster file in memory, or the demo school in memory. */
async function openFor(command: ConsoleCommand, streams: Streams): Promise<Result<Opened>> {
  const opened = await openData(command, streams);
  if (!opened.ok || command.name !== 'ready') return opened;
  const { forOneCommand } = await import('./open-ready.ts');
  const laidOver = await forOneCommand(opened.value.store, command, streams);
  if (laidOver.ok) return ok({ isDemo: false, ...laidOver.value });
  opened.value.store.close();
  return laidOver;
}

async function openData(command: ConsoleCommand, streams: Streams): Promise<Result<Opened>> {
  const demo = command.name === 'watch' ? command.demo : 'never';
  if (demo === 'always') return ok({ store: passingStore(), isDemo: true });
  if (command.roster !== null) {
    const store = await openRosterFile(command.roster, command.allowPublic, streams);
    return store.ok ? ok({ store: store.value, isDemo: false }) : store;
  }
  const store = await openSavedStore({ data: command.data }, streams);
  if (!store.ok) return store;
  if (demo === 'if-empty' && store.value.roster.load().devices.length === 0) {
    store.value.close();
    return ok({ store: passingStore(), isDemo: true });
  }
  return ok({ store: store.value, isDemo: false });
}

async function openRosterFile(file: string, allowPublicAddresses: boolean, streams: Streams): Promise<Result<Store>> {
  const bytes = await readInput(file);
  if (!bytes.ok) return bytes;
  const { readRosterFile } = await import('../roster/import-files.ts');
  const read = await readRosterFile(bytes.value, basename(file), { allowPublicAddresses });
  if (!read.ok) return read;
  for (const { line, message } of read.value.warnings)
    streams.err(line === null ? message : `Line ${line}: ${message}`);
  const store = passingStore();
  store.roster.write({ what: `Read ${basename(file)}`, rooms: read.value.rooms, devices: read.value.devices });
  return ok(store);
}

async function openSavedStore({ data, demo = false }: FolderWish, streams: Streams): Promise<Result<Store>> {
  const { openStore } = await import('../store/database.ts');
  const dataDir = dataDirOf({ chosen: data, isDemo: demo });
  const keys = keysFromEnvironment(process.env);
  const onProblem = (problem: AppError) => streams.err(problem.message);
  const opened = openStore({ dataDir, keys, clock: systemClock, onProblem });
  if (opened.ok) return opened;
  const { restoreHint } = await import('./restore-hint.ts');
  const hint = await restoreHint(opened.error.code, dataDir, keys);
  return { ok: false, error: { ...opened.error, message: `${opened.error.message}${hint}` } };
}

function refused(failure: Extract<Result<unknown>, { ok: false }>, streams: Streams): ExitCode {
  streams.err(failure.error.message);
  return EXIT.refused;
}

function stderrLog(streams: Streams): Log {
  return { info: () => undefined, warn: (message) => streams.err(message), error: (message) => streams.err(message) };
}
