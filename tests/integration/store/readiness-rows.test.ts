import { describe, expect, test } from 'vitest';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE } from '../../../shared/model/site.ts';
import type { AppError } from '../../../shared/result.ts';
import { aConfirmation, aResult, aSession, aSignOff, aSweep } from '../../helpers/readiness-builders.ts';
import { aFolder, open, rawDatabase } from './store-folder.ts';

function aFilledFolder(): string {
  const dataDir = aFolder();
  const store = open(dataDir);
  store.sessions.write(aSession());
  store.sessions.write(aSession({ id: 'session-2' }));
  store.site.write({
    ...EMPTY_SITE,
    school: 'Example Middle School',
    platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true }, 'drc-insight': EMPTY_PLATFORM_SITE },
  });
  store.readiness.addSweep({ summary: aSweep(), results: [aResult(), aResult({ checkId: 'os' })] });
  store.readiness.addConfirmation(aConfirmation());
  store.readiness.writeSignOff(aSignOff());
  store.close();
  return dataDir;
}

function harm(dataDir: string, sql: string): void {
  const raw = rawDatabase(dataDir);
  raw.exec(sql);
  raw.close();
}

describe('sessions, site and readiness', () => {
  test('openStore > has them after the console was closed', () => {
    const store = open(aFilledFolder());
    expect(store.sessions.load().map(({ id }) => id)).toEqual(['session-1', 'session-2']);
    expect(store.site.read().platforms.testnav?.isUsed).toBe(true);
    expect(store.readiness.latestSweeps()[0]?.results).toHaveLength(2);
    expect(store.readiness.confirmations()).toEqual([aConfirmation()]);
    expect(store.readiness.signOffs()).toEqual([aSignOff()]);
    store.close();
  });

  test('openStore > leaves out and reports what no longer fits, and gives everything else', () => {
    const dataDir = aFilledFolder();
    harm(
      dataDir,
      `UPDATE sessions SET state = 'dancing' WHERE id = 'session-1';
       UPDATE site SET value = '{"isUsed":"perhaps"}' WHERE part = 'platform/testnav';
       INSERT INTO sweeps (id, is_recheck, ended_at, summary, results) VALUES ('broken', 1, 1, '{}', '[]');
       INSERT INTO sweeps (id, is_recheck, ended_at, summary, results)
         SELECT 'half', 1, 1, json_set(summary, '$.id', 'half'), json_insert(results, '$[#]', 'not a result') FROM sweeps LIMIT 1;`,
    );
    const problems: AppError[] = [];
    const store = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    expect(store.sessions.load().map(({ id }) => id)).toEqual(['session-2']);
    expect(store.site.read().school).toBe('Example Middle School');
    expect(Object.keys(store.site.read().platforms)).toEqual(['drc-insight']);
    expect(store.readiness.latestSweeps().map(({ results }) => results.length)).toEqual([2, 2]);
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['store.row-damaged', 'store.site-part-reset']),
    );
    // No device list brings a session back.
    expect(problems.find(({ details }) => details?.what === 'test sessions')?.message).not.toContain('Import');
    store.close();
  });

  test.each([
    'UPDATE confirmations SET is_ok = 0',
    'DELETE FROM confirmations',
    'DELETE FROM sign_offs',
    "UPDATE sweeps SET summary = '{}'",
  ])('openStore > makes a database that refuses %s', (sql) => {
    expect(() => harm(aFilledFolder(), sql)).toThrow('never');
  });
});
