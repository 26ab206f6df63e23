import { describe, expect, test } from 'vitest';
import { readSeatList } from '../../../../../../../renderer/features/incidents/form/students/seat-list.ts';

const ROOM = ['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4'];

describe('readSeatList', () => {
  test.each([
    ['A1, A3-A5, 12', ['A1', 'A3', 'A4', 'A5', '12']],
    ['a1 a2\nb7;c3', ['A1', 'A2', 'B7', 'C3']],
    ['A3 - 5', ['A3', 'A4', 'A5']],
    ['A3–A5', ['A3', 'A4', 'A5']],
    ['A3 to A5', ['A3', 'A4', 'A5']],
    ['1-3', ['1', '2', '3']],
    ['seats A1 and A2', ['A1', 'A2']],
    ['A1, A1, a1', ['A1']],
    ['', []],
  ])('reads %j', (text, seats) => {
    expect(readSeatList(text)).toEqual({ seats, unread: [] });
  });

  test.each([
    ['Maria Lopez', ['Maria', 'Lopez']],
    ['A7-A3', ['A7-A3']],
    ['A1-B3', ['A1-B3']],
    ['1-9999', ['1-9999']],
    ['123456', ['123456']],
  ])('hands back %j instead of taking it', (text, unread) => {
    expect(readSeatList(text)).toEqual({ seats: [], unread });
  });

  test('takes the seats and hands back the names of a mixed list', () => {
    expect(readSeatList('A1 Maria, B2 Tom')).toEqual({ seats: ['A1', 'B2'], unread: ['Maria', 'Tom'] });
  });

  test('follows the rows of a room that it knows', () => {
    expect(readSeatList('A3-B2', ROOM).seats).toEqual(['A3', 'A4', 'B1', 'B2']);
  });

  test('writes seats as the room does, also those that look like no seat', () => {
    expect(readSeatList('slot-7, a-2', ['Slot-7', 'A2']).seats).toEqual(['Slot-7', 'A2']);
  });

  test('reads fifty seats in one go', () => {
    expect(readSeatList('1-50').seats).toHaveLength(50);
  });
});
