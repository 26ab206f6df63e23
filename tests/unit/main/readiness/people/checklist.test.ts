import { describe, expect, test } from 'vitest';
import { deviceChecks } from '../../../../../main/readiness/device-checks.ts';
import { planSweep } from '../../../../../main/readiness/plan.ts';
import type { Confirmation } from '../../../../../shared/model/readiness.ts';
import { EMPTY_PLATFORM_SITE } from '../../../../../shared/model/site.ts';
import type { ChecklistItem } from '../../../../../shared/profiles/schema.ts';
import { DAY_MS, HOUR_MS } from '../../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../../helpers/builders.ts';
import { aConfirmation, aProfile } from '../../../../helpers/readiness-builders.ts';
import { aSchool, aSite, MORNING, said } from '../device-findings.ts';

const item = (over: Partial<ChecklistItem>): ChecklistItem => ({
  id: 'chargers',
  title: 'Every device is charged.',
  per: 'room',
  holdsFor: 'day',
  kinds: [],
  managementSystems: [],
  sources: [],
  confidence: 'ours',
  ...over,
});
const tick = (over: Partial<Confirmation>) =>
  aConfirmation({ itemId: 'chargers', by: 'Ms. Ortiz', at: MORNING - 18 * 60_000, ...over });

const school = (
  listed: Partial<ChecklistItem>,
  confirmations: readonly Confirmation[],
  windowStartedAt: number | null = null,
) =>
  aSchool({
    profiles: [aProfile({ id: 'testnav', name: 'TestNav', checklist: [item(listed)] })],
    site: aSite({ windowStartedAt }),
    roster: { rooms: [aRoom()], devices: [aDevice({ kind: 'ipad' })] },
    confirmations,
  });
const windowItem = { holdsFor: 'window' } as const;
const lastWeek = tick({ at: MORNING - 7 * DAY_MS - 18 * 60_000 });

describe('check list', () => {
  test.each([
    ['nobody', school({}, []), 'unchecked: Nobody has confirmed yet: Every device is charged.'],
    ['done today', school({}, [tick({})]), 'pass: Confirmed by Ms. Ortiz at 7:12 AM.'],
    [
      'not so',
      school({}, [tick({ isOk: false, note: 'Cart 3 was not plugged in.' })]),
      'fail: Ms. Ortiz looked at 7:12 AM, and it is not so: Cart 3 was not plugged in.',
    ],
    [
      'the newest counts',
      school({}, [tick({ isOk: false, at: MORNING - HOUR_MS }), tick({})]),
      'pass: Confirmed by Ms. Ortiz at 7:12 AM.',
    ],
    [
      'yesterday, for the day',
      school({}, [tick({ at: MORNING - DAY_MS })]),
      'unchecked: Ms. Ortiz confirmed it on Nov 19 at 7:30 AM; it has to be confirmed every day.',
    ],
    [
      'last week, in this window',
      school(windowItem, [lastWeek], MORNING - 8 * DAY_MS),
      'pass: Confirmed by Ms. Ortiz on Nov 13 at 7:12 AM.',
    ],
    [
      'last week, before the window',
      school(windowItem, [lastWeek], MORNING - 2 * DAY_MS),
      'unchecked: Ms. Ortiz confirmed it on Nov 13 at 7:12 AM; since then a new testing window has begun.',
    ],
    [
      'last week, no window known',
      school(windowItem, [lastWeek]),
      'unchecked: Ms. Ortiz confirmed it on Nov 13 at 7:12 AM; until Settings says when the testing window began, it counts for that day only.',
    ],
    [
      'a tick of another room',
      school({}, [tick({ roomId: 'room-2' })]),
      'unchecked: Nobody has confirmed yet: Every device is charged.',
    ],
    [
      'a tick of another platform',
      school({}, [tick({ platformId: 'drc-insight' })]),
      'unchecked: Nobody has confirmed yet: Every device is charged.',
    ],
  ])('%s', async (_, input, expected) => {
    expect(await said(input, 'person/chargers')).toBe(expected);
  });

  test('an item of the school is ticked once, not for a room', async () => {
    const input = school({ per: 'site' }, [tick({ roomId: null })]);
    expect(await said(input, 'person/chargers', 'school')).toBe('pass: Confirmed by Ms. Ortiz at 7:12 AM.');
  });

  test('an item for other devices than the room has is left out', () => {
    const people = (input: ReturnType<typeof school>) =>
      deviceChecks(planSweep(input)).filter(({ area }) => area === 'people').length;
    expect(people(school({ kinds: ['chromebook'] }, []))).toBe(0);
    expect(people(school({ kinds: ['ipad'] }, []))).toBe(1);
  });

  test('the school’s own items are asked for too', async () => {
    const own = { ...EMPTY_PLATFORM_SITE, isUsed: true, addedItems: [item({ id: 'own', title: 'Doors are signed.' })] };
    const input = { ...school({}, []), site: aSite({ platforms: { testnav: own } }) };
    expect(await said(input, 'person/own')).toBe('unchecked: Nobody has confirmed yet: Doors are signed.');
  });
});
