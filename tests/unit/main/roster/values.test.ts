import { describe, expect, it } from 'vitest';
import { bestAddress, parseAddress } from '../../../../main/roster/addresses.ts';
import { parseDate } from '../../../../main/roster/dates.ts';
import { guessPlace } from '../../../../main/roster/rooms.ts';
import { neutralise, restore } from '../../../../main/roster/spreadsheet-safety.ts';
import {
  isExcelDamaged,
  isRetired,
  kindFromWords,
  parseBoolean,
  parseHost,
  parseMac,
  tidy,
} from '../../../../main/roster/values.ts';

describe('parseAddress', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['010.001.002.003', '10.1.2.3'],
    ['10.1.2.3/24', '10.1.2.3'],
    ['172.16.0.1', '172.16.0.1'],
    ['100.64.3.4', '100.64.3.4'],
    ['169.254.7.7', '169.254.7.7'],
    ['127.0.0.5', '127.0.0.5'],
    ['::1', '::1'],
    ['FE80::0001%eth0', 'fe80::1'],
    ['fd12:3456:0:0::9', 'fd12:3456::9'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
  ])('%s > is usable as %s', (text, address) => {
    expect(parseAddress(text)).toEqual({ kind: 'usable', address });
  });

  it.each(['8.8.8.8', '203.0.113.9', '192.0.2.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])(
    '%s > is public',
    (text) => {
      expect(parseAddress(text).kind).toBe('public');
    },
  );

  it.each([
    '10.1.2',
    '10.1.2.256',
    '10.1.2.3.4',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '::',
    'ff02::1',
    '0x0a.1.2.3',
    '10,1,2,3',
    'lab-pc',
    '1.2.3.4:80',
  ])('%s > is impossible', (text) => {
    expect(parseAddress(text)).toEqual({ kind: 'impossible' });
  });

  it('prefers the address that others can reach', () => {
    expect(bestAddress(['fe80::1', '8.8.8.8', '10.0.0.7'])).toEqual({ kind: 'usable', address: '10.0.0.7' });
  });
});

describe('parseMac', () => {
  it.each([
    '00:1B:44:AA:04:17',
    '00-1b-44-aa-04-17',
    '001b.44aa.0417',
    '001B44AA0417',
    '0:1b:44:aa:4:17',
    '01-00-1b-44-aa-04-17',
    '00 1b 44 aa 04 17',
  ])('reads %s', (text) => {
    expect(parseMac(text)).toEqual({ mac: '00:1b:44:aa:04:17', isMadeUp: false });
  });

  it.each(['02:00:00:00:00:01', 'A6-00-00-00-00-01', '7a:00:00:00:00:01', 'ee0000000001'])(
    '%s > is made up',
    (text) => {
      expect(parseMac(text)?.isMadeUp).toBe(true);
    },
  );

  it.each([
    '',
    '00:1b:44',
    '00:00:00:00:00:00',
    'ff:ff:ff:ff:ff:ff',
    '01:00:5e:00:00:01',
    '00:1b:44:aa:04:1g',
    '1.2E+10',
  ])('%s > is none', (text) => {
    expect(parseMac(text)).toBeNull();
  });
});

describe('parseMac > hostile text', () => {
  it('is answered at once', () => {
    expect(parseMac(`${'a'.repeat(5_000)}z`)).toBeNull();
  });
});

describe('parseDate', () => {
  const morning = Date.UTC(2026, 10, 3, 9, 14, 5);
  it.each([
    '2026-11-03T09:14:05Z',
    '2026-11-03 09:14:05',
    '2026-11-03T01:14:05-08:00',
    '2026-11-03 09:14:05.0000000',
    '11/3/2026 9:14:05 AM',
    '11/03/26, 9:14:05 am',
    'Nov 3, 2026 9:14:05 AM',
    String(morning),
    String(morning / 1_000),
  ])('reads %s', (text) => {
    expect(parseDate(text)).toBe(morning);
  });

  it('takes the day first where the first number cannot be a month', () => {
    expect(parseDate('31/12/2026')).toBe(Date.UTC(2026, 11, 31));
  });

  it.each(['', 'yesterday', '2026-13-01', '2/30/2026', '1899-12-30', '12', '25:00'])('%s > is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('small values', () => {
  it('tidy > takes out marks that turn text around', () => {
    expect(['\u200e00:1a:2b', '\u202egnp.exe\u202c', 'Room \u20669\u2069'].map(tidy)).toEqual([
      '00:1a:2b',
      'gnp.exe',
      'Room 9',
    ]);
  });

  it('tidy > takes words for nothing as nothing, and unpacks what Excel was told is text', () => {
    expect(['N/A', ' - ', 'None', '="0012"', ' a\r\n b ', '\u00a0x'].map(tidy)).toEqual([
      '',
      '',
      '',
      '0012',
      'a b',
      'x',
    ]);
  });

  it('isExcelDamaged > knows exponents from asset tags', () => {
    expect(['1.23E+10', '1,2E+7', '5E+11', '1.00E-05'].every(isExcelDamaged)).toBe(true);
    expect(['1E2345', '12E-4', 'E+1', '1.23'].some(isExcelDamaged)).toBe(false);
  });

  it('parseHost > takes names, no addresses and no sentences', () => {
    expect(['LAB-PC-01', 'a.school.local.', 'cb_1'].map(parseHost)).toEqual(['lab-pc-01', 'a.school.local', 'cb_1']);
    expect(['10.0.0.1', 'Front Desk', '-x', '', 'a..b', 'x'.repeat(64)].map(parseHost)).toEqual(Array(6).fill(null));
  });

  it('isRetired > means devices out of use, not devices that are off', () => {
    expect(['DEPROVISIONED', 'RetirePending', 'retired', 'Delete_Pending'].every(isRetired)).toBe(true);
    expect(['ACTIVE', 'DISABLED', 'Managed', 'inactive', ''].some(isRetired)).toBe(false);
  });

  it('parseBoolean > does not guess', () => {
    expect(['yes', 'X', '1', 'no', '0', 'maybe'].map(parseBoolean)).toEqual([true, true, true, false, false, null]);
  });

  it('kindFromWords > reads types, systems and models', () => {
    const words = [
      'Chrome OS',
      'iPadOS',
      'iPad (9th generation)',
      'macOS 15',
      'MacBook Air',
      'Windows',
      'Ubuntu',
      'iPhone',
      'TL-100',
    ];
    expect(words.map(kindFromWords)).toEqual([
      'chromebook',
      'ipad',
      'ipad',
      'mac',
      'mac',
      'windows',
      'linux',
      'other',
      null,
    ]);
  });

  it('neutralise and restore > are inverse, and leave plain values alone', () => {
    const risky = ['=1+1', '+49', '-5', '@x', '\tx', "'x", "''x", ' =x'];
    expect(risky.map(neutralise).every((cell) => cell.startsWith("'"))).toBe(true);
    expect(risky.map(neutralise).map(restore)).toEqual(risky);
    expect(neutralise('CB-0417')).toBe('CB-0417');
  });
});

describe('guessPlace', () => {
  const nothing = { room: '', isRoomFreeText: false, cart: '', notes: '', category: '', orgUnit: '' };
  const guess = (over: Partial<typeof nothing>) => {
    const found = guessPlace({ ...nothing, ...over });
    return found && [found.name, found.kind, found.seat];
  };

  it.each([
    ['/Chromebooks/Cart 14 2024-25', 'Cart 14', 'cart', null],
    ['CRT-3-12', 'Cart 3', 'cart', '12'],
    ['cart #7 slot 04', 'Cart 7', 'cart', '04'],
    ['kept in rm 114b', 'Room 114B', 'room', null],
    ['Room B12', 'Room B12', 'room', null],
    ['Lab 3', 'Lab 3', 'room', null],
    ['computer lab C, back', 'Lab C', 'room', null],
  ])('%s > %s', (notes, name, kind, seat) => {
    expect(guess({ notes })).toEqual([name, kind, seat]);
  });

  it.each(['needs a new label', 'cartridge 3', 'labor day', 'mushroom', 'Computer Lab'])(
    '%s > says no room',
    (notes) => {
      expect(guess({ notes })).toBeNull();
    },
  );

  it('takes a room column at its word', () => {
    expect(guess({ room: 'Ms. Ortiz' })).toEqual(['Ms. Ortiz', 'room', null]);
    expect(guess({ room: '112' })).toEqual(['112', 'room', null]);
    expect(guess({ room: 'rm. 112' })).toEqual(['Room 112', 'room', null]);
    expect(guess({ cart: '14' })).toEqual(['Cart 14', 'cart', null]);
  });

  it('finds the room in a free-text location', () => {
    expect(guess({ room: 'Lincoln, Room 112, back row', isRoomFreeText: true })).toEqual(['Room 112', 'room', null]);
    expect(guess({ room: 'Library', isRoomFreeText: true })).toEqual(['Library', 'room', null]);
  });
});
