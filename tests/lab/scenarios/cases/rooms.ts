import type { Scenario } from '../scenario.ts';
import { bareSchool, buildSchool, largeSchool, smallSchool, twoFloors } from '../school.ts';
import { accessPointFails, devicesDo, roomsFail, switchFails, together } from '../world.ts';
import { mayBeSaid } from './people.ts';

const FROM = 121_300;
const TO = 220_000;
const span = { fromMs: FROM, toMs: TO };
const durationMs = 240_000;
const floors = twoFloors();
const large = largeSchool();
const mixed = twoFloors({ areBoxesWatched: false });
const halfWired = buildSchool({
  rooms: ['1', '2', '3'].map((id) => ({ id, devices: 20, kinds: ['windows', 'chromebook'] as const })),
});
const oneSwitch = buildSchool({
  rooms: ['1', '2', '3', '4', '5', '6'].map((id) => ({
    id,
    devices: 12,
    uplink: 'Switch 1',
    kinds: ['windows', 'chromebook'] as const,
  })),
  areBoxesWatched: true,
});

/** What takes a room, its access point, a switch. */
export const ROOM_CASES: readonly Scenario[] = [
  {
    name: 'the access point of one room fails, as in the demo school: 11 of 12 go, the wired one stays',
    school: smallSchool(),
    world: together(accessPointFails(span, 'AP 114', ['114-8'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 114' }] }],
  },
  {
    name: 'the access point of one room fails and is asked',
    school: floors,
    world: together(accessPointFails(span, 'AP 103')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 103' }] }],
  },
  {
    name: 'an access point shared by two rooms fails',
    school: floors,
    world: together(accessPointFails(span, 'AP 203/204')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 203/204' }] }],
  },
  {
    name: 'a shared access point that is known by name only',
    school: mixed,
    world: together(accessPointFails(span, 'AP 203/204')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 203/204' }] }],
  },
  {
    name: 'one room in a roster that names nothing',
    school: bareSchool(),
    world: together(roomsFail(span, ['3'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'room', rooms: ['3'] }] }],
  },
  {
    name: 'the radio of a room fails while its access point answers',
    school: floors,
    world: together(roomsFail(span, ['102'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'room', rooms: ['102'] }] }],
  },
  {
    name: 'one of two rooms on a shared access point: its switch port',
    school: floors,
    world: together(roomsFail(span, ['203'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'room', rooms: ['203'] }] }],
  },
  {
    name: 'a small room of four',
    school: buildSchool({
      rooms: [
        { id: '10', devices: 4 },
        { id: '11', devices: 20 },
        { id: '12', devices: 20 },
      ],
    }),
    world: together(accessPointFails(span, 'AP 10')),
    durationMs,
    truths: [
      {
        ...span,
        accept: [
          { layer: 'access-point', accessPoint: 'AP 10' },
          { layer: 'room', rooms: ['10'] },
        ],
      },
    ],
  },
  {
    name: 'a switch with four rooms fails',
    school: floors,
    world: together(switchFails(span, 'Switch 2', floors)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'uplink', uplink: 'Switch 2' }] }],
  },
  {
    name: 'a switch that is known by name only',
    school: mixed,
    world: together(switchFails(span, 'Switch 1', mixed)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'uplink', uplink: 'Switch 1' }] }],
  },
  {
    name: 'rooms share a switch that nobody wrote down',
    school: bareSchool(),
    world: together(roomsFail(span, ['2', '4', '5'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'uplink', rooms: ['2', '4', '5'] }] }],
  },
  {
    name: 'ten rooms of a thousand devices lose their switch',
    school: large,
    world: together(switchFails(span, 'Switch 3', large)),
    durationMs: 190_000,
    truths: [{ ...span, accept: [{ layer: 'uplink', uplink: 'Switch 3' }] }],
  },
  {
    name: 'the only switch of the school fails, wired and battery devices together',
    school: oneSwitch,
    world: together(switchFails(span, 'Switch 1', oneSwitch)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'uplink', uplink: 'Switch 1' }] }],
  },
  {
    name: 'the student network fails while this laptop keeps its gateway',
    school: twoFloors({ areBoxesWatched: false }),
    world: together(roomsFail(span, ['101', '102', '103', '104', '201', '202', '203', '204'])),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'school-network', school: true }] }],
  },
  {
    name: 'an access point flaps: 25 s away, 20 s back, four times',
    school: floors,
    world: together(
      ...[0, 1, 2, 3].map((turn) => {
        const fromMs = FROM + turn * 45_000;
        return accessPointFails({ fromMs, toMs: fromMs + 25_000 }, 'AP 104');
      }),
    ),
    durationMs: 420_000,
    truths: [{ fromMs: FROM, toMs: FROM + 160_000, accept: [{ layer: 'access-point', accessPoint: 'AP 104' }] }],
  },
  {
    name: 'slow onset: an access point chokes, loses more and more, then is gone',
    school: smallSchool(),
    world: together(
      devicesDo({ fromMs: FROM, toMs: TO + 60_000 }, ({ roomId }) => roomId === '112', {
        kind: 'loss',
        share: 0.75,
        growMs: 40_000,
      }),
      devicesDo({ fromMs: FROM, toMs: TO + 60_000 }, ({ roomId }) => roomId === '112', {
        kind: 'slow',
        addedMs: 300,
        growMs: 20_000,
      }),
      devicesDo({ fromMs: FROM + 45_000, toMs: TO + 60_000 }, ({ roomId }) => roomId === '112', {
        kind: 'dark',
        spreadMs: 60_000,
      }),
    ),
    durationMs: 300_000,
    truths: [
      {
        fromMs: FROM,
        toMs: FROM + 75_000,
        accept: [
          { layer: 'saturation', rooms: ['112'] },
          { layer: 'access-point', accessPoint: 'AP 112' },
        ],
      },
      {
        fromMs: FROM + 75_000,
        toMs: TO + 60_000,
        accept: [
          { layer: 'access-point', accessPoint: 'AP 112' },
          { layer: 'room', rooms: ['112'] },
        ],
      },
    ],
  },
  {
    name: 'two access points fail twelve seconds apart',
    school: floors,
    world: together(accessPointFails(span, 'AP 101'), accessPointFails({ fromMs: FROM + 12_000, toMs: TO }, 'AP 202')),
    durationMs,
    truths: [
      { ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 101' }] },
      { fromMs: FROM + 12_000, toMs: TO, accept: [{ layer: 'access-point', accessPoint: 'AP 202' }] },
    ],
  },
  {
    name: 'an access point fails, then the switch of the other floor',
    school: floors,
    world: together(
      accessPointFails(span, 'AP 104'),
      switchFails({ fromMs: FROM + 40_000, toMs: TO }, 'Switch 2', floors),
    ),
    durationMs,
    truths: [
      { ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 104' }] },
      { fromMs: FROM + 40_000, toMs: TO, accept: [{ layer: 'uplink', uplink: 'Switch 2' }] },
    ],
  },
  {
    name: 'an access point fails in a room that is half wired',
    school: halfWired,
    world: together(
      accessPointFails(
        span,
        'AP 1',
        halfWired.devices.flatMap(({ id, kind }) => (kind === 'windows' ? [id] : [])),
      ),
    ),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 1' }] }],
  },
  {
    name: 'an access point fails in a room that two students have just left',
    school: smallSchool(),
    world: together(
      devicesDo({ fromMs: FROM - 50_000, toMs: TO }, ({ id }) => id === '118-3', { kind: 'dark' }),
      devicesDo({ fromMs: FROM - 25_000, toMs: TO }, ({ id }) => id === '118-9', { kind: 'dark' }),
      accessPointFails(span, 'AP 118'),
    ),
    durationMs,
    truths: [
      { ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 118' }] },
      ...mayBeSaid(['118-3', '118-9'], FROM - 50_000, TO),
    ],
  },
  {
    name: 'a room fails although it is not testing',
    school: buildSchool({
      rooms: [
        { id: '1', devices: 20, activity: 'none', platformIds: [] },
        { id: '2', devices: 20 },
      ],
    }),
    world: together(accessPointFails(span, 'AP 1')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 1' }] }],
  },
];
