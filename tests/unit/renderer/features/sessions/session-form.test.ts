import { describe, expect, it } from 'vitest';
import { nextSchoolDay } from '../../../../../renderer/features/sessions/local-day.ts';
import {
  copyTo,
  emptyForm,
  formOf,
  readForm,
  type SessionForm,
} from '../../../../../renderer/features/sessions/session-form.ts';
import { SessionDraft } from '../../../../../shared/model/session.ts';
import { aRoom } from '../../../../helpers/builders.ts';
import { aSession } from '../../../../helpers/readiness-builders.ts';

const rooms = [aRoom(), aRoom({ id: 'room-2', name: 'Library' })];
const monday = new Date(2026, 10, 23).getTime();

const filled = (over: Partial<SessionForm> = {}): SessionForm => ({
  ...emptyForm(monday, 'testnav'),
  name: 'Grade 8 ELA',
  rooms: new Map([['room-2', { proctor: 'Mr. Haas', expected: '' }]]),
  ...over,
});
const errorsOf = (over: Partial<SessionForm>) => {
  const reading = readForm(filled(over), rooms);
  return reading.ok ? {} : reading.errors;
};

describe('readForm', () => {
  it('makes a draft of what was typed, on this laptop’s clock', () => {
    const reading = readForm(filled({ start: '08:15', end: '10:00' }), rooms);
    expect(reading).toMatchObject({
      ok: true,
      draft: {
        name: 'Grade 8 ELA',
        managementSystem: null,
        rooms: [{ roomId: 'room-2', proctor: 'Mr. Haas', expectedDevices: null }],
        plannedStartAt: new Date(2026, 10, 23, 8, 15).getTime(),
        plannedEndAt: new Date(2026, 10, 23, 10).getTime(),
      },
    });
  });

  it('has one sentence for each field that cannot be used', () => {
    expect(errorsOf({ name: ' ', platformId: '', date: '', rooms: new Map() })).toEqual({
      name: 'Give it a name, such as Grade 8 ELA, unit 2.',
      platformId: 'Choose the platform that students test on.',
      date: 'Choose a day.',
      rooms: 'Choose at least one room.',
    });
    expect(errorsOf({ start: '10:00', end: '08:00' })).toEqual({ end: 'It ends before it starts.' });
    expect(errorsOf({ rooms: new Map([['room-1', { proctor: '', expected: '2.5' }]]) })).toEqual({
      'expected-room-1': 'A whole number up to 1000.',
    });
  });

  it('takes out rooms that have left the roster', () => {
    const chosen = new Map([
      ['gone', { proctor: '', expected: '' }],
      ['room-1', { proctor: '', expected: '12' }],
    ]);
    const reading = readForm(filled({ rooms: chosen }), rooms);
    expect(reading.ok && reading.draft.rooms.map(({ roomId }) => roomId)).toEqual(['room-1']);
  });
});

describe('formOf', () => {
  it('comes back to the same session when nothing was changed', () => {
    const session = aSession({
      plannedStartAt: new Date(2026, 10, 23, 8, 30).getTime(),
      plannedEndAt: new Date(2026, 10, 23, 10, 15).getTime(),
      rooms: [{ roomId: 'room-1', proctor: 'Ms. Ortiz', expectedDevices: 28 }],
    });
    const { id: _id, state: _state, since: _since, moves: _moves, ...draft } = session;
    expect(readForm(formOf(session), rooms)).toEqual({ ok: true, draft: SessionDraft.parse(draft) });
  });
});

describe('copyTo', () => {
  it('keeps the times and moves the day', () => {
    const session = aSession({
      plannedStartAt: new Date(2026, 10, 27, 8, 30).getTime(),
      plannedEndAt: new Date(2026, 10, 27, 10, 15).getTime(),
    });
    const friday = session.plannedStartAt;
    expect(copyTo(session, nextSchoolDay(friday))).toMatchObject({ date: '2026-11-30', start: '08:30', end: '10:15' });
  });
});
