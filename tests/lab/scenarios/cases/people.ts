import type { Scenario } from '../scenario.ts';
import { buildSchool, largeSchool, smallSchool, twoFloors } from '../school.ts';
import { devicesDo, lidsClose, together, type World } from '../world.ts';

const FROM = 121_300;
const MINUTE = 60_000;

/** A device that the console may mention and need not. */
export function mayBeSaid(deviceIds: readonly string[], fromMs: number, toMs: number): Scenario['truths'] {
  return deviceIds.map((device) => ({
    fromMs,
    toMs,
    accept: [{ layer: 'device' as const, device }],
    isOptional: true,
  }));
}

const ids = (school: { readonly devices: readonly { readonly id: string }[] }) => school.devices.map(({ id }) => id);
const sleepy = smallSchool();

/** What people do: nothing is broken, nobody is to be called. */
export const PEOPLE_CASES: readonly Scenario[] = [
  {
    name: 'lunch: every device closes one by one within four minutes, nobody pressed pause',
    school: twoFloors(),
    world: together(lidsClose({ fromMs: FROM, toMs: 9 * MINUTE }, null, 4 * MINUTE, 3 * MINUTE)),
    durationMs: 14 * MINUTE,
    truths: [],
  },
  {
    name: 'lunch in one room only, the others go on',
    school: smallSchool(),
    world: together(lidsClose({ fromMs: FROM, toMs: 9 * MINUTE }, ['112'], 3 * MINUTE, 2 * MINUTE)),
    durationMs: 13 * MINUTE,
    truths: [],
  },
  {
    name: 'lunch with the sessions paused, lids close within ten seconds',
    school: twoFloors(),
    world: together(lidsClose({ fromMs: FROM, toMs: 8 * MINUTE }, null, 10_000), {
      activity: [{ fromMs: FROM - 20_000, toMs: 9 * MINUTE, on: () => true, activity: 'paused' }],
    }),
    durationMs: 11 * MINUTE,
    truths: [],
  },
  {
    name: 'fire drill: the lids of the whole school close within a minute',
    school: twoFloors(),
    world: together(lidsClose({ fromMs: FROM, toMs: 8 * MINUTE }, null, MINUTE, MINUTE)),
    durationMs: 11 * MINUTE,
    truths: [],
  },
  {
    name: 'fire drill in a school whose access points are not asked',
    school: smallSchool(),
    world: together(lidsClose({ fromMs: FROM, toMs: 8 * MINUTE }, ['112', '114', '118'], MINUTE, MINUTE)),
    durationMs: 11 * MINUTE,
    truths: [],
  },
  {
    name: 'a quick fire drill: half a minute, small rooms too',
    school: buildSchool({
      rooms: [
        { id: '1', devices: 5 },
        { id: '2', devices: 8 },
        { id: '3', devices: 24 },
        { id: '4', devices: 26 },
        { id: '5', devices: 12 },
      ],
    }),
    world: together(lidsClose({ fromMs: FROM, toMs: 7 * MINUTE }, null, 30_000, 40_000)),
    durationMs: 10 * MINUTE,
    truths: [],
  },
  ...[40_000, 50_000, 60_000, 75_000].map(
    (spreadMs, index): Scenario => ({
      name: `fire drill within ${spreadMs / 1_000} s in rooms of all sizes`,
      school: buildSchool({
        rooms: [6, 7, 9, 12, 15, 22, 26].map((devices, room) => ({
          id: String(101 + room + 10 * index),
          devices,
          uplink: 'Switch 1',
        })),
      }),
      world: together(lidsClose({ fromMs: FROM, toMs: 5 * MINUTE }, null, spreadMs, MINUTE)),
      durationMs: 7 * MINUTE,
      truths: [],
    }),
  ),
  {
    name: 'fire drill with a thousand devices',
    school: largeSchool(),
    world: together(lidsClose({ fromMs: FROM, toMs: 4 * MINUTE }, null, MINUTE, MINUTE)),
    durationMs: 6 * MINUTE,
    truths: [],
  },
  {
    name: 'the end of the school day: everybody leaves within three minutes and stays away',
    school: twoFloors({ areBoxesWatched: false }),
    world: together(lidsClose({ fromMs: FROM, toMs: 60 * MINUTE }, null, 3 * MINUTE)),
    durationMs: 14 * MINUTE,
    truths: [],
  },
  {
    name: 'a large room empties in a rush and stays empty for longer than people take to leave',
    school: smallSchool(),
    world: together(lidsClose({ fromMs: FROM, toMs: 60 * MINUTE }, ['112'], 40_000)),
    durationMs: 12 * MINUTE,
    truths: [],
  },
  {
    name: 'students finish and leave over twenty minutes',
    school: smallSchool(),
    world: together(lidsClose({ fromMs: FROM, toMs: 40 * MINUTE }, ['112', '114'], 20 * MINUTE)),
    durationMs: 26 * MINUTE,
    truths: mayBeSaid(ids(smallSchool()), FROM, 40 * MINUTE),
  },
  {
    name: 'a cart is carried between rooms: its devices drop and come back',
    school: smallSchool(),
    world: together(
      devicesDo({ fromMs: FROM, toMs: FROM + 90_000 }, ({ roomId }) => roomId === '3', {
        kind: 'dark',
        spreadMs: 4_000,
        returnMs: 15_000,
      }),
    ),
    durationMs: 6 * MINUTE,
    truths: [],
  },
  {
    name: 'eight of a room’s devices are carried to another room',
    school: smallSchool(),
    world: together(
      devicesDo(
        { fromMs: FROM, toMs: FROM + 80_000 },
        ({ roomId, id }) => roomId === '112' && Number(id.split('-')[1]) <= 8,
        {
          kind: 'dark',
          spreadMs: 15_000,
          returnMs: 20_000,
        },
      ),
    ),
    durationMs: 6 * MINUTE,
    truths: [],
  },
  {
    name: 'the login wave: round trips swell for half a minute',
    school: smallSchool(),
    world: together(
      devicesDo({ fromMs: FROM, toMs: FROM + 30_000 }, () => true, { kind: 'slow', addedMs: 90, growMs: 15_000 }),
    ),
    durationMs: 5 * MINUTE,
    truths: [],
  },
  {
    name: 'this laptop sleeps for ten minutes over lunch',
    school: sleepy,
    world: together(
      { laptop: [{ kind: 'asleep', fromMs: FROM, toMs: FROM + 10 * MINUTE }] },
      lidsClose({ fromMs: FROM + MINUTE, toMs: 30 * MINUTE }, ['112'], 2 * MINUTE),
    ),
    durationMs: 16 * MINUTE,
    truths: mayBeSaid(ids(sleepy), FROM, 30 * MINUTE),
  },
  {
    name: 'this laptop roams to another access point',
    school: twoFloors({ medium: 'wifi', signalPercent: 70 }),
    world: together({ laptop: [{ kind: 'roaming', fromMs: FROM, toMs: FROM + 3_000 }] }),
    durationMs: 5 * MINUTE,
    truths: [],
  },
  quietCase('a quiet quarter of an hour', smallSchool(), 15 * MINUTE, {}),
  quietCase(
    'a quiet quarter of an hour with 2 % loss',
    smallSchool(),
    15 * MINUTE,
    devicesDo({ fromMs: 0, toMs: 99 * MINUTE }, () => true, { kind: 'loss', share: 0.01 }),
  ),
];

function quietCase(name: string, school: Scenario['school'], durationMs: number, world: Partial<World>): Scenario {
  return { name, school, world: together(world), durationMs, truths: [] };
}
