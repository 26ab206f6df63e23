import type { Device, DeviceKind } from '../../shared/model/roster.ts';
import { DAY_MS } from '../../shared/units.ts';
import type { DemoPlace } from './places.ts';

/** What a management system would tell of a device besides its names and addresses. */
export type DemoFacts = Pick<
  Device,
  'model' | 'osVersion' | 'updatesEndAt' | 'memoryMiB' | 'screen' | 'appVersions' | 'isRetired'
>;

type Told = Omit<DemoFacts, 'updatesEndAt'> & { readonly updatesEndInDays: number | null };

const UNKNOWN: Told = {
  model: null,
  osVersion: null,
  updatesEndInDays: null,
  memoryMiB: null,
  screen: null,
  appVersions: {},
  isRetired: false,
};

const OF_KIND: Readonly<Record<DeviceKind, Told>> = {
  chromebook: {
    ...UNKNOWN,
    model: 'Demo Chromebook 11',
    osVersion: '146',
    updatesEndInDays: 1_300,
    memoryMiB: 4_096,
    screen: { widthPx: 1_366, heightPx: 768 },
  },
  windows: {
    ...UNKNOWN,
    model: 'Demo Laptop 14',
    osVersion: '10.0.26100',
    memoryMiB: 8_192,
    screen: { widthPx: 1_920, heightPx: 1_080 },
  },
  mac: {
    ...UNKNOWN,
    model: 'Demo Mac 24',
    osVersion: '15.5',
    memoryMiB: 8_192,
    screen: { widthPx: 2_560, heightPx: 1_440 },
  },
  ipad: {
    ...UNKNOWN,
    model: 'Demo iPad 10',
    osVersion: '18.5',
    memoryMiB: 4_096,
    screen: { widthPx: 2_360, heightPx: 1_640 },
  },
  linux: {
    ...UNKNOWN,
    model: 'Demo PC',
    osVersion: 'Ubuntu 24.04',
    memoryMiB: 8_192,
    screen: { widthPx: 1_920, heightPx: 1_080 },
  },
  other: UNKNOWN,
};

/** Out of updates for a while, and stuck on what it had then: the old stock that every school has. */
const OLD_CHROMEBOOK: Partial<Told> = {
  model: 'Demo Chromebook 11 (old)',
  osVersion: '114',
  updatesEndInDays: -620,
  memoryMiB: 2_048,
};

const EXCEPTIONS: Readonly<Record<string, Partial<Told>>> = {
  'demo-room-112/A6': OLD_CHROMEBOOK,
  'demo-room-112/C2': OLD_CHROMEBOOK,
  // Will be without updates before the spring window.
  'demo-room-114/C3': { updatesEndInDays: 60 },
  // Written off, but never carried out of the room: it stands on the free seat.
  'demo-room-118/C6': { isRetired: true },
  // Never enrolled: nothing is known of them.
  'demo-cart-3/B5': UNKNOWN,
  'demo-cart-3/B6': UNKNOWN,
};

/** The room that tests on DRC INSIGHT. */
const DRC_ROOM = 'demo-room-118';

/** @param at  Epoch milliseconds that "updates end" is counted from; the start of the demo. */
export function demoFacts({ roomId, seat, kind }: DemoPlace, at: number): DemoFacts {
  const appVersions = roomId === DRC_ROOM ? { 'drc-insight': '17.0.0' } : {};
  const { updatesEndInDays, ...facts } = { ...OF_KIND[kind], appVersions, ...EXCEPTIONS[`${roomId}/${seat}`] };
  return { ...facts, updatesEndAt: updatesEndInDays === null ? null : at + updatesEndInDays * DAY_MS };
}
