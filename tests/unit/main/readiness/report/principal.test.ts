import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../../main/readiness/report/index.ts';
import { aReportSchool, REPORT_SITE, type RoomMorning } from '../../../../helpers/report-school.ts';
import { mainText, textOf } from '../../../../helpers/report-text.ts';

const page = (...of: Parameters<typeof aReportSchool>) => buildReport(aReportSchool(...of), 'principal', 'html').text;
const text = (...of: Parameters<typeof aReportSchool>) => textOf(page(...of));

const MORNINGS: readonly RoomMorning[] = ['devices-down', 'ready', 'warned', 'unconfirmed', 'unclear', 'outdated'];

describe('principal page', () => {
  test('says first how many rooms are ready and what is with the others', () => {
    expect(text(MORNINGS)).toContain(
      '2 of 6 rooms are ready to test: 2 cannot test yet, 1 could not be checked fully and 1 waits for people to confirm.',
    );
  });

  test('says of every room that is not ready why, what to do and who does it', () => {
    const said = text(MORNINGS);
    expect(said).toMatch(/Room 101 .{0,3}No-go Room 101: 4 of 28 devices do not answer\. Turn the four .* Proctor/);
    expect(said).toMatch(
      /Room 106 .{0,3}No-go 3 devices have a system .* Update them or swap them for spares\. Technician/,
    );
    expect(said).toMatch(/Room 105 .{0,3}Not clear .* Connect this laptop to the student network/);
    expect(said).toMatch(/Room 104 .{0,3}Waiting for people 2 items of the check list still to be confirmed/);
  });

  test('names the rooms that are ready, and who signed when', () => {
    expect(text(MORNINGS)).toMatch(/Go ?: 2 rooms Room 102 signed 7:15 AM, J\. Ortiz Room 103/);
  });

  test('compares with the check before, and says what was not checked and what one laptop cannot know', () => {
    const said = text(MORNINGS);
    expect(said).toMatch(/\d new problems?, 1 fixed since the check at Nov 23, 7:15 AM/);
    expect(said).toContain(
      'What was not checked 2 check list items not confirmed yet in rooms that have other trouble.',
    );
    expect(said).toContain('Checked from one laptop. A green result says nothing about a student network');
  });

  test('is calm when all is well: no table of trouble', () => {
    const said = text(['ready', 'ready']);
    expect(said).toContain('All 2 rooms are ready to test.');
    expect(said).not.toContain('What stands in the way');
  });

  test('says that nothing was checked where nothing was', () => {
    expect(text(['unswept', 'unswept'])).toContain('No room has been checked yet.');
  });

  test('warns of a rehearsal, of a check that was stopped, and of rules from another year', () => {
    const site = { ...REPORT_SITE, rehearsal: { ...REPORT_SITE.rehearsal, isLocalOnly: true } };
    const input = aReportSchool(['ready'], { site, isStopped: true });
    const old = { ...input, profiles: input.profiles.map((profile) => ({ ...profile, validTo: '2026-06-30' })) };
    const said = textOf(buildReport(old, 'principal', 'html').text);
    expect(said).toContain('Rehearsal: test servers stand in for some real services');
    expect(said).toContain('The check was stopped: 34 of 120 checks were made.');
    expect(said).toContain('The TestNav rules are those of school year 2026-27. Ask for newer ones.');
    expect(text(['ready'])).not.toMatch(/Rehearsal|stopped|Ask for newer/);
  });

  test('says which sign-off no longer holds, and why', () => {
    const input = aReportSchool(['ready', 'ready']);
    const [first, ...others] = input.signOffs;
    if (first === undefined) throw new Error('The school has sign-offs');
    const reopened = { ...first, reopenedAt: input.at, reopenedBecause: 'CB-0417 stopped answering.' };
    const said = textOf(buildReport({ ...input, signOffs: [reopened, ...others] }, 'principal', 'html').text);
    expect(said).toContain('1 of 2 rooms signed off by a person.');
    expect(said).toContain('is open again since 7:15 AM. CB-0417 stopped answering.');
  });

  test('uses no word that only a technician knows', () => {
    const jargon =
      /\b(DNS|TLS|TCP|HTTPS?|IPv[46]|ICMP|RTT|latency|timeout|SSID|proxy|resolver|handshake|payload|JSON|CSV|@room|unchecked|n\/a)\b/i;
    expect(text(MORNINGS)).not.toMatch(jargon);
  });

  test('says once what is the same in several rooms, whatever room the sentence names', () => {
    const said = text(['devices-down', 'devices-down', 'ready']);
    expect(said).toMatch(/Room 101 and 102 .{0,3}No-go Each room: 4 of 28 devices do not answer\. Turn/);
    expect(said.match(/do not answer/g)).toHaveLength(1);
  });

  test('names every one of 40 rooms, in as few lines as one or two pages hold', () => {
    const kinds: readonly RoomMorning[] = ['ready', 'devices-down', 'unconfirmed', 'unclear', 'warned'];
    const mornings = Array.from({ length: 40 }, (_, index) => kinds[index % kinds.length] ?? 'ready');
    const whole = page(mornings);
    const said = mainText(whole);
    for (let room = 101; room <= 140; room += 1) expect(said).toMatch(new RegExp(`\\b${room}\\b`));
    const rowsOfTable = whole.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').length ?? 0;
    expect(rowsOfTable - 1).toBeLessThanOrEqual(6);
  });
});
