import { CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import type { ChartSample, DeviceLive, Transition } from '../../../../shared/model/live.ts';
import type { Device, DeviceId } from '../../../../shared/model/roster.ts';
import { describeEvidence, formatRtt, STATE_WORDS } from '../../../../shared/model/wording.ts';
import { useNow } from '../../../state/clock.ts';
import { useDeviceLive } from '../../../state/live-store.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { useDevice, useRoom } from '../../../state/roster-store.ts';
import { useSeatName } from '../../../state/school-store.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { Ago } from '../../../ui/ago.tsx';
import { StateShape } from '../../../ui/state-shape.tsx';
import { clockTime } from '../../../ui/times.ts';
import { WORDS } from '../../../words.ts';
import { dayMinutes, latestRtt, spanWords, stateSpans } from './chart-data.ts';
import { DayBand } from './day-band.tsx';
import { DeviceActions } from './device-actions.tsx';
import { deviceFacts, standingWords } from './device-facts.ts';
import classes from './device-panel.module.css';
import { GAP_MS, LatencyChart } from './latency-chart.tsx';
import { useDeviceDetail } from './use-device-detail.ts';

interface DevicePanelProps {
  readonly deviceId: DeviceId;
  readonly onClose: () => void;
}

/** Everything about one device. Gone from the roster: closes itself. */
export function DevicePanel({ deviceId, onClose }: DevicePanelProps) {
  const device = useDevice(deviceId);
  const live = useDeviceLive(deviceId);
  const isGone = device === undefined;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (device === undefined) return null;
  return (
    <section className={classes.panel} aria-label={`Device ${device.label}`}>
      <PanelHead device={device} live={live} onClose={onClose} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
      <section className={classes.body} aria-label={WORDS.panel.facts} tabIndex={0}>
        <PanelBody device={device} live={live} />
      </section>
      <DeviceActions device={device} />
    </section>
  );
}

interface PartProps {
  readonly device: Device;
  readonly live: DeviceLive | undefined;
}

function PanelHead({ device, live, onClose }: PartProps & { readonly onClose: () => void }) {
  const seat = useSeatName(device.id);
  const room = useRoom(device.roomId);
  const state = live?.state ?? 'unknown';
  return (
    <header className={classes.head}>
      <div className={classes.titleLine}>
        <h2>{seat === null || seat === device.label ? device.label : `Seat ${seat}`}</h2>
        <span className={classes.pill} data-state={state}>
          <StateShape state={state} size={13} />
          {STATE_WORDS[state]} {live?.checkedAt != null && <Ago since={live.since} />}
        </span>
        <CloseButton aria-label={WORDS.panel.close} onClick={onClose} />
      </div>
      <p>
        {room?.name ?? WORDS.panel.noRoom} · {device.label}
        {device.isSpare && ' · spare'}
      </p>
      <p className={classes.evidence} data-stale={live?.isStale || undefined}>
        {standingWords(device, live)}
      </p>
    </header>
  );
}

function PanelBody({ device, live }: PartProps) {
  const detail = useDeviceDetail(device.id);
  const isStudentHidden = useIsProjector();
  const profiles = useProfiles();
  const now = useNow();
  return (
    <>
      <RecentChart device={device} live={live} samples={detail?.samples ?? []} now={now} />
      <DayBand minutes={dayMinutes(detail?.rollups ?? [], detail?.samples ?? [])} now={now} />
      <dl className={classes.facts}>
        {/* A check that changes nothing sends no delta, so the detail knows better when the last one was. */}
        {deviceFacts(device, detail?.live ?? live, { isStudentHidden, profiles, now }).map((fact) => (
          <div key={fact.label} data-warning={fact.isWarning || undefined}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              {fact.note !== undefined && <small>{fact.note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.subhead}>{WORDS.panel.history}</h3>
      <History transitions={detail?.transitions ?? []} />
    </>
  );
}

interface RecentChartProps extends PartProps {
  readonly samples: readonly ChartSample[];
  readonly now: number;
}

/** Round trips and states of the last 15 minutes; a sentence where there is nothing to draw. */
function RecentChart({ live, samples, now }: RecentChartProps) {
  const latest = latestRtt(samples) ?? live?.rttMs ?? null;
  const latestWords =
    latest === null ? WORDS.panel.noReplies : `${live?.state === 'down' ? 'was ' : ''}${formatRtt(latest)}`;
  if (samples.length === 0) return <p className={classes.noChart}>{WORDS.panel.noChecks}</p>;
  return (
    <figure className={classes.chart}>
      <figcaption>
        <span>{WORDS.panel.roundTrip}</span>
        <span>{latestWords}</span>
      </figcaption>
      <LatencyChart
        samples={samples}
        now={now}
        label={`${WORDS.panel.roundTrip}: ${latestWords}. ${spanWords(stateSpans(samples, now, GAP_MS))}`}
      />
    </figure>
  );
}

function History({ transitions }: { readonly transitions: readonly Transition[] }) {
  if (transitions.length === 0) return <p className={classes.nothing}>{WORDS.panel.noHistory}</p>;
  return (
    <ol className={classes.history}>
      {transitions.map((transition) => (
        <li key={transition.id}>
          <time>{clockTime(transition.at)}</time>
          <span>
            <StateShape state={transition.to} size={12} /> <b>{STATE_WORDS[transition.to]}</b>
            <small>{describeEvidence(transition.evidence)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
