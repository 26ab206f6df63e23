import type { Scenario } from '../scenario.ts';
import { buildSchool, smallSchool, twoFloors } from '../school.ts';
import { accessPointFails, devicesDo, internetFails, lidsClose, pathsSlow, together } from '../world.ts';

const FROM = 121_300;
const TO = 220_000;
const span = { fromMs: FROM, toMs: TO };
const durationMs = 240_000;
const windows = buildSchool({
  rooms: ['1', '2', '3'].map((id) => ({ id, devices: 20, kinds: ['windows', 'chromebook'] as const })),
});

/** Single devices, slow networks, blocked pings, and this laptop itself. */
export const DEVICE_CASES: readonly Scenario[] = [
  {
    name: 'one Windows computer dies',
    school: smallSchool(),
    world: together(devicesDo(span, ({ id }) => id === '118-5', { kind: 'dark' })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'device', device: '118-5' }] }],
  },
  {
    name: 'one Chromebook is silent',
    school: smallSchool(),
    world: together(devicesDo(span, ({ id }) => id === '112-7', { kind: 'dark' })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'device', device: '112-7' }] }],
  },
  {
    name: 'one Windows computer dies, and ten seconds later the access point of another room',
    school: smallSchool(),
    world: together(
      devicesDo(span, ({ id }) => id === '118-5', { kind: 'dark' }),
      accessPointFails({ fromMs: FROM + 10_000, toMs: TO }, 'AP 112'),
    ),
    durationMs,
    truths: [
      { ...span, accept: [{ layer: 'device', device: '118-5' }] },
      { fromMs: FROM + 10_000, toMs: TO, accept: [{ layer: 'access-point', accessPoint: 'AP 112' }] },
    ],
  },
  {
    name: 'one device is slow',
    school: smallSchool(),
    world: together(devicesDo(span, ({ id }) => id === '112-3', { kind: 'slow', addedMs: 320 })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'device', device: '112-3' }] }],
  },
  {
    name: 'one device restarts',
    school: smallSchool(),
    world: together(devicesDo({ fromMs: FROM, toMs: FROM + 15_000 }, ({ id }) => id === '112-3', { kind: 'dark' })),
    durationMs,
    truths: [],
  },
  {
    name: 'one device shows an error code while it is online',
    school: smallSchool(),
    world: together({ reports: [{ atMs: FROM, deviceId: '112-4', code: '8026' }] }),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'app', device: '112-4' }] }],
  },
  {
    name: 'three rooms report the same error code',
    school: twoFloors(),
    world: together({
      reports: ['101-1', '103-4', '201-2'].map((deviceId, index) => ({
        atMs: FROM + index * 2_000,
        deviceId,
        code: '1001',
      })),
    }),
    durationMs,
    truths: [
      {
        ...span,
        accept: [
          { layer: 'app', platform: 'testnav' },
          { layer: 'app', device: '101-1' },
        ],
      },
    ],
  },
  {
    name: 'the Wi-Fi of one room is full',
    school: smallSchool(),
    world: together(devicesDo(span, ({ roomId }) => roomId === '112', { kind: 'slow', addedMs: 280 })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'saturation', rooms: ['112'] }] }],
  },
  {
    name: 'the Wi-Fi of two rooms on one access point is full: slow and lossy',
    school: twoFloors(),
    world: together(
      devicesDo(span, ({ roomId }) => roomId === '203' || roomId === '204', { kind: 'slow', addedMs: 260 }),
      devicesDo(span, ({ roomId }) => roomId === '203' || roomId === '204', { kind: 'loss', share: 0.15 }),
    ),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'saturation', accessPoint: 'AP 203/204' }] }],
  },
  {
    name: 'the whole school’s network is slow, gateway included',
    school: twoFloors(),
    world: together(
      devicesDo(span, () => true, { kind: 'slow', addedMs: 350 }),
      pathsSlow(span, () => true, 350),
    ),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'saturation', school: true }] }],
  },
  {
    name: 'everything seems slow through this laptop’s weak Wi-Fi',
    school: twoFloors({ medium: 'wifi', signalPercent: 22 }),
    world: together(
      devicesDo(span, () => true, { kind: 'slow', addedMs: 350 }),
      pathsSlow(span, () => true, 350),
    ),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'laptop', school: true }] }],
  },
  {
    name: 'ping is blocked half-way: a firewall rule reaches the Windows computers',
    school: windows,
    world: together(devicesDo(span, ({ kind }) => kind === 'windows', { kind: 'no-ping', isSeenOtherwise: true })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'ping-blocked', school: true }] }],
  },
  {
    name: 'ping is blocked half-way for everybody; the neighbor table shows life',
    school: smallSchool(),
    world: together(devicesDo(span, ({ roomId }) => roomId !== '3', { kind: 'no-ping', isSeenOtherwise: true })),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'ping-blocked', school: true }] }],
  },
  {
    name: 'ping is blocked on the way to the students, nothing else shows life: cannot tell',
    school: twoFloors(),
    world: together(devicesDo(span, () => true, { kind: 'no-ping', isSeenOtherwise: false })),
    durationMs,
    truths: [
      {
        ...span,
        accept: [
          { layer: 'school-network', school: true },
          { layer: 'ping-blocked', school: true },
        ],
      },
    ],
  },
  {
    name: 'a class closes its lids on a word while the access point answers: cannot tell',
    school: twoFloors(),
    world: together(lidsClose({ fromMs: FROM, toMs: TO }, ['102'], 3_000)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'room', rooms: ['102'] }], isOptional: true }],
  },
  {
    name: 'the laptop’s cable is out',
    school: smallSchool(),
    world: together({ laptop: [{ kind: 'unplugged', ...span }] }),
    durationMs: 300_000,
    truths: [{ ...span, accept: [{ layer: 'laptop', school: true }] }],
  },
  {
    name: 'the laptop’s cable is loose',
    school: twoFloors(),
    world: together({
      laptop: [0, 1, 2, 3, 4].map((turn) => ({
        kind: 'unplugged' as const,
        fromMs: FROM + turn * 25_000,
        toMs: FROM + turn * 25_000 + 6_000,
      })),
    }),
    durationMs: 420_000,
    truths: [{ fromMs: FROM, toMs: FROM + 110_000, accept: [{ layer: 'laptop', school: true }], isOptional: true }],
  },
  {
    name: 'the cable is out while an access point fails; it is back before the access point is',
    school: twoFloors(),
    world: together(
      { laptop: [{ kind: 'unplugged', fromMs: FROM, toMs: FROM + 40_000 }] },
      accessPointFails({ fromMs: FROM + 80_000, toMs: TO + 60_000 }, 'AP 101'),
    ),
    durationMs: 320_000,
    truths: [
      { fromMs: FROM, toMs: FROM + 40_000, accept: [{ layer: 'laptop', school: true }] },
      { fromMs: FROM + 80_000, toMs: TO + 60_000, accept: [{ layer: 'access-point', accessPoint: 'AP 101' }] },
    ],
  },
  {
    name: 'the internet fails while a room is being left for lunch',
    school: twoFloors(),
    world: together(internetFails(span), lidsClose({ fromMs: FROM - 30_000, toMs: 400_000 }, ['101'], 180_000)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'internet', school: true }] }],
  },
];
