import { describe, expect, test } from 'vitest';
import { historyPieces } from '../../../../main/history/records.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { aDevice, aNewTransition, aRoom } from '../../../helpers/builders.ts';
import { aFinding } from '../../../helpers/diagnosis-builders.ts';

const EIGHT = Date.UTC(2026, 10, 20, 8);
const SPAN = { from: EIGHT, to: EIGHT + HOUR_MS };

function aStore() {
  const store = openMemoryStore({ clock: { now: () => EIGHT }, onProblem: (problem) => expect.fail(problem.message) });
  store.roster.write({
    what: 'test',
    rooms: [aRoom()],
    devices: [aDevice({ label: '=CB', studentLabel: 'Student 7' })],
  });
  store.history.addTransitions([
    aNewTransition({ at: EIGHT, deviceLabel: '=CB' }),
    aNewTransition({ at: EIGHT + 30 * MINUTE_MS, deviceLabel: '=CB', from: 'down', to: 'up' }),
    aNewTransition({ at: SPAN.to, deviceLabel: '=CB' }),
  ]);
  store.history.addRollups([
    {
      deviceId: 'device-1',
      minuteAt: EIGHT,
      checks: 12,
      lost: 1,
      rttMinMs: 1,
      rttAvgMs: 2.3456,
      rttMaxMs: 9,
      worst: 'up',
    },
  ]);
  store.findings.write([aFinding({ since: EIGHT + MINUTE_MS })]);
  return store;
}

function text(what: Parameters<typeof historyPieces>[1], format: 'csv' | 'json') {
  let records = 0;
  const pieces = [...historyPieces(aStore(), what, format, SPAN, 20 * MINUTE_MS, (count) => (records += count))];
  return { text: pieces.join(''), records };
}

describe('historyPieces', () => {
  test('writes each change once over all pieces, the end of the span left out, formulas made harmless', () => {
    const csv = text('transitions', 'csv');
    expect(csv.records).toBe(2);
    expect(csv.text.split('\r\n')).toEqual([
      '\ufeffat,device_id,device,room,seat,from,to,evidence',
      '2026-11-20T08:00:00.000Z,device-1,\'=CB,Room 112,A1,up,down,"no answer (4 tries, no other sign of life)"',
      expect.stringContaining('2026-11-20T08:30:00.000Z'),
      '',
    ]);
  });

  test('writes JSON that parses whole, however many pieces it had', () => {
    expect(JSON.parse(text('transitions', 'json').text)).toHaveLength(2);
    expect(JSON.parse(text('minutes', 'json').text)).toEqual([
      {
        at: '2026-11-20T08:00:00.000Z',
        device_id: 'device-1',
        device: '=CB',
        checks: 12,
        lost: 1,
        rtt_min_ms: 1,
        rtt_avg_ms: 2.35,
        rtt_max_ms: 9,
        worst: 'up',
      },
    ]);
    expect(JSON.parse(text('alerts', 'json').text)).toEqual([]);
    expect(JSON.parse(text('findings', 'json').text)).toMatchObject([
      { layer: 'room', rooms: 'Room 114', device: null },
    ]);
  });

  test.each(['transitions', 'minutes', 'findings', 'alerts', 'path'] as const)('names no student in %s', (what) => {
    expect(text(what, 'csv').text + text(what, 'json').text).not.toContain('Student 7');
  });
});
