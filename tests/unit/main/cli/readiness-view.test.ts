import { describe, expect, test } from 'vitest';
import { decideExit, readinessText } from '../../../../main/cli/view/readiness.ts';
import { aReportSchool, REPORT_SITE, type RoomMorning } from '../../../helpers/report-school.ts';

const exit = (mornings: readonly RoomMorning[], people = false, isStopped = false) =>
  decideExit(aReportSchool(mornings).rows, { people, isStopped });

describe('decideExit', () => {
  test.each<[string, readonly RoomMorning[], number]>([
    ['every room is go', ['ready', 'warned'], 0],
    ['one room is no-go, whatever else is not clear', ['ready', 'unclear', 'outdated'], 2],
    ['something could not be checked', ['ready', 'unclear'], 3],
    ['a room was never looked at', ['ready', 'unswept'], 3],
    ['there is no room', [], 3],
  ])('when %s', (_when, mornings, code) => {
    expect(exit(mornings)).toBe(code);
  });

  test('leaves the check list out unless it is asked for', () => {
    expect(exit(['ready', 'unconfirmed'])).toBe(0);
    expect(exit(['ready', 'unconfirmed'], true)).toBe(3);
  });

  test('never says go after an interruption, and keeps a no-go that was found', () => {
    expect(exit(['ready'], false, true)).toBe(3);
    expect(exit(['ready', 'devices-down'], false, true)).toBe(2);
  });
});

describe('readinessText', () => {
  const text = (mornings: readonly RoomMorning[], people = false) =>
    readinessText(aReportSchool(mornings), { people }, null);

  test('puts rooms in need of somebody first, with reason, action and who', () => {
    const lines = text(['ready', 'devices-down', 'unclear']).split('\n');
    const rooms = lines.filter((line) => /^\S .*Room 10\d/.test(line));
    expect(rooms.map((line) => line.match(/Room 10\d/)?.[0])).toEqual(['Room 102', 'Room 103', 'Room 101']);
    expect(rooms[0]).toMatch(/^✕ No-go +Room 102: Room 102: 4 of 28 devices do not answer\.$/);
    expect(lines[lines.indexOf(rooms[0] ?? '') + 1]).toMatch(/^ +Proctor: Turn the four devices on/);
  });

  test('names rooms with the same trouble together', () => {
    expect(text(['ready', 'unclear', 'unclear'])).toMatch(
      /\? Not clear +Room 102 and 103: The devices could not be checked/,
    );
  });

  test('lists what people have not confirmed, and says that it does not decide', () => {
    expect(text(['unconfirmed', 'ready'])).toMatch(/✓ Go +Room 101/);
    expect(text(['unconfirmed', 'ready'])).toContain('Check list, 2 items not confirmed (does not decide here');
    expect(text(['unconfirmed', 'ready'])).toContain('? Count the test tickets. (Room 101)');
    expect(text(['unconfirmed', 'ready'], true)).toMatch(/Waiting for people +Room 101/);
    expect(text(['ready'])).not.toContain('Check list');
  });

  test('says of a rehearsal that it is one', () => {
    const site = { ...REPORT_SITE, rehearsal: { ...REPORT_SITE.rehearsal, isLocalOnly: true } };
    expect(readinessText(aReportSchool(['ready'], { site }), { people: false }, null)).toMatch(/^Rehearsal: /);
  });

  test('has no escape codes where there is no terminal, and colors where there is one', () => {
    const input = aReportSchool(['ready', 'outdated']);
    expect(readinessText(input, { people: false }, null)).not.toContain('\u001b');
    const size = { columns: 80, rows: 24, hasColour: true };
    expect(readinessText(input, { people: false }, size)).toContain('\u001b[');
  });
});
