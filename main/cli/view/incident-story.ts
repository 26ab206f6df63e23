import { styleText } from 'node:util';
import { eventNote, eventSentence, eventSentenceIn } from '../../../shared/model/incident-event-wording.ts';
import type { IncidentEvent } from '../../../shared/model/incident-events.ts';
import { evidenceOf } from '../../../shared/model/incident-masks.ts';
import { effectiveSeverity, severityWord } from '../../../shared/model/incident-rules.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import {
  ATTACHMENT_KIND_WORDS,
  categoryName,
  dueWords,
  INCIDENT_STATE_WORDS,
  ROLE_WORDS,
  SAVED_ANSWERS_WORDS,
  STAFF_ROLE_WORDS,
  STUDENT_STATE_WORDS,
} from '../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS } from '../../../shared/model/student-actions.ts';
import { studentCountOf } from '../../../shared/model/student-count.ts';
import type { Program } from '../../../shared/programs/schema.ts';
import { type Times, timesIn } from '../../readiness/report/times.ts';
import { withoutControls, wrapped } from './plain-lines.ts';
import type { TerminalSize } from './terminal.ts';

/** As wide as text is read with ease; narrower where the terminal is. */
const MAX_WIDTH = 100;
/** Where nobody sees how wide the screen is. */
const USUAL_WIDTH = 80;
const LABEL_WIDTH = 18;

/** Text, or a label with text beside it. */
type Line = string | readonly [label: string, text: string];

interface Story {
  readonly view: IncidentView;
  readonly program: Program | null;
  readonly now: number;
  /** By the day of the incident. */
  readonly times: Times;
}

/** One incident in the order in which a reader asks: what, where, who knew, what was measured, done, decided, what is left. */
export function storyText(
  view: IncidentView,
  program: Program | null,
  now: number,
  terminal: TerminalSize | null,
): string {
  const story: Story = { view, program, now, times: timesIn(null, view.content.occurredAt) };
  const width = Math.min(MAX_WIDTH, terminal?.columns ?? USUAL_WIDTH);
  const bold = (text: string) =>
    terminal?.hasColour === true ? styleText('bold', text, { validateStream: false }) : text;
  const [title, ...head] = headOf(story);
  const sections: readonly (readonly [string, readonly Line[]])[] = [
    ['What happened', whatLines(story)],
    ['Where and when', whereLines(story)],
    ['Who knew, and who was there', whoLines(story)],
    ['Students', studentLines(story)],
    ['What was measured', measuredLines(story)],
    ['What was done', doneLines(story)],
    ['What was decided', decidedLines(story)],
    ['What is to be done', dutyLines(story)],
    ['Every event', eventLines(story)],
  ];
  return [
    bold(withoutControls(title ?? '')),
    ...head.flatMap((line) => wrapped(line, width)),
    ...sections.flatMap(([heading, lines]) => [
      '',
      bold(heading),
      ...hung(lines.length === 0 ? [EMPTY[heading] ?? 'Nothing was noted.'] : lines, width),
    ]),
    '',
    'Hash of the newest event:',
    view.head,
  ].join('\n');
}

/** What a section says that would else be empty. */
const EMPTY: Readonly<Record<string, string>> = {
  'What was measured': 'Nothing was measured.',
  'What was decided': 'Nothing was decided yet.',
  'What is to be done': 'Nothing is left to do.',
};

/** Text beside labels stands in a column of its own, however often it is broken. */
function hung(lines: readonly Line[], width: number): string[] {
  const labels = lines.map((line) => (typeof line === 'string' ? 0 : line[0].length + 2));
  const indent = ' '.repeat(Math.max(LABEL_WIDTH, ...labels) + 2);
  return lines.flatMap((line) => {
    if (typeof line === 'string') return wrapped(line, width, '  ');
    const [label, text] = line;
    const [first = '', ...others] = wrapped(text, width, indent);
    return [`  ${withoutControls(label)}`.padEnd(indent.length) + first.slice(indent.length), ...others].map((one) =>
      one.trimEnd(),
    );
  });
}

function headOf({ view, program, times }: Story): string[] {
  const { content } = view;
  const place = content.roomName === '' ? '' : `, ${content.roomName}`;
  const severity = effectiveSeverity(content, program);
  return [
    `${view.number}  ${categoryName(content.categoryCode)}${place}`,
    `${INCIDENT_STATE_WORDS[view.state].word} since ${times.dated(view.since)}. ${severity === null ? 'How grave it is, was not said.' : `${severityWord(severity, program)}.`}`,
    ...(view.isPurged ? ['What it held was erased; number, dates and category stay.'] : []),
    ...(view.isOnHold ? ['On hold: it must not be erased.'] : []),
  ];
}

function whatLines({ view: { content }, times }: Story): Line[] {
  const { description, sequence, cause } = content;
  const steps = sequence.map(({ at, text }): Line => [at === null ? '' : times.short(at), text]);
  return [...(description === '' ? [] : [description]), ...steps, ...(cause === '' ? [] : [`Why: ${cause}`])];
}

function whereLines({ view: { content, stateCaseNumber }, program, times }: Story): Line[] {
  return labelled([
    ['It happened', times.dated(content.occurredAt)],
    ['It became known', times.short(content.awareAt)],
    ['Place', content.roomName],
    ['Devices', content.devices.map(({ label }) => label).join(', ')],
    ['Program', program?.name ?? 'No program chosen'],
    ['Test', joined([content.testName, content.contentArea, content.unit], ', ')],
    ['Grade', content.grade],
    ['Vendor case', content.vendorCaseNumber],
    ['State case', stateCaseNumber],
  ]);
}

function whoLines({ view: { content, submittedBy, submittedAt }, times }: Story): Line[] {
  const told = (at: number | null) => (at === null ? '' : times.short(at));
  return [
    ...labelled([
      ['Reported by', content.reporter],
      ['Heard of it by', content.heardFrom],
      [
        'Submitted',
        `${times.short(submittedAt)} by ${submittedBy.name}, ${ROLE_WORDS[submittedBy.role].toLowerCase()}`,
      ],
      ['School told', told(content.toldSchoolAt)],
      ['District told', told(content.toldDistrictAt)],
      ['State told', told(content.toldStateAt)],
      ['Vendor told', told(content.toldVendorAt)],
      ['Parents told', told(content.toldParentsAt)],
    ]),
    ...content.staff.map(({ role, name }): Line => [STAFF_ROLE_WORDS[role], name]),
  ];
}

function studentLines({ view }: Story): Line[] {
  if (view.areStudentsHidden) return ['Student lines are hidden for your role.'];
  const count = studentCountOf(view.content, view.students);
  const lines = view.students.map((line): Line => {
    const asked = line.requested === null ? 'Nothing is asked for' : STUDENT_ACTIONS[line.requested].plain;
    const parts = [
      line.device?.label ?? '',
      line.minutesLost === null ? '' : `lost ${line.minutesLost} min`,
      `${asked}: ${STUDENT_STATE_WORDS[line.state].word.toLowerCase()}`,
      line.portalRequestId === '' ? '' : `request ${line.portalRequestId}`,
    ];
    return [joined([line.ref, line.label], '  '), joined(parts, ', ')];
  });
  return [count === null ? 'Nobody counted the students affected.' : `Students affected: ${count}`, ...lines];
}

function measuredLines({ view }: Story): string[] {
  return evidenceOf(view).flatMap(({ account }) => account.text.trim().split('\n'));
}

function doneLines({ view: { content, swaps, attachments }, times }: Story): Line[] {
  return [
    ...(content.actionsTaken === '' ? [] : [content.actionsTaken]),
    ...swaps.map(
      ({ at, from, to, savedAnswers }): Line => [
        times.short(at),
        `${from.label} swapped for ${to.label}. Saved answers: ${SAVED_ANSWERS_WORDS[savedAnswers].toLowerCase()}`,
      ],
    ),
    ...attachments.map(({ kind, name }): Line => ['Attached', `${ATTACHMENT_KIND_WORDS[kind]}: ${name}`]),
  ];
}

function decidedLines({ view, times }: Story): Line[] {
  const why =
    view.isPurged || view.districtReasons.length === 0
      ? []
      : [`It goes to the district: ${view.districtReasons.join(' ')}`];
  const moves = view.events.flatMap(({ at, by, payload }) =>
    payload?.kind === 'moved'
      ? [[times.short(at), `${by.name}: ${eventSentence(payload)}${noteOf(payload)}`] as const]
      : [],
  );
  const { outcome, correctivePlan } = view.content;
  return [
    ...why,
    ...moves,
    ...(outcome === '' ? [] : [`How it ended: ${outcome}`]),
    ...(correctivePlan === '' ? [] : [`How it will not happen again: ${correctivePlan}`]),
  ];
}

function dutyLines({ view, now, times }: Story): Line[] {
  return view.duties.map((duty): Line => {
    const stands = duty.doneAt === null ? dueWords(duty, now) : `done ${times.short(duty.doneAt)}`;
    return [stands, `${duty.title} (${duty.actor})`];
  });
}

function eventLines({ view, times }: Story): Line[] {
  return view.events.map(({ seq, at, by, payload }): Line => {
    const who = `${by.name}, ${ROLE_WORDS[by.role].toLowerCase()}`;
    return [`${seq}  ${times.short(at)}`, `${who}: ${eventSentenceIn(view, payload)}${noteOf(payload)}`];
  });
}

function noteOf(payload: IncidentEvent['payload']): string {
  const note = eventNote(payload);
  return note === '' ? '' : `. "${note}"`;
}

function labelled(facts: readonly (readonly [string, string])[]): Line[] {
  return facts.filter(([, text]) => text !== '');
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}
