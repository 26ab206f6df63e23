import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppNotice } from '../../shared/contract/app.ts';
import { DECISIONS_BY_CONCERN, type ReadinessRow } from '../../shared/model/readiness-board.ts';
import { DECISION_WORDS } from '../../shared/model/readiness-wording.ts';
import type { RosterSnapshot } from '../../shared/model/roster.ts';
import type { Log } from '../log.ts';
import type { NamedText } from '../services.ts';
import type { ReadinessService } from './service.ts';
import { type ReadinessSources, rowNow, WHOLE_SCHOOL } from './sources.ts';

/** Rooms named in a notification; the rest are counted. */
const NAMED_ROOMS = 3;

/** What a scheduled sweep found, for a desktop notification and for printing. */
export interface ScheduledSweepOutcome {
  /** `3 rooms go, 1 no-go`. */
  readonly title: string;
  /** `Room 114: port 4481 of the ProctorCache is closed.` */
  readonly message: string;
  readonly isAllGo: boolean;
  /** Saved HTML reports, absolute, and what is in them; empty where there is no folder for them. */
  readonly pages: readonly { readonly path: string; readonly html: string }[];
}

export interface ScheduledSweepOptions {
  readonly readiness: Pick<ReadinessService, 'start' | 'untilDone' | 'report' | 'snapshot'>;
  readonly sources: Pick<ReadinessSources, 'roster' | 'sessions' | 'site'>;
  /** Null: reports are not saved. */
  readonly reportsDir: string | null;
  readonly notify: (notice: AppNotice) => void;
  readonly log: Log;
}

/**
 * Runs the sweep of the hour, saves its reports and says how it went. Never rejects.
 *
 * @returns Null when it could not run, because a person is sweeping already or there is no room.
 */
export async function runScheduledSweep(options: ScheduledSweepOptions): Promise<ScheduledSweepOutcome | null> {
  const { readiness, sources, notify, log } = options;
  const started = readiness.start(WHOLE_SCHOOL, 'schedule');
  if (!started.ok) {
    log.warn('Scheduled sweep did not run', started.error.code);
    return null;
  }
  await readiness.untilDone();
  const roster = sources.roster();
  const { results } = readiness.snapshot();
  const rooms = roster.rooms.filter(({ kind }) => kind === 'room');
  const rows = rooms.map(({ id }) => rowNow(sources, results, id));
  const said = describe(rows, roster);
  const pages = await saveReports(options);
  notify({ ...SWEPT_NOTICE, level: said.isAllGo ? 'info' : 'warning', title: said.title, message: said.message });
  return { ...said, pages };
}

function describe(
  rows: readonly ReadinessRow[],
  { rooms }: Pick<RosterSnapshot, 'rooms'>,
): Pick<ScheduledSweepOutcome, 'title' | 'message' | 'isAllGo'> {
  const counts = DECISIONS_BY_CONCERN.toReversed().flatMap((decision) => {
    const count = rows.filter((row) => row.decision === decision).length;
    return count === 0 ? [] : [`${count} ${DECISION_WORDS[decision].word.toLowerCase()}`];
  });
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  const bad = DECISIONS_BY_CONCERN.filter((decision) => decision === 'no-go' || decision === 'unclear').flatMap(
    (decision) => rows.filter((row) => row.decision === decision),
  );
  const sentences = bad
    .slice(0, NAMED_ROOMS)
    .map(({ roomId, reason }) => `${names.get(roomId)}: ${reason?.sentence ?? ''}`);
  const more = bad.length > NAMED_ROOMS ? ` And ${bad.length - NAMED_ROOMS} more.` : '';
  return {
    title: `Readiness: ${counts.join(', ')}`,
    message:
      bad.length === 0 ? 'The console found nothing that stands against testing.' : `${sentences.join(' ')}${more}`,
    isAllGo: rows.every(({ decision }) => decision === 'go'),
  };
}

async function saveReports(options: ScheduledSweepOptions): Promise<ScheduledSweepOutcome['pages']> {
  const { readiness, reportsDir, notify, log } = options;
  if (reportsDir === null) return [];
  try {
    await mkdir(reportsDir, { recursive: true });
    const pages: { path: string; html: string }[] = [];
    for (const [audience, format] of REPORTS) {
      const report = await readiness.report(audience, format);
      if (!report.ok) throw new Error(report.error.message);
      const path = await save(reportsDir, report.value);
      if (format === 'html') pages.push({ path, html: report.value.text });
    }
    notify({ ...REPORT_NOTICE, isCleared: true });
    return pages;
  } catch (error) {
    log.error('Reports of a scheduled sweep not saved', error);
    notify(REPORT_NOTICE);
    return [];
  }
}

const REPORTS = [
  ['principal', 'html'],
  ['network', 'html'],
  ['network', 'json'],
] as const;

/** Under another name first, so that a half-written report is never taken for a whole one. */
async function save(folder: string, { name, text }: NamedText): Promise<string> {
  const path = join(folder, name);
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  return path;
}

const SWEPT_NOTICE = { code: 'scheduled-sweep', isSticky: true, isCleared: false } as const;

const REPORT_NOTICE: AppNotice = {
  code: 'report-not-saved',
  level: 'warning',
  title: 'The report of the scheduled check was not saved',
  message:
    'The reports folder in the data folder could not be written to. The board has everything; save a report from there.',
  isSticky: true,
  isCleared: false,
};
