import type { PlatformId } from '../profiles/schema.ts';
import { MINUTE_MS } from '../units.ts';
import type { DiagnosisContact, DiagnosisFinding, DiagnosisScope } from './diagnosis.ts';
import { LAYER_WORDS, reachWords } from './diagnosis-wording.ts';
import type { PathSnapshot, PathState, PathTarget } from './path.ts';
import { hopAddress, hopStateWords, PATH_METHOD_WORDS } from './path-wording.ts';
import { type WayOutHop, type WayOutMember, wayOutHops } from './way-out.ts';
import { formatDuration, formatRtt } from './wording.ts';

/** What a message to somebody outside says beside the finding itself. */
export interface EscalationContext {
  /** Empty: not entered. */
  readonly school: string;
  /** The way out as it is when the message is written. */
  readonly path: PathSnapshot;
  readonly platformName: (platformId: PlatformId) => string;
  /** When the message is written; epoch milliseconds. */
  readonly now: number;
  /** This laptop's minutes east of UTC at a time; differs over the year. `-360` is UTC-06:00. */
  readonly utcOffsetMinutesAt: (at: number) => number;
}

/** More of them are counted: a message that goes on for pages is not read. */
const MAX_HOPS_OF_A_KIND = 12;
const MAX_EVIDENCE = 20;

/**
 * The ready text for whoever can mend it: what, where, since when, how many, what answers and what does not with its numbers, what the
 * reading rests on. Plain text with line breaks. Counts only; it never says who sits at a device.
 */
export function escalationMessage(finding: DiagnosisFinding, context: EscalationContext): string {
  return [
    heading(finding, context),
    '',
    finding.sentence,
    ...facts(finding, context).map(([label, value]) => `${label}: ${value}`),
    '',
    'What we ask of you',
    `  ${REQUESTS[finding.escalateTo]}`,
    '',
    'Evidence',
    ...evidence(finding),
    '',
    `The way out, asked from the testing laptop (${stamp(context.now, context)})`,
    ...wayOut(context),
    '',
    footer(finding, context),
  ].join('\n');
}

/** The same as one breath on the phone. */
export function phoneScript(finding: DiagnosisFinding, context: EscalationContext): string {
  const { school, now } = context;
  const reach = reachWords(finding.devicesAffected, finding.studentsAffected);
  const where = school === '' ? 'Our school' : school;
  const { bad, fine } = heardFrom(context);
  return [
    `${where} is testing today.`,
    finding.confidence === 'possible'
      ? `We cannot tell yet, but it looks like this: ${finding.sentence}`
      : finding.sentence,
    finding.endedAt === null
      ? `It began at ${clock(finding.since, context)}, ${formatDuration(now - finding.since)} ago.`
      : `It began at ${clock(finding.since, context)} and was over at ${clock(finding.endedAt, context)}.`,
    reach === '' ? '' : `It concerns ${reach}.`,
    bad.length === 0 ? '' : `From our laptop, ${list(bad)} ${bad.length === 1 ? 'does' : 'do'} not answer.`,
    fine.length === 0 ? '' : `${opening(list(fine))} ${fine.length === 1 ? 'answers' : 'answer'} as usual.`,
    'I can send you the times and numbers right now. When will you know more?',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Spoken names of what answers and what does not: whole links where all of it is so, else the targets. */
function heardFrom(context: EscalationContext): { readonly bad: readonly string[]; readonly fine: readonly string[] } {
  const asked = hops(context).filter(({ kind }) => kind !== 'laptop');
  const bad = asked.flatMap((hop) => {
    const down = hop.members.filter(({ state }) => state.state === 'down');
    return down.length === hop.members.length && down.length > 0
      ? [spokenName(hop)]
      : down.slice(0, MAX_SPOKEN).map(({ target }) => target.name);
  });
  return { bad, fine: asked.filter(({ state }) => state === 'up').map(spokenName) };
}

/** More names than this are not heard on the phone. */
const MAX_SPOKEN = 3;

function spokenName({ kind, name }: WayOutHop): string {
  if (kind === 'platform') return name;
  return {
    laptop: 'this laptop',
    network: 'the access points',
    gateway: 'the gateway',
    names: 'DNS',
    internet: 'the internet',
  }[kind];
}

function opening(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

const REQUESTS: Readonly<Record<DiagnosisContact, string>> = {
  proctor: 'Please look, and tell us what you see on the screens.',
  'school-technician': 'Please go and look, and tell us what you find.',
  'district-network':
    'Please look at this from your side (controller, switch port, uplink, DHCP, DNS) and tell us what you see and when it will be back.',
  'district-filter':
    'Please check whether the filter or firewall blocks, redirects or opens this traffic for our school, and let it through unopened.',
  'vendor-support':
    'Is there a known incident with these hosts? Please tell us what you see for our site and what signed-in students should do.',
};

function heading({ layer, scope }: DiagnosisFinding, { school }: EscalationContext): string {
  const where = school === '' ? 'School testing day' : `${school}, testing day`;
  return `${where}: ${LAYER_WORDS[layer]}, ${scopeWords(scope)}`;
}

function scopeWords(scope: DiagnosisScope): string {
  switch (scope.kind) {
    case 'school':
      return 'whole school';
    case 'rooms':
      return list(scope.rooms.map(({ name }) => name));
    case 'access-point':
    case 'uplink':
      return scope.rooms.length === 0 ? scope.name : `${scope.name} (${list(scope.rooms.map(({ name }) => name))})`;
    case 'platform':
      return scope.name;
    case 'device':
      return [scope.label, scope.room?.name, scope.seat === null ? undefined : `seat ${scope.seat}`]
        .filter((part) => part !== undefined)
        .join(', ');
  }
}

type Fact = readonly [label: string, value: string];

function facts(finding: DiagnosisFinding, context: EscalationContext): Fact[] {
  const { since, endedAt, now, confidence, decidingCheck, countdowns } = finding;
  const lasting = formatDuration((endedAt ?? context.now) - since);
  const reach = reachWords(finding.devicesAffected, finding.studentsAffected);
  return [
    ['Since', `${stamp(since, context)} (${endedAt === null ? `${lasting} so far` : `lasted ${lasting}`})`],
    ...(endedAt === null ? [] : [['Over since', stamp(endedAt, context)] as const]),
    ...(now === '' ? [] : [['Status', now] as const]),
    ...(reach === '' ? [] : [['Affected', reach] as const]),
    ['How sure', SURENESS[confidence]],
    ...(decidingCheck === null || endedAt !== null ? [] : [['Would decide it', decidingCheck.label] as const]),
    ...countdowns.map(
      ({ platformName, deadlineAt, startedAt }): Fact => [
        `${platformName} signs students out`,
        `maybe at ${clock(deadlineAt, context)}; first failed probe at ${clock(startedAt, context)}`,
      ],
    ),
  ];
}

const SURENESS: Readonly<Record<DiagnosisFinding['confidence'], string>> = {
  sure: 'no other reading fits what was measured',
  likely: 'likely, from what was measured',
  possible: 'cannot tell yet; one of several readings',
};

function evidence({ evidence: lines, rule }: DiagnosisFinding): string[] {
  const shown = lines.slice(0, MAX_EVIDENCE).map(({ label, value }) => `  - ${label}: ${value}`);
  const rest = lines.length - shown.length;
  return [
    ...shown,
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
    `  - Why the console says so: ${rule.why} (rule "${rule.id}")`,
  ];
}

/** Everything on the way out, from the laptop outward, so that the reader sees where it breaks. */
function wayOut(context: EscalationContext): string[] {
  return hops(context).flatMap((hop) => {
    if (hop.members.length === 0) return [`  [not watched] ${hop.name}: nothing is set up to be asked`];
    const worstFirst = hop.members.toSorted((a, b) => concern(b.state) - concern(a.state));
    const shown = worstFirst.slice(0, MAX_HOPS_OF_A_KIND).map((member) => hopLine(hop, member, context));
    const rest = hop.members.length - shown.length;
    return rest > 0 ? [...shown, `  and ${rest} more of ${hop.name}, none of them worse`] : shown;
  });
}

function concern({ state }: PathState): number {
  return ['off', 'up', 'unknown', 'slow', 'down'].indexOf(state);
}

function hopLine(hop: WayOutHop, { target, state }: WayOutMember, context: EscalationContext): string {
  const said = [
    state.failure === null ? '' : `${state.failure.sentence.replace(/\.$/, '')} (${state.failure.code})`,
    state.failingSince === null ? '' : `first failed probe ${clock(state.failingSince, context)}`,
    state.failure === null && state.rttMs !== null ? formatRtt(state.rttMs) : '',
    state.baselineRttMs === null ? '' : `usually ${formatRtt(state.baselineRttMs)}`,
    state.answeredAt === null || state.failure === null ? '' : `last answer ${clock(state.answeredAt, context)}`,
    state.checkedAt === null ? '' : `asked ${clock(state.checkedAt, context)}${state.isStale ? ', overdue since' : ''}`,
  ].filter((part) => part !== '');
  return `  [${hopStateWords(state)}] ${[hopName(hop, target), how(target)].filter(Boolean).join(', ')}${said.length === 0 ? '' : `: ${said.join('; ')}`}`;
}

function hopName(hop: WayOutHop, target: PathTarget): string {
  return hop.kind === 'platform' ? `${hop.name}: ${target.name}` : target.name;
}

function how(target: PathTarget): string {
  const address = hopAddress(target);
  const isSaid = address === target.name;
  return [isSaid ? '' : address, PATH_METHOD_WORDS[target.method]].filter((part) => part !== '').join(', ');
}

function footer({ id, since }: DiagnosisFinding, context: EscalationContext): string {
  return [
    `All times are this laptop's clock, ${offsetWords(context.utcOffsetMinutesAt(context.now))}. No student is named here.`,
    `Written by the Testing Day Console; finding ${id}, ${new Date(since).toISOString()}.`,
  ].join('\n');
}

function hops({ path, platformName }: EscalationContext): readonly WayOutHop[] {
  return wayOutHops(path, platformName);
}

/** `2026-11-24 09:41:36 UTC-06:00` */
function stamp(at: number, context: EscalationContext): string {
  const offset = context.utcOffsetMinutesAt(at);
  const [day = '', time = ''] = localParts(at, offset);
  return `${day} ${time} ${offsetWords(offset)}`;
}

/** `09:41:36`, local time. */
function clock(at: number, context: EscalationContext): string {
  return localParts(at, context.utcOffsetMinutesAt(at))[1] ?? '';
}

function localParts(at: number, offsetMinutes: number): string[] {
  return new Date(at + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19).split('T');
}

function offsetWords(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const [hours, minutes] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}

function list(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
