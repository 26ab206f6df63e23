import { DEVICE_STATES_BY_CONCERN, type DeviceState } from '../../shared/model/device-state.ts';
import { DiagnosisLayer, type DiagnosisSnapshot } from '../../shared/model/diagnosis.ts';
import type { DeviceLive } from '../../shared/model/live.ts';
import type { PathSnapshot } from '../../shared/model/path.ts';
import { type SweepSummary, VERDICTS_BY_CONCERN } from '../../shared/model/readiness.ts';
import type { RosterSnapshot } from '../../shared/model/roster.ts';

/** What is told; a device is only ever counted, so no label of a student or device can leave. */
export interface MetricFacts {
  readonly version: string;
  readonly roster: RosterSnapshot;
  readonly live: readonly Pick<DeviceLive, 'id' | 'state'>[];
  readonly path: PathSnapshot;
  readonly diagnosis: Pick<DiagnosisSnapshot, 'open'>;
  /** The newest full sweep; null: none was made. */
  readonly sweep: SweepSummary | null;
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * The text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * Names and meaning: `docs/history-and-exports.md`.
 */
export function metricsText(facts: MetricFacts): string {
  const { targets, states } = facts.path;
  const stateOf = new Map(states.map((state) => [state.targetId, state]));
  const hops = targets.flatMap((target) => {
    const state = stateOf.get(target.id);
    return state === undefined ? [] : [{ state, labels: { hop: target.id, name: target.name, kind: target.kind } }];
  });
  const asked = hops.filter(({ state }) => state.state === 'up' || state.state === 'slow' || state.state === 'down');
  return [
    gauge('tdc_info', 'The console itself; always 1.', [{ labels: { version: facts.version }, value: 1 }]),
    gauge('tdc_devices', 'Devices by room and state.', deviceSamples(facts)),
    gauge(
      'tdc_hop_up',
      'Whether a hop of the way out answers; missing while that is not known.',
      asked.map(({ labels, state }) => ({ labels, value: state.state === 'down' ? 0 : 1 })),
    ),
    gauge(
      'tdc_hop_rtt_seconds',
      'Time of the latest good answer of a hop.',
      hops.flatMap(({ labels, state }) => (state.rttMs === null ? [] : [{ labels, value: state.rttMs / 1_000 }])),
    ),
    gauge(
      'tdc_findings_open',
      'Open findings of the diagnosis by layer.',
      DiagnosisLayer.options.map((layer) => ({
        labels: { layer },
        value: facts.diagnosis.open.filter((finding) => finding.layer === layer).length,
      })),
    ),
    ...sweepMetrics(facts.sweep),
  ].join('');
}

function deviceSamples({ roster, live }: MetricFacts): Sample[] {
  const stateOf = new Map(live.map(({ id, state }) => [id, state]));
  const rooms = new Map<string | null, Map<DeviceState, number>>();
  for (const { id, roomId } of roster.devices) {
    const counts = rooms.get(roomId) ?? new Map<DeviceState, number>();
    const state = stateOf.get(id) ?? 'unknown';
    rooms.set(roomId, counts.set(state, (counts.get(state) ?? 0) + 1));
  }
  const names = new Map<string | null, string>(roster.rooms.map(({ id, name }) => [id, name]));
  return [...rooms].flatMap(([roomId, counts]) =>
    // All states, so that a series that falls to nothing says so.
    DEVICE_STATES_BY_CONCERN.map((state) => ({
      labels: { room: names.get(roomId) ?? '', state },
      value: counts.get(state) ?? 0,
    })),
  );
}

function sweepMetrics(sweep: SweepSummary | null): string[] {
  if (sweep === null || sweep.endedAt === null) return [];
  const { counts, endedAt } = sweep;
  return [
    gauge(
      'tdc_sweep_checks',
      'Checks of the newest readiness sweep by verdict.',
      VERDICTS_BY_CONCERN.map((verdict) => ({ labels: { verdict }, value: counts[verdict] ?? 0 })),
    ),
    gauge('tdc_sweep_ended_timestamp_seconds', 'When it ended.', [{ labels: {}, value: endedAt / 1_000 }]),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
