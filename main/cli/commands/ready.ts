import type { ReadinessDelta, ReadinessSnapshot } from '../../../shared/model/readiness.ts';
import type { RoomId, RosterSnapshot } from '../../../shared/model/roster.ts';
import type { PlatformId } from '../../../shared/profiles/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { buildReport, type ReportInput, reportInput } from '../../readiness/report/index.ts';
import type { ConsoleServices, Unsubscribe } from '../../services.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { ReadyCommand } from '../parse/ready.ts';
import { findRooms } from '../rooms-by-name.ts';
import type { Streams } from '../streams.ts';
import { sweepProgress } from '../sweep-progress.ts';
import { decideExit, readinessText } from '../view/readiness.ts';
import { writeReports } from '../write-reports.ts';

/** What the command needs of the running console. */
export interface ReadyConsole extends Pick<ConsoleServices, 'sessions' | 'site' | 'profiles'> {
  readonly live: {
    sweep(): Promise<unknown>;
    readonly status: { readonly phase: string; readonly message: string | null };
  };
  readonly roster: { snapshot(): Pick<RosterSnapshot, 'rooms'> };
  readonly readiness: {
    snapshot(): ReadinessSnapshot;
    start(
      scope: { readonly roomIds: readonly RoomId[] | null; readonly platformIds: readonly PlatformId[] | null },
      trigger: 'command',
    ): Result<unknown>;
    stop(): void;
    untilDone(): Promise<void>;
    onChange(listener: (delta: ReadinessDelta) => void): Unsubscribe;
  };
}

/**
 * Checks every device once, then everything else, prints the rooms and writes what reports are wanted. Ctrl+C ends the checks and
 * reports what was found until then.
 */
export async function ready(
  running: ReadyConsole,
  streams: Streams,
  command: ReadyCommand,
  { interrupted, printScript }: { readonly interrupted: AbortSignal; readonly printScript: string },
): Promise<ExitCode> {
  const scope = scopeOf(running, command);
  if (!scope.ok) return refused(scope.error.message, streams);

  await unlessInterrupted(running.live.sweep(), interrupted);
  const { status } = running.live;
  if (status.phase === 'failed') streams.err(status.message ?? 'The devices could not be checked.');

  const swept = await sweepRooms(running, scope.value, interrupted);
  if (!swept.ok) return refused(swept.error.message, streams);

  const input = reportInput({
    at: Date.now(),
    site: running.site.get(),
    profiles: running.profiles.list().profiles.map(({ profile }) => profile),
    roster: running.roster.snapshot(),
    sessions: running.sessions.list(),
    snapshot: running.readiness.snapshot(),
    ...scope.value,
  });
  const isWritten = await report(input, command, streams, printScript);
  return isWritten ? decideExit(input.rows, { people: command.people, isStopped: interrupted.aborted }) : EXIT.refused;
}

/** False when a file that was wanted could not be written; the rooms are printed in any case. */
async function report(
  input: ReportInput,
  { json, html, pdf, audience, people }: ReadyCommand,
  streams: Streams,
  printScript: string,
): Promise<boolean> {
  const onScreen = json
    ? buildReport(input, audience, 'json').text
    : readinessText(input, { people }, streams.terminal());
  streams.out(onScreen.trimEnd());
  const written = await writeReports(buildReport(input, audience, 'html').text, { html, pdf }, printScript);
  if (!written.ok) refused(written.error.message, streams);
  else for (const file of written.value) streams.err(`Wrote ${file}.`);
  return written.ok;
}

/** Null where the console's own rules decide. */
interface Scope {
  readonly roomIds: readonly RoomId[] | null;
  readonly platformIds: readonly PlatformId[] | null;
}

function scopeOf(running: ReadyConsole, command: ReadyCommand): Result<Scope> {
  const rooms = findRooms(running.roster.snapshot().rooms, command.rooms);
  if (!rooms.ok) return rooms;
  const platforms = platformsOf(running, command.platform);
  return platforms.ok ? ok({ roomIds: rooms.value, platformIds: platforms.value }) : platforms;
}

/** The two that the console is made for: checked where neither a session nor the site says what is tested on. */
const USUAL_PLATFORMS: readonly PlatformId[] = ['testnav', 'drc-insight'];

function platformsOf(running: ReadyConsole, wanted: string | null): Result<readonly PlatformId[] | null> {
  const known = running.profiles.list().profiles.map(({ profile }) => profile.id);
  if (wanted === 'all') return ok(known);
  if (wanted === null) {
    const isSaid =
      Object.values(running.site.get().platforms).some(({ isUsed }) => isUsed) ||
      running.sessions.list().some(({ state }) => state !== 'ended');
    return ok(isSaid ? null : USUAL_PLATFORMS);
  }
  if (known.includes(wanted)) return ok([wanted]);
  return fail(
    'unknown-platform',
    `There is no platform ${wanted}. Known are ${known.join(', ')}; --profile FILE adds one of your own.`,
  );
}

async function sweepRooms(running: ReadyConsole, scope: Scope, interrupted: AbortSignal): Promise<Result<unknown>> {
  if (interrupted.aborted) return ok(null);
  const progress = sweepProgress();
  const unsubscribe = running.readiness.onChange(({ sweep }) => sweep && progress.show(sweep));
  const stop = () => running.readiness.stop();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    const started = running.readiness.start(scope, 'command');
    if (started.ok) await running.readiness.untilDone();
    return started;
  } finally {
    interrupted.removeEventListener('abort', stop);
    unsubscribe();
    progress.stop();
  }
}

async function unlessInterrupted(work: Promise<unknown>, interrupted: AbortSignal): Promise<void> {
  const interruption = new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    else interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([work, interruption]);
}

function refused(message: string, streams: Streams): ExitCode {
  streams.err(message);
  return EXIT.refused;
}
