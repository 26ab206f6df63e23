import type { DeviceFinding, EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import type { Device } from '../../../shared/model/roster.ts';
import { finding } from '../check.ts';
import type { PlannedRoom } from '../plan.ts';
import { countOf } from '../pure-check.ts';
import type { DeviceRule, Judgement } from './device-rule.ts';
import { inService } from './in-service.ts';
import type { SpareCarts } from './spare-carts.ts';

type Problem = 'fail' | 'warn' | 'unchecked';
type Judged = Extract<Judgement, { kind: 'judged' }>;
interface JudgedDevice {
  readonly device: Device;
  readonly judgement: Judged;
}

/** Different values told one by one; the rest only counted. */
const MOST_VALUES = 20;
const WORST_FIRST: readonly Problem[] = ['fail', 'unchecked', 'warn'];

/**
 * What a rule means for a room. A device that cannot be used is one less for the students: the room fails only when too few
 * are left for its seats and no cart can help out, else it is a warning that names the devices to put aside. The same holds for
 * devices that could not be judged: only when the room needs them is the room itself unclear.
 *
 * @param candidates  The devices to look at; usually those in service.
 */
export function roomFinding(
  rule: DeviceRule,
  planned: PlannedRoom,
  carts: SpareCarts,
  candidates: readonly Device[] = inService(planned.devices),
): Finding {
  const name = planned.room.name;
  if (rule.notApplicable !== null) return finding('not-applicable', rule.notApplicable);
  if (candidates.length === 0) return finding('not-applicable', `There is no device in use in ${name}.`);
  const all = candidates.map((device) => ({ device, judgement: rule.judge(device) }));
  const judged = all.filter((one): one is JudgedDevice => one.judgement.kind === 'judged');
  const withoutValue = all.filter(({ judgement }) => judgement.kind === 'no-value').length;
  if (judged.length === 0) return nothingToJudge(rule, name, withoutValue);

  const devices = WORST_FIRST.flatMap((verdict) => judged.filter(({ judgement }) => judgement.verdict === verdict));
  const evidence = evidenceOf(rule, planned, judged, candidates.length, withoutValue);
  if (devices.length === 0)
    return finding('pass', passSentence(rule, name, judged.length, candidates.length, withoutValue), { evidence });
  return {
    ...conclude(rule, planned, carts, judged, candidates.length),
    evidence,
    devices: devices.map(deviceFinding),
  };
}

function nothingToJudge(rule: DeviceRule, roomName: string, withoutValue: number): Finding {
  return withoutValue > 0
    ? finding('not-applicable', `The roster has no ${rule.value} for any device in ${roomName}. ${rule.howToGetValue}`)
    : finding('not-applicable', `There is no device in ${roomName} that this rule is about.`);
}

function passSentence(rule: DeviceRule, roomName: string, judged: number, total: number, withoutValue: number): string {
  const fit = rule.fit(judged);
  if (total === 1) return `The only device in ${roomName} ${fit}.`;
  if (judged === total) return `All ${judged} devices in ${roomName} ${fit}.`;
  const rest =
    withoutValue === 0 ? '' : `; ${withoutValue} more could not be judged, because the roster has no ${rule.value}`;
  return `${countOf(judged, 'device')} in ${roomName} ${fit}${rest}.`;
}

function conclude(
  rule: DeviceRule,
  { room, devices, seats }: PlannedRoom,
  carts: SpareCarts,
  judged: readonly JudgedDevice[],
  total: number,
): Finding {
  const count = (problem: Problem) => judged.filter(({ judgement }) => judgement.verdict === problem).length;
  const [failing, unchecked] = [count('fail'), count('unchecked')];
  const failed = new Set(judged.filter(({ judgement }) => judgement.verdict === 'fail').map(({ device }) => device.id));
  const usable = inService(devices).filter(({ id }) => !failed.has(id)).length;
  const problem: Problem = failing > 0 ? 'fail' : count('warn') > 0 ? 'warn' : 'unchecked';
  const shown = count(problem);
  const start = `${shown} of ${countOf(total, 'device')} in ${room.name} ${rule.words(problem, shown)}`;
  if (failing > 0) {
    const missing = Math.max(0, seats - usable);
    const isCovered = missing <= carts.spares;
    const sentence = `${start}; ${whatIsLeft(usable, seats, carts)}.`;
    const bring = {
      what: `Bring ${countOf(missing, 'spare')} from ${carts.names} to ${room.name}.`,
      who: 'coordinator',
    } as const;
    return finding(isCovered ? 'warn' : 'fail', sentence, { action: missing > 0 && isCovered ? bring : rule.action });
  }
  const isUnclear = unchecked > 0 && usable - unchecked < seats;
  const verdict = isUnclear ? 'unchecked' : 'warn';
  const doubt =
    problem === 'unchecked' || unchecked === 0 ? '' : `; ${unchecked} more ${rule.words('unchecked', unchecked)}`;
  return finding(verdict, `${start}${doubt}.`, { action: rule.action });
}

function whatIsLeft(usable: number, seats: number, carts: SpareCarts): string {
  const forSeats = countOf(seats, 'seat');
  const missing = seats - usable;
  if (missing <= 0) return `${countOf(usable, 'other is', 'others are')} enough for ${forSeats}`;
  const left =
    usable === 0 ? 'no usable device is' : `only ${countOf(usable, 'usable device is', 'usable devices are')}`;
  const help = missing <= carts.spares ? `, but ${carts.names} can give the ${missing} missing` : '';
  return `${left} left for ${forSeats}${help}`;
}

function evidenceOf(
  rule: DeviceRule,
  { seats }: PlannedRoom,
  judged: readonly JudgedDevice[],
  total: number,
  withoutValue: number,
): EvidenceItem[] {
  const byValue = new Map<string, JudgedDevice[]>();
  for (const one of judged) {
    const group = byValue.get(one.judgement.value);
    if (group === undefined) byValue.set(one.judgement.value, [one]);
    else group.push(one);
  }
  const values = [...byValue].map(
    ([value, group]): EvidenceItem => ({
      label: value,
      value: countOf(group.length, 'device'),
      ...(group[0] !== undefined && { verdict: group[0].judgement.verdict }),
    }),
  );
  const rest = values.length - MOST_VALUES;
  return [
    { label: 'Devices in use', value: String(total) },
    { label: 'Seats to fill', value: String(seats) },
    ...(withoutValue > 0
      ? [{ label: 'Not judged', value: `${withoutValue} of ${total} have no ${rule.value} in the roster` }]
      : []),
    ...values.slice(0, MOST_VALUES),
    ...(rest > 0 ? [{ label: 'Other values', value: String(rest) }] : []),
  ];
}

function deviceFinding({ device, judgement }: JudgedDevice): DeviceFinding {
  const { verdict, sentence } = judgement;
  return { deviceId: device.id, label: device.label, verdict, sentence: sentence };
}
