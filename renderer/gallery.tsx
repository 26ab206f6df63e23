import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import './ui/tokens.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { DEVICE_STATES_BY_CONCERN, type DeviceState } from '../shared/model/device-state.ts';
import type { DeviceLive } from '../shared/model/live.ts';
import type { Device } from '../shared/model/roster.ts';
import { STATE_MEANINGS, STATE_WORDS } from '../shared/model/wording.ts';
import { TileFace } from './features/live/grid/tile.tsx';
import classes from './gallery.module.css';
import { theme } from './ui/theme.ts';

/*
 * Every look of a tile on one page, in both colour schemes, for looking at and for visual checks. Served by the
 * development server at `/gallery.html`; not part of the build.
 */

const LOOKS = [
  { name: 'fresh', isStale: false, isSpare: false, isOpen: false },
  { name: 'stale', isStale: true, isSpare: false, isOpen: false },
  { name: 'spare', isStale: false, isSpare: true, isOpen: false },
  { name: 'stale spare', isStale: true, isSpare: true, isOpen: false },
  { name: 'open', isStale: false, isSpare: false, isOpen: true },
] as const;

const SIZES = [
  { name: 'narrow', width: 46, height: 28 },
  { name: 'wide', width: 68, height: 36 },
  { name: 'tall', width: 88, height: 56 },
] as const;

function Gallery({ scheme }: { readonly scheme: 'light' | 'dark' }) {
  return (
    <section className={classes.scheme} data-mantine-color-scheme={scheme}>
      <h2>{scheme}</h2>
      {DEVICE_STATES_BY_CONCERN.toReversed().map((state) => (
        <div key={state} className={classes.row}>
          <p>
            <b>{STATE_WORDS[state]}</b> {STATE_MEANINGS[state]}
          </p>
          {LOOKS.map((look) => (
            <Look key={look.name} state={state} look={look} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Look({ state, look }: { readonly state: DeviceState; readonly look: (typeof LOOKS)[number] }) {
  return (
    <figure className={classes.look}>
      {SIZES.map((size) => (
        <div
          key={size.name}
          className={classes.cell}
          data-tiles={size.name}
          style={{ width: size.width, height: size.height }}
        >
          <TileFace device={aDevice(look.isSpare)} live={aLive(state, look.isStale)} seat="B12" isOpen={look.isOpen} />
        </div>
      ))}
      <figcaption>{look.name}</figcaption>
    </figure>
  );
}

function aDevice(isSpare: boolean): Device {
  return {
    id: 'd1',
    label: 'CB-0417',
    serial: null,
    assetTag: null,
    macs: [],
    host: null,
    address: null,
    addressLearnedAt: null,
    kind: 'chromebook',
    model: null,
    osVersion: null,
    lastSeenAt: null,
    updatesEndAt: null,
    memoryMiB: null,
    screen: null,
    appVersions: {},
    isRetired: false,
    roomId: null,
    seat: 'B12',
    position: null,
    isSpare,
    isPaused: false,
    studentLabel: null,
  };
}

function aLive(state: DeviceState, isStale: boolean): DeviceLive {
  return {
    id: 'd1',
    state,
    since: Date.now() - 41_000,
    evidence: { kind: 'unchecked', reason: 'not-yet' },
    address: null,
    addressSource: null,
    isAddressDrifted: false,
    rttMs: null,
    lossRatio: 0,
    checkedAt: null,
    isStale,
  };
}

const root = document.getElementById('root');
if (root === null) throw new Error('gallery.html has no #root');

createRoot(root).render(
  <MantineProvider theme={theme} forceColorScheme="dark">
    <main className={classes.page}>
      <Gallery scheme="dark" />
      <Gallery scheme="light" />
    </main>
  </MantineProvider>,
);
