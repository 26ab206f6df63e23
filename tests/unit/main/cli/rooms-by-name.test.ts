import { describe, expect, test } from 'vitest';
import { findRooms } from '../../../../main/cli/rooms-by-name.ts';
import { aRoom } from '../../../helpers/builders.ts';

const rooms = ['Room 112', 'Room 114', 'Library', 'Cart 3'].map((name) => aRoom({ id: `id-${name}`, name }));

describe('findRooms', () => {
  test('leaves the choice to the console when none is named', () => {
    expect(findRooms(rooms, [])).toEqual({ ok: true, value: null });
  });

  test('finds rooms in any case and spacing, each once', () => {
    expect(findRooms(rooms, ['room  112', ' LIBRARY ', 'Room 112'])).toEqual({
      ok: true,
      value: ['id-Room 112', 'id-Library'],
    });
  });

  test.each([
    ['Room 113', 'Did you mean Room 112 or Room 114?'],
    ['Libary', 'Did you mean Library?'],
    ['114', 'Did you mean Room 114'],
    ['Gymnasium East', 'The roster has 4 rooms; "tdc sweep" lists them.'],
  ])('says that there is no %s, and what is near', (name, hint) => {
    const found = findRooms(rooms, [name]);
    expect(found).toMatchObject({ ok: false, error: { code: 'unknown-room' } });
    expect(found.ok ? '' : found.error.message).toContain(`There is no room ${name}. ${hint}`);
  });
});
