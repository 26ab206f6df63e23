import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../../main/readiness/report/index.ts';
import { aResult } from '../../../../helpers/readiness-builders.ts';
import { aReportSchool, type RoomMorning } from '../../../../helpers/report-school.ts';
import { textOf } from '../../../../helpers/report-text.ts';

const MORNINGS: readonly RoomMorning[] = ['devices-down', 'ready', 'warned', 'unconfirmed', 'unclear', 'outdated'];
const SECRET = 'ORG-55021';

describe('network page', () => {
  test('shows a fault with its evidence, times, rule and action, once for each room', () => {
    const said = textOf(buildReport(aReportSchool(['outdated', 'outdated']), 'network', 'html').text);
    expect(said.match(/3 devices have a system that TestNav no longer supports\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(said).toContain('Lowest version found 132.0.6834.164');
    expect(said).toContain('2026-11-24 07:14:10 EST, took 240 ms of 8 s allowed');
    expect(said).toContain('Update them or swap them for spares. Technician');
    expect(said).toContain('Pearson: TestNav network requirements, 2026-04-06 (the vendor says so)');
  });

  test('leads from its contents to every fault, worst first', () => {
    const page = buildReport(aReportSchool(MORNINGS), 'network', 'html').text;
    const links = [...page.matchAll(/<a href="#([\w-]+)">([^<]*)/g)];
    const ids = new Set([...page.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
    expect(links.filter(([, id]) => !ids.has(id))).toEqual([]);
    const verdicts = links
      .map(([, , text]) => text?.split(':')[0])
      .filter((word) => /^(Fail|Not checked|Warning)$/.test(word ?? ''));
    expect(verdicts).toEqual(['Fail', 'Fail', 'Warning']);
  });

  test('lists devices that did not pass, by name', () => {
    expect(textOf(buildReport(aReportSchool(['devices-down']), 'network', 'html').text)).toMatch(
      /CB-0411, CB-0417, CB-0419, CB-0420 .{0,3}Fail No answer to 4 tries\./,
    );
  });

  test('has rooms that passed alike in one row', () => {
    const said = textOf(buildReport(aReportSchool(['ready', 'ready', 'devices-down']), 'network', 'html').text);
    expect(said).toMatch(/Room 101 and 102 .{0,3}Pass 28 of 28 devices answer\. 07:14:10, 240 ms/);
  });

  test('has the check list as one table, not as forty blocks', () => {
    const page = buildReport(aReportSchool(['unconfirmed', 'unconfirmed', 'ready']), 'network', 'html').text;
    expect(textOf(page)).toContain('Count the test tickets. Room 101 and 102 Room 103');
    expect(page.match(/<article/g)?.length).toBe(1);
  });
});

describe('every page', () => {
  const pages = (input: ReturnType<typeof aReportSchool>) =>
    (['principal', 'network'] as const).map((audience) => buildReport(input, audience, 'html').text);

  test('loads nothing and runs nothing', () => {
    for (const page of pages(aReportSchool(MORNINGS))) {
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    }
  });

  test('shows whatever was typed or measured as text, never as markup', () => {
    const nasty = `<img src=x onerror="alert(1)"> '& </td><script>`;
    const extra = aResult({
      checkId: 'block-page',
      title: nasty,
      verdict: 'fail',
      sentence: nasty,
      evidence: [{ label: nasty, value: nasty }],
      action: { what: nasty, who: 'district' },
      devices: [{ deviceId: 'd', label: nasty, verdict: 'fail', sentence: nasty }],
      rule: { label: nasty, confidence: 'vendor', date: nasty, addresses: [`javascript:${nasty}`] },
    });
    const input = aReportSchool(['ready'], { extra: [extra] });
    const named = { ...input, rooms: input.rooms.map((room) => ({ ...room, name: nasty })) };
    for (const page of pages(named)) {
      expect(page).not.toMatch(/<img|<script/);
      expect(textOf(page)).toContain(nasty);
    }
  });

  test('leaves out marks that turn text around or hide it', () => {
    const extra = aResult({ verdict: 'fail', sentence: 'a\u202eb\u0007c\u200f', checkId: 'odd' });
    for (const page of pages(aReportSchool(['ready'], { extra: [extra] }))) {
      expect(page).toContain('abc');
      expect(page).not.toMatch(/\p{Bidi_Control}|\p{Cc}(?<!\n)/u);
    }
  });
});

describe('CSV', () => {
  const rows = (input: ReturnType<typeof aReportSchool>): Record<string, string>[] =>
    parse(buildReport(input, 'network', 'csv').text, { columns: true, bom: true });

  test('has one row a check with verdict, room, sentence, action and times', () => {
    const input = aReportSchool(MORNINGS);
    const all = rows(input);
    expect(all).toHaveLength(input.results.length);
    expect(all.find((row) => row.Check === 'Devices answer' && row.Verdict === 'Fail')).toMatchObject({
      Room: 'Room 101',
      Area: 'Devices',
      Platform: 'Any',
      Finding: 'Room 101: 4 of 28 devices do not answer.',
      Who: 'Proctor',
      Started: '2026-11-24T12:14:10.000Z',
      'Took ms': '240',
      'Deadline ms': '8000',
    });
    expect(all.find((row) => row.Check === 'home.testnav.com')).toMatchObject({
      Room: 'Whole school',
      'Rooms concerned': 'Room 101 | Room 102 | Room 103 | Room 104 | Room 105 | Room 106',
      'Source of the rule': 'Pearson: TestNav network requirements',
    });
  });

  test('begins with a byte order mark and ends lines as spreadsheets do', () => {
    const { text } = buildReport(aReportSchool(['ready']), 'network', 'csv');
    expect(text.startsWith('\ufeffVerdict,Room,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('gives a spreadsheet no formula to run and stays one row a check, whatever a server answered', () => {
    const school = aReportSchool(['ready']);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n'),
        (tail, head) => {
          const value = `${head}${tail}`;
          const extra = aResult({
            checkId: 'odd',
            title: value,
            sentence: `${value}.`,
            evidence: [{ label: 'x', value }],
          });
          const input = { ...school, results: [extra] };
          const all = rows(input);
          expect(all).toHaveLength(input.results.length);
          for (const cell of all.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@]/);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('JSON', () => {
  test('carries every check with every field, the rooms and the decision', () => {
    const input = aReportSchool(MORNINGS);
    const report = JSON.parse(buildReport(input, 'principal', 'json').text);
    expect(report).toMatchObject({ format: 'testing-day-console/readiness-report', version: 1, decision: 'no-go' });
    expect(report.checks).toEqual(input.results);
    expect(report.rooms[0]).toMatchObject({
      name: 'Room 101',
      decision: 'no-go',
      reason: { sentence: 'Room 101: 4 of 28 devices do not answer.' },
      areas: { devices: 'fail', network: 'warn', platform: 'pass', people: 'unchecked' },
    });
    expect(report.counts.fail).toBe(2);
    expect(report.comparison.fixed).toEqual(['testnav/host/home@school']);
  });
});

describe('secret fields of the site', () => {
  test('never appear in any report, even where a check quoted one', () => {
    const extra = aResult({
      platformId: 'drc-insight',
      checkId: 'leak',
      verdict: 'fail',
      title: `Unit ${SECRET}`,
      sentence: `The unit ${SECRET} was refused.`,
      evidence: [{ label: 'Asked for', value: `https://drc.example.test/?unit=${SECRET}&x=1` }],
      action: { what: `Check ${SECRET.toLowerCase()}.`, who: 'district' },
    });
    const input = aReportSchool(['ready'], { extra: [extra] });
    for (const audience of ['principal', 'network'] as const) {
      for (const format of ['html', 'csv', 'json'] as const) {
        const { text } = buildReport(input, audience, format);
        expect(text).toContain('(hidden)');
        expect(text.toLowerCase()).not.toContain(SECRET.toLowerCase());
      }
    }
  });
});

describe('name of the file', () => {
  test('has the moment, and whom a page is for', () => {
    const input = aReportSchool(['ready']);
    expect(buildReport(input, 'principal', 'html').name).toBe('readiness-2026-11-24-0715-principal.html');
    expect(buildReport(input, 'network', 'json').name).toBe('readiness-2026-11-24-0715.json');
  });
});
