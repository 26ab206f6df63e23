import { expect, test } from 'vitest';
import {
  byUrgency,
  headline,
  isAnswered,
  itemOfRequest,
  itemOfRow,
} from '../../../../../../renderer/features/incidents/district/queue-items.ts';
import { EMPTY_SITE_TESTING } from '../../../../../../shared/model/site-testing.ts';
import type { DutyRule } from '../../../../../../shared/programs/schema.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../../shared/units.ts';
import { aDuty, aProgram, aReceivedRequest, aRow, INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

const now = INCIDENT_AT + 4 * HOUR_MS;

test('queue > comes in the order of what must be done at once, what is overdue, what is due, then the oldest', () => {
  const items = [
    aRow({ id: 'young', occurredAt: INCIDENT_AT }),
    aRow({ id: 'due', nextDuty: aDuty({ dueAt: now + HOUR_MS }) }),
    aRow({ id: 'old', occurredAt: INCIDENT_AT - HOUR_MS }),
    aRow({ id: 'late', nextDuty: aDuty({ dueAt: now - HOUR_MS, state: 'overdue' }) }),
    aRow({ id: 'call', nextDuty: aDuty({ dueAt: null, state: 'at-once' }) }),
  ].map(itemOfRow);
  expect(items.sort(byUrgency).map(({ key }) => key)).toEqual([
    'here call',
    'here late',
    'here due',
    'here old',
    'here young',
  ]);
});

test('headline > says how many wait, and the first with its clock', () => {
  const duty = aDuty({ title: 'Report it', dueAt: now - 20 * MINUTE_MS, state: 'overdue' });
  const items = [aRow({ nextDuty: duty }), aRow({ id: 'other' })].map(itemOfRow);
  expect(headline(items, now)).toBe(
    '2 incidents wait for the district. Most urgent: Device failure, Room 114 (Report it: overdue 20 min).',
  );
  expect(headline([], now)).toBe('Nothing waits for the district.');
});

test('request of another console > has the clock of its program and the name of its school', () => {
  const duty: DutyRule = {
    id: 'state',
    title: 'Report it',
    kind: 'report',
    actor: 'district',
    applies: {},
    from: 'aware',
    within: { unit: 'hours', count: 24 },
    doneBy: 'tick',
    sources: [],
    confidence: 'ours',
  };
  const received = aReceivedRequest();
  const item = itemOfRequest(received, aProgram({ duties: [duty] }), EMPTY_SITE_TESTING, now);
  expect(item.where).toBe('Room 114, Maple Middle School');
  expect(item.duty).toMatchObject({ state: 'due', dueAt: received.request.content.awareAt + 24 * HOUR_MS });
  expect(isAnswered(item)).toBe(false);
});
