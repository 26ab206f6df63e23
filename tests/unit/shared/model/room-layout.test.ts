import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automaticColumns, layoutRoom, seatNameAt, seatPosition } from '../../../../shared/model/room-layout.ts';
import { aDevice } from '../../../helpers/builders.ts';

describe('seatPosition', () => {
  test.each([
    ['A1', { row: 0, column: 0 }],
    ['a3', { row: 0, column: 2 }],
    ['D-7', { row: 3, column: 6 }],
    ['B 12', { row: 1, column: 11 }],
  ])('reads %s', (seat, position) => {
    expect(seatPosition(seat)).toEqual(position);
  });

  test.each(['12', 'slot 7', 'window', 'A0', 'A99', ''])('says nothing for %j', (seat) => {
    expect(seatPosition(seat)).toBeNull();
  });

  test('is the inverse of seatNameAt for lettered rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 19 }), (row, column) => {
        expect(seatPosition(seatNameAt({ row, column }))).toEqual({ row, column });
      }),
    );
  });
});

describe('layoutRoom', () => {
  test('counts seats as people do: 2 before 10', () => {
    const devices = ['10', '2', '1'].map((seat) => aDevice({ id: seat, seat }));
    expect(layoutRoom({ columns: 3 }, devices).seats.map((seat) => seat.deviceId)).toEqual(['1', '2', '10']);
  });

  test('keeps placed devices and fills the gaps with the others', () => {
    const layout = layoutRoom({ columns: 2 }, [
      aDevice({ id: 'floating', label: 'Z' }),
      aDevice({ id: 'placed', position: { row: 0, column: 0 } }),
    ]);
    expect(layout.seats).toEqual([
      { deviceId: 'placed', position: { row: 0, column: 0 } },
      { deviceId: 'floating', position: { row: 0, column: 1 } },
    ]);
  });

  test('widens the room for a device placed beyond its columns', () => {
    expect(layoutRoom({ columns: 3 }, [aDevice({ position: { row: 1, column: 6 } })])).toMatchObject({
      columns: 7,
      rows: 2,
    });
  });

  test('gives every device exactly one place of its own, whatever the input', () => {
    const anyDevice = fc.record({
      seat: fc.option(fc.stringMatching(/^[A-F]?\d{1,2}$/), { nil: null }),
      position: fc.option(fc.record({ row: fc.nat(6), column: fc.nat(9) }), { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.array(anyDevice, { maxLength: 80 }),
        fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
        (rows, columns) => {
          const devices = rows.map((row, index) => aDevice({ id: `d${index}`, ...row }));
          const layout = layoutRoom({ columns }, devices);
          const places = new Set(layout.seats.map((seat) => `${seat.position.row}/${seat.position.column}`));
          expect(new Set(layout.seats.map((seat) => seat.deviceId)).size).toBe(devices.length);
          expect(places.size).toBe(devices.length);
          expect(
            layout.seats.every((seat) => seat.position.column < layout.columns && seat.position.row < layout.rows),
          ).toBe(true);
        },
      ),
    );
  });
});

test('automaticColumns > draws classrooms wider than tall', () => {
  expect([1, 12, 24, 28, 32].map(automaticColumns)).toEqual([1, 5, 7, 7, 8]);
});
