import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScheduledSweep, type ScheduledSweepOptions } from '../../../../main/readiness/scheduled-sweep.ts';
import type { AppNotice } from '../../../../shared/contract/app.ts';
import type { CheckResult, Verdict } from '../../../../shared/model/readiness.ts';
import { EMPTY_SITE } from '../../../../shared/model/site.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { aRoom } from '../../../helpers/builders.ts';
import { aReadinessSnapshot, aResult, aSweep } from '../../../helpers/readiness-builders.ts';

let folder: string;
let notices: AppNotice[];
let warnings: unknown[][];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-reports-'));
  notices = [];
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const inRoom = (roomId: string, verdict: Verdict): CheckResult =>
  aResult({ checkId: 'os', verdict, sentence: `It is a ${verdict}.`, scope: { kind: 'room', roomId } });

function options(results: readonly CheckResult[], over: Partial<ScheduledSweepOptions> = {}): ScheduledSweepOptions {
  return {
    readiness: {
      start: () => ok(aSweep()),
      untilDone: () => Promise.resolve(),
      snapshot: () => aReadinessSnapshot({ results: [...results] }),
      report: (audience, format) =>
        Promise.resolve(ok({ name: `r-${audience}.${format}`, text: `${audience} ${format}` })),
    },
    sources: {
      roster: () => ({
        revision: 1,
        rooms: [
          aRoom({ id: 'r1', name: 'Room 112' }),
          aRoom({ id: 'r2', name: 'Room 114' }),
          aRoom({ id: 'cart', name: 'Cart 3', kind: 'cart' }),
        ],
        devices: [],
      }),
      sessions: () => [],
      site: () => EMPTY_SITE,
    },
    reportsDir: join(folder, 'reports'),
    notify: (notice) => notices.push(notice),
    log: { info: () => undefined, warn: (...what) => warnings.push(what), error: (...what) => warnings.push(what) },
    ...over,
  };
}

describe('runScheduledSweep', () => {
  test('says how many rooms go, and which do not and why', async () => {
    const outcome = await runScheduledSweep(options([inRoom('r1', 'pass'), inRoom('r2', 'fail')]));
    expect(outcome).toMatchObject({
      title: 'Readiness: 1 go, 1 no-go',
      message: 'Room 114: It is a fail.',
      isAllGo: false,
    });
    expect(notices).toContainEqual(
      expect.objectContaining({ code: 'scheduled-sweep', level: 'warning', isSticky: true }),
    );
  });

  test('is brief when every room goes', async () => {
    const outcome = await runScheduledSweep(options([inRoom('r1', 'pass'), inRoom('r2', 'warn')]));
    expect(outcome).toMatchObject({ title: 'Readiness: 2 go', isAllGo: true });
    expect(notices).toContainEqual(expect.objectContaining({ code: 'scheduled-sweep', level: 'info' }));
  });

  test('saves both pages and the data, and gives the pages for printing', async () => {
    const outcome = await runScheduledSweep(options([inRoom('r1', 'pass')]));
    const reports = join(folder, 'reports');
    expect((await readdir(reports)).sort()).toEqual(['r-network.html', 'r-network.json', 'r-principal.html']);
    expect(await readFile(join(reports, 'r-principal.html'), 'utf8')).toBe('principal html');
    expect(outcome?.pages).toEqual([
      { path: join(reports, 'r-principal.html'), html: 'principal html' },
      { path: join(reports, 'r-network.html'), html: 'network html' },
    ]);
  });

  test('still says how it went when the reports cannot be saved, and says that too', async () => {
    await writeFile(join(folder, 'file'), '');
    const outcome = await runScheduledSweep(options([inRoom('r1', 'pass')], { reportsDir: join(folder, 'file') }));
    expect(outcome).toMatchObject({ pages: [] });
    expect(notices).toContainEqual(expect.objectContaining({ code: 'report-not-saved', isCleared: false }));
  });

  test('is null, and noted, when a person is sweeping already', async () => {
    const busy = options([]);
    const start = () => fail('sweep-running', 'The rooms are being checked already.');
    expect(await runScheduledSweep({ ...busy, readiness: { ...busy.readiness, start } })).toBeNull();
    expect(notices).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});
