import { expect, test } from 'vitest';
import { type PrefillWish, prefilled } from '../../../../main/incidents/prefill.ts';
import { moved } from '../../../../shared/model/session.ts';
import { EMPTY_SITE } from '../../../../shared/model/site.ts';
import { HOUR_MS } from '../../../../shared/units.ts';
import { aRoom } from '../../../helpers/builders.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

const EIGHT = Date.UTC(2026, 10, 20, 8);
const HALF_HOUR_MS = HOUR_MS / 2;

const morning = aSession({ id: 'morning', plannedStartAt: EIGHT, plannedEndAt: EIGHT + HOUR_MS });
const noon = aSession({ id: 'noon', plannedStartAt: EIGHT + 4 * HOUR_MS, plannedEndAt: EIGHT + 6 * HOUR_MS });
const sessions = [
  moved(moved(morning, 'testing', 'Ortiz', EIGHT + HALF_HOUR_MS), 'ended', 'Ortiz', EIGHT + 2 * HOUR_MS),
  moved(noon, 'testing', 'Ortiz', EIGHT + 4 * HOUR_MS),
];

function sessionFor(occurredAt: PrefillWish['occurredAt']) {
  const now = EIGHT + 5 * HOUR_MS;
  const wish = { roomId: 'room-1', deviceIds: [], finding: null, reporter: '', now, occurredAt };
  const sources = { roster: { rooms: [aRoom({ id: 'room-1' })], devices: [] }, sessions, site: EMPTY_SITE };
  const { content } = prefilled(wish, sources);
  return { sessionId: content.sessionId, occurredAt: content.occurredAt, phase: content.phase };
}

test('prefill > takes the session that is running when nobody says when it happened', () => {
  expect(sessionFor(null)).toEqual({ sessionId: 'noon', occurredAt: EIGHT + 5 * HOUR_MS, phase: 'during' });
});

test('prefill > takes the session whose students were in at a moment that somebody looks back on, also after its plan', () => {
  const at = EIGHT + 1.5 * HOUR_MS;
  expect(sessionFor(at)).toEqual({ sessionId: 'morning', occurredAt: at, phase: 'during' });
});

test('prefill > knows that students were not in yet when the plan had begun', () => {
  expect(sessionFor(EIGHT + HALF_HOUR_MS / 2)).toMatchObject({ sessionId: 'morning', phase: 'before' });
});

test('prefill > names no session for a moment between two', () => {
  expect(sessionFor(EIGHT + 3 * HOUR_MS).sessionId).toBeNull();
});
