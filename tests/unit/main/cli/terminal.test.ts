import { describe, expect, test } from 'vitest';
import { viewSchool } from '../../../../main/cli/view/school.ts';
import { drawPicture, type Picture } from '../../../../main/cli/view/terminal.ts';
import type { DeviceState } from '../../../../shared/model/device-state.ts';
import { aDevice, aLive, aRoom, aStatus } from '../../../helpers/builders.ts';

const NOW = 1_700_000_000_000;

/** Rooms of seats given as states: `picture({ 'Room 112': ['up', 'down'] })`. */
function picture(rooms: Readonly<Record<string, readonly DeviceState[]>>, over: Partial<Picture> = {}): Picture {
  const roomRows = Object.keys(rooms).map((name, order) => aRoom({ id: name, name, order }));
  const seats = Object.entries(rooms).flatMap(([roomId, states]) =>
    states.map((state, i) => ({
      state,
      device: aDevice({ id: `${roomId}-${i}`, roomId, label: `CB-${i}`, seat: `A${i + 1}` }),
    })),
  );
  const live = new Map(
    seats.map(({ device, state }) => [
      device.id,
      aLive({
        id: device.id,
        state,
        since: NOW - 41_000,
        evidence:
          state === 'down'
            ? { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true }
            : { kind: 'echo', rttMs: 9 },
      }),
    ]),
  );
  const views = viewSchool(
    roomRows,
    seats.map((seat) => seat.device),
    live,
  );
  return { title: 'Testing Day Console', status: aStatus(), rooms: views, transitions: [], now: NOW, ...over };
}

const plain = { columns: 100, rows: 40, hasColour: false };

describe('drawPicture', () => {
  test('shows every seat with a sign that reads without colour, and says who is down and since when', () => {
    const text = drawPicture(picture({ 'Room 112': ['up', 'up'], 'Room 114': ['up', 'down'] }), plain).join('\n');
    expect(text).toContain('Room 112           2/2 up');
    expect(text).toContain('Room 114           1/2 up · 1 down');
    expect(text).toMatch(/A1· +A2✕/);
    expect(text).toContain('A2 CB-1: down 41 s, no answer (4 tries, no other sign of life)');
  });

  test('puts the room in most trouble first, the others in their order', () => {
    const lines = drawPicture(picture({ 'Room 112': ['up'], 'Room 113': ['slow'], 'Room 114': ['down'] }), plain);
    expect(lines.flatMap((line) => /^Room \d+/.exec(line)?.[0] ?? [])).toEqual(['Room 114', 'Room 113', 'Room 112']);
  });

  test('never draws more lines than the terminal has, and counts what it leaves out', () => {
    const rooms = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`Room ${100 + i}`, Array<DeviceState>(28).fill('up')]),
    );
    const lines = drawPicture(picture(rooms), { ...plain, rows: 24 });
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.join('\n')).toMatch(/… and \d+ more rooms/);
  });

  test('says what is wrong with the probing instead of counts that mean nothing', () => {
    const status = aStatus({ phase: 'offline', message: 'This laptop has no network.' });
    expect(drawPicture(picture({ 'Room 112': ['unknown'] }, { status }), plain)[1]).toBe('This laptop has no network.');
  });

  test('writes no escape code without colour', () => {
    expect(drawPicture(picture({ 'Room 112': ['down'] }), plain).join('\n')).not.toContain('\u001b');
  });
});
