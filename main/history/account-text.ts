import type { Alert } from '../../shared/model/alert.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { HistoryAccount } from '../../shared/model/exhibit.ts';
import type { Transition } from '../../shared/model/live.ts';
import type { PathEvent } from '../../shared/model/path.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { describeEvidence, formatLoss, formatRtt, STATE_WORDS } from '../../shared/model/wording.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import { type Times, timesIn } from '../readiness/report/times.ts';
import type { DeviceStretch } from './device-stretches.ts';

/** More of them would bury the answer; the export has all. */
const LISTED_CHANGES = 300;

/** All that an account is written from, of the scope and the span it is about. */
export interface AccountFacts {
  readonly span: Stretch;
  /** `Room 114`, `CB-0417`, `the whole school`. */
  readonly subject: string;
  /** Each device's, within the span. */
  readonly stretches: readonly DeviceStretch[];
  readonly gaps: readonly Stretch[];
  readonly transitions: readonly Transition[];
  readonly findings: readonly DiagnosisFinding[];
  readonly alerts: readonly Alert[];
  readonly pathEvents: readonly PathEvent[];
  readonly samplesSummary: HistoryAccount['samplesSummary'];
  /** IANA name; null: the laptop's own. */
  readonly timeZone: string | null;
}

/** `What happened in Room 114, Nov 20, 2026, 09:30 to 10:00`. */
export function accountTitle({ subject, span, timeZone }: AccountFacts, isRoom: boolean): string {
  const times = timesIn(timeZone, span.from);
  return `What happened ${isRoom ? 'in' : 'with'} ${subject}, ${times.span(span.from, span.to)}`;
}

/** What happened, as plain text: the answer first, then the records that it rests on. Lines end with `\n`. */
export function accountText(title: string, facts: AccountFacts): string {
  const times = timesIn(facts.timeZone, facts.span.from);
  const parts = [
    block('In short', [...lossLines(facts, times), checksLine(facts), ...gapLines(facts.gaps, times)]),
    block(
      'What the console found',
      facts.findings.flatMap((finding) => findingLines(finding, times)),
    ),
    block(
      'Who was told',
      facts.alerts.map((alert) => alertLine(alert, times)),
    ),
    block(
      'The way out',
      facts.pathEvents.map((event) => pathLine(event, times)),
    ),
    block('Change by change', changeLines(facts.transitions, times)),
  ];
  return `${title}\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function block(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}

function lossLines({ stretches }: AccountFacts, times: Times): string[] {
  const devices = new Set(stretches.map(({ deviceId }) => deviceId)).size;
  if (devices === 0) return ['No device was watched here in this time.'];
  const downs = stretches.filter(({ state }) => state === 'down');
  const ofDevices = `${devices} ${devices === 1 ? 'device' : 'devices'}`;
  const [first] = downs;
  if (first === undefined) {
    return [devices === 1 ? 'The device was never down.' : `None of ${ofDevices} was down at any time.`];
  }
  const longest = downs.reduce((best, down) => (down.to - down.from > best.to - best.from ? down : best), first);
  const hit = new Set(downs.map(({ deviceId }) => deviceId)).size;
  const worst = worstMoment(downs);
  return [
    `${hit} of ${ofDevices} ${hit === 1 ? 'was' : 'were'} down, ${downs.length === 1 ? 'once' : `${downs.length} times`} in all.`,
    ...(worst.count > 1 ? [`At the worst moment, ${times.clock(worst.at)}, ${worst.count} were down together.`] : []),
    `Longest: ${longest.deviceLabel}, ${lasting(longest)}, ${times.clock(longest.from)} to ${times.clock(longest.to)}.`,
  ];
}

function worstMoment(downs: readonly DeviceStretch[]): { readonly at: number; readonly count: number } {
  const steps = downs
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let worst = { at: 0, count: 0 };
  let count = 0;
  for (const { at, by } of steps) {
    count += by;
    if (count > worst.count) worst = { at, count };
  }
  return worst;
}

function checksLine({ samplesSummary: { checks, lost, rttAvgMs, rttMaxMs } }: AccountFacts): string {
  if (checks === 0) return 'No check is on record for this time.';
  const speed =
    rttAvgMs === null || rttMaxMs === null
      ? 'nothing answered'
      : `answers took ${formatRtt(rttAvgMs)} on average, ${formatRtt(rttMaxMs)} at most`;
  const share =
    lost === 0 ? 'all answered' : `${lost.toLocaleString('en-US')} without an answer (${formatLoss(lost / checks)})`;
  return `${checks.toLocaleString('en-US')} checks: ${share}; ${speed}.`;
}

function gapLines(gaps: readonly Stretch[], times: Times): string[] {
  return gaps.map(
    (gap) =>
      `Nothing was checked from ${times.clock(gap.from)} to ${times.clock(gap.to)}: the console was closed, asleep or without a network.`,
  );
}

function findingLines(finding: DiagnosisFinding, times: Times): string[] {
  const { since, endedAt, sentence, firstAction, evidence, devicesAffected, studentsAffected } = finding;
  const until = endedAt === null ? 'lasts' : `to ${times.clock(endedAt)} (${lasting({ from: since, to: endedAt })})`;
  return [
    `${times.clock(since)} ${until}: ${sentence}`,
    `    ${devicesAffected} devices and ${studentsAffected} students affected. First action: ${firstAction}`,
    ...evidence.map(({ label, value }) => `    ${label}: ${value}`),
  ];
}

function alertLine({ at, sentence, acknowledgedAt, acknowledgedBy }: Alert, times: Times): string {
  const seen =
    acknowledgedAt === null
      ? 'Nobody acknowledged it.'
      : `Acknowledged by ${acknowledgedBy ?? 'somebody'} at ${times.clock(acknowledgedAt)}, ${lasting({ from: at, to: acknowledgedAt })} later.`;
  return `${times.clock(at)} ${sentence} ${seen}`;
}

function pathLine({ at, name, state, sentence }: PathEvent, times: Times): string {
  return `${times.clock(at)} ${name}: ${state}.${sentence === '' ? '' : ` ${sentence}`}`;
}

function changeLines(transitions: readonly Transition[], times: Times): string[] {
  const lines = transitions.slice(0, LISTED_CHANGES).map(({ at, deviceLabel, seat, roomName, from, to, evidence }) => {
    const place = [roomName, seat === null ? null : `seat ${seat}`].filter((part) => part !== null).join(', ');
    const device = place === '' ? deviceLabel : `${deviceLabel} (${place})`;
    return `${times.clock(at)} ${device}: ${STATE_WORDS[from]} to ${STATE_WORDS[to]}, ${describeEvidence(evidence)}`;
  });
  const more = transitions.length - lines.length;
  return more > 0 ? [...lines, `and ${more.toLocaleString('en-US')} more; the export has all of them.`] : lines;
}

/** `41 s`, `6 min 12 s`, `1 h 5 min`: an account is read for its exact times. */
export function lasting({ from, to }: Stretch): string {
  const seconds = Math.max(0, Math.round((to - from) / SECOND_MS));
  const minutes = Math.floor((seconds * SECOND_MS) / MINUTE_MS);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
