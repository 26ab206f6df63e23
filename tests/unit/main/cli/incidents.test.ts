import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import { aStudentLine, INCIDENT_AT } from '../../../helpers/incident-builders.ts';
import { aPlace, incidentSchool } from './incident-school.ts';

let school: ReturnType<typeof incidentSchool>;
let frozen: IncidentView;

beforeEach(async () => {
  school = incidentSchool();
  frozen = await school.submitted({ programId: 'test-state', reporter: 'J. Ortiz' });
});

const exportsOf = () =>
  (school.book.record(frozen.id)?.events ?? []).flatMap(({ payload }) =>
    payload?.kind === 'exported' ? [payload.fileName] : [],
  );

describe('tdc incidents list', () => {
  test('shows number, state, room, students and what happened', async () => {
    const { exitCode, out } = await school.run('school-coordinator', 'list');
    expect(exitCode).toBe(0);
    expect(out).toContain('1 open');
    expect(out).toMatch(new RegExp(`${frozen.number} .*New +Room 114 +1`));
    expect(out).toContain('The computer at seat A3 froze');
  });

  test('finds by state, category, time and words, and ends with 3 where nothing fits', async () => {
    await school.submitted({ categoryCode: 'ENV-ALARM', description: 'Fire bell.', occurredAt: INCIDENT_AT + DAY_MS });
    const numbers = async (...args: string[]) => {
      const { out } = await school.run('school-coordinator', 'list', '--json', ...args);
      return (JSON.parse(out) as { incidents: { number: string }[] }).incidents.map(({ number }) => number);
    };
    expect(await numbers()).toHaveLength(2);
    expect(await numbers('--category', 'tech-dev')).toEqual([frozen.number]);
    expect(await numbers('--search', 'FROZE seat')).toEqual([frozen.number]);
    expect(await numbers('--until', '2026-11-25', '--since', '2026-11-24')).toEqual([frozen.number]);
    expect(await numbers('--state', 'in-review', 'closed')).toEqual([]);
    expect((await school.run('school-coordinator', 'list', '--search', 'zebra')).exitCode).toBe(3);
  });

  test('gives a script the row, its words and the counts', async () => {
    const { out } = await school.run('school-coordinator', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject({
      at: school.clock.now(),
      total: 1,
      counts: { open: 1, drafts: 0 },
      incidents: [{ number: frozen.number, state: 'submitted', stateWords: 'New', occurredAt: INCIDENT_AT }],
    });
  });

  test('lists more than the service gives at a time', async () => {
    for (let more = 0; more < 500; more += 1) await school.submitted();
    const { out } = await school.run('school-coordinator', 'list', '--json');
    const { incidents } = JSON.parse(out) as { incidents: { number: string }[] };
    expect(new Set(incidents.map(({ number }) => number)).size).toBe(501);
  });

  test('shows a role only what it sees in the window', async () => {
    await school.submitted({ categoryCode: 'STU-CHEAT' });
    const { out } = await school.run('technician', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject({ total: 1, incidents: [{ number: frozen.number }] });
    expect((await school.run('district-coordinator', 'list')).exitCode).toBe(3);
  });
});

describe('tdc incidents show', () => {
  test('tells the story and notes that it was read', async () => {
    const { exitCode, out } = await school.run('school-coordinator', 'show', frozen.number.toLowerCase());
    expect(exitCode).toBe(0);
    expect(out).toContain('What happened\n  The computer at seat A3 froze and had to be restarted.');
    expect(out).toMatch(/S1 {2}A3 +CB-0417, lost 10 min/);
    expect(out).toContain('Submitted with 1 student line');
    const events = school.book.record(frozen.id)?.events ?? [];
    expect(events.at(-1)?.payload?.kind).toBe('opened');
    expect(out).toContain(`Hash of the newest event:\n${events.at(-1)?.hash}`);
  });

  test('shows no student line to a technician, in words or as JSON', async () => {
    school.sitDown('school-coordinator');
    await school.act(frozen, { kind: 'add-students', students: [lineAt('B7')] });
    const told = await school.run('technician', 'show', frozen.number);
    const asJson = await school.run('technician', 'show', frozen.number, '--json');
    expect(told.out).toContain('hidden for your role');
    expect(told.out).not.toMatch(/\b(S1|S2|B7)\b|Erased|[0-9] student line/);
    expect(JSON.parse(asJson.out)).toMatchObject({ students: [], areStudentsHidden: true });
  });

  test('keeps within eighty characters where nobody sees how wide the screen is', async () => {
    const long = await school.submitted({ description: 'It froze again and again. '.repeat(12) });
    const { out } = await school.run('school-coordinator', 'show', long.number);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('passes on nothing that a terminal would obey', async () => {
    const nasty = await school.submitted({ description: 'Froze\u001b]0;owned\u0007 and\u202e stood\tstill.' });
    const { out } = await school.run('school-coordinator', 'show', nasty.number);
    expect([...'\u001b\u0007\u202e\t'].filter((sign) => out.includes(sign))).toEqual([]);
    expect(out).toContain('still.');
  });

  test('says that an unfinished report is to be finished, and ends with 3 for a number that is none', async () => {
    const draft = school.drafted();
    const unfinished = await school.run('school-coordinator', 'show', draft.number);
    expect(unfinished).toMatchObject({ exitCode: 1, err: expect.stringContaining('not submitted yet') });
    expect((await school.run('school-coordinator', 'show', 'INC-2026-ZZZZ')).exitCode).toBe(3);
    expect((await school.run('school-coordinator', 'show', '42')).exitCode).toBe(1);
  });
});

describe('tdc incidents export', () => {
  test('saves under its own name, for its owner alone, notes it, and says what it holds', async () => {
    const folder = aPlace();
    const done = await school.run('school-coordinator', 'export', frozen.number, '--format', 'json', '--out', folder);
    expect(done.exitCode).toBe(0);
    const [name = ''] = readdirSync(folder);
    expect(exportsOf()).toEqual([name]);
    expect(done.err).toContain(`Wrote ${join(folder, name)}.`);
    expect(done.err).toContain('What it holds: Everything that was noted');
    expect(readFileSync(join(folder, name), 'utf8')).toContain(frozen.number);
    if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('takes the format from the name of the file', async () => {
    const file = join(aPlace(), 'share.csv');
    expect(
      (await school.run('school-coordinator', 'export', frozen.number, '--kind', 'share', '--out', file)).exitCode,
    ).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('happened_about');
  });

  test('writes over nothing, and notes nothing then, unless it is told to', async () => {
    const file = join(aPlace(), 'mine.json');
    writeFileSync(file, 'mine');
    const args = ['export', frozen.number, '--kind', 'district', '--out', file];
    expect(await school.run('school-coordinator', ...args)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--force'),
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(exportsOf()).toEqual([]);
    expect((await school.run('school-coordinator', ...args, '--force')).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(frozen.number);
  });

  test('notes nothing where the folder is missing', async () => {
    const file = join(aPlace(), 'nowhere', 'x.json');
    expect((await school.run('school-coordinator', 'export', frozen.number, '--out', file)).exitCode).toBe(1);
    expect(exportsOf()).toEqual([]);
  });

  test('notes nothing where a file stands in the place of the folder, and says so', async () => {
    const taken = join(aPlace(), 'taken');
    writeFileSync(taken, 'mine');
    const done = await school.run('school-coordinator', 'export', frozen.number, '--out', join(taken, 'x.json'));
    expect(done).toMatchObject({ exitCode: 1, err: expect.stringContaining(`${taken} is a file, not a folder`) });
    expect(exportsOf()).toEqual([]);
  });

  test('writes to standard output, which is noted too, but no PDF', async () => {
    const args = ['export', frozen.number, '--kind', 'share', '--out', '-'];
    const { exitCode, out } = await school.run('school-coordinator', ...args);
    expect(exitCode).toBe(0);
    expect(out).not.toContain(frozen.number);
    expect(exportsOf()).toEqual(['standard output']);
    expect((await school.run('school-coordinator', ...args, '--format', 'pdf')).exitCode).toBe(1);
    expect(exportsOf()).toHaveLength(1);
  });

  test('leaves the page where nothing can print', async () => {
    const folder = aPlace();
    const done = await school.run('school-coordinator', 'export', frozen.number, '--out', join(folder, 'a.pdf'));
    expect(done).toMatchObject({ exitCode: 1, err: expect.stringContaining('a.html') });
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain(frozen.number);
  });

  test('refuses roles what the window refuses them', async () => {
    const out = ['--out', aPlace()];
    for (const role of ['proctor', 'technician', null] as const) {
      const done = await school.run(role, 'export', frozen.number, '--kind', 'district', '--format', 'json', ...out);
      expect(done.exitCode).not.toBe(0);
    }
    expect((await school.run('technician', 'export', frozen.number, '--kind', 'help-desk', ...out)).exitCode).toBe(0);
    expect(exportsOf()).toHaveLength(1);
  });

  test('asks which form where the program has several', async () => {
    const args = ['export', frozen.number, '--kind', 'form', '--format', 'txt', '--out', '-'];
    const asked = await school.run('school-coordinator', ...args);
    expect(asked).toMatchObject({ exitCode: 1, err: expect.stringContaining('report (Report), appeal (Appeal)') });
    const filled = await school.run('school-coordinator', ...args, '--form', 'appeal');
    expect(filled).toMatchObject({ exitCode: 0, out: expect.stringContaining('Appeal') });
    expect((await school.run('school-coordinator', ...args, '--form', 'other')).exitCode).toBe(1);
    expect((await school.run('school-coordinator', 'export', frozen.number, '--form', 'appeal')).exitCode).toBe(1);
  });
});

describe('tdc incidents day', () => {
  test('tells the day to a coordinator and to nobody else', async () => {
    const told = await school.run('school-coordinator', 'day', '2026-11-24');
    expect(told).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 incident, 1 student affected') });
    expect(told.out).toContain(frozen.number);
    expect((await school.run(null, 'day')).exitCode).toBe(1);
  });

  test('saves the day in the format wished', async () => {
    const folder = aPlace();
    const args = ['day', '2026-11-24', '--format', 'json', '--out', folder];
    expect((await school.run('school-coordinator', ...args)).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual(['testing-day-2026-11-24.json']);
  });
});

describe('what tdc incidents takes', () => {
  test.each([
    ['list', '--state', 'lost'],
    ['list', '--category', 'TECH'],
    ['list', '--since', '2026-11-24', '--until', '2026-11-24'],
    ['export'],
    ['export', 'INC-2026-7F3K', '--kind', 'everything'],
    ['day', 'yesterday'],
    ['day', '--out', 'x'],
    ['decide', 'INC-2026-7F3K'],
    [],
  ])('refuses %s %s %s %s', async (...args) => {
    expect((await school.run('school-coordinator', ...args)).exitCode).toBe(1);
  });
});

function lineAt(label: string) {
  const { ref: _, ...line } = aStudentLine({ label });
  return line;
}
