import { categoryOf } from '../../../shared/model/incident-categories.ts';
import { eventNote, eventSentence } from '../../../shared/model/incident-event-wording.ts';
import { effectiveSeverity, severityWord } from '../../../shared/model/incident-rules.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import {
  ATTACHMENT_KIND_WORDS,
  categoryName,
  DELIVERY_WORDS,
  dueWords,
  INCIDENT_STATE_WORDS,
  PHASE_WORDS,
  RESPONSES_SAVED_WORDS,
  ROLE_WORDS,
  SAVED_ANSWERS_WORDS,
  STAFF_ROLE_WORDS,
  STUDENT_STATE_WORDS,
} from '../../../shared/model/incident-wording.ts';
import { STUDENT_ACTIONS } from '../../../shared/model/student-actions.ts';
import { studentCountOf } from '../../../shared/model/student-count.ts';
import { html, type Markup } from '../../readiness/report/html.ts';
import { timesIn } from '../../readiness/report/times.ts';
import type { ExportContext } from './context.ts';
import { measuredSection } from './measured.ts';
import { facts, holdsNotice, incidentPage, said, schoolOf, section, tableOf, timesOf, unbroken } from './page.ts';

interface Story {
  readonly view: IncidentView;
  readonly context: ExportContext;
  readonly at: (moment: number | null) => string;
  /** Without the date when it was the day of the incident. */
  readonly brief: (moment: number | null) => string;
}

/** Whole incidents, each told in the order in which a reader asks: what, where, who knew, what was measured, done, decided. */
export function recordPage(views: readonly IncidentView[], context: ExportContext): string {
  const [first] = views;
  const title = views.length === 1 && first !== undefined ? `Incident ${first.number}` : `${views.length} incidents`;
  return incidentPage(
    `${title}, ${schoolOf(context)}`,
    html`<main>
${views.map((view) => incident(view, context))}
</main>`,
    `${title} - whole record`,
  );
}

function incident(view: IncidentView, context: ExportContext): Markup {
  const times = timesOf(context);
  const { content } = view;
  const onDay = timesIn(context.timeZone, content.occurredAt);
  const story: Story = {
    view,
    context,
    at: (moment) => (moment === null ? '' : times.dated(moment)),
    brief: (moment) => (moment === null ? '' : onDay.short(moment)),
  };
  const program = context.programOf(content.programId);
  const severity = effectiveSeverity(content, program);
  return html`<article class="incident">
<header>
<p class="kicker">Incident ${view.number}, ${schoolOf(context)}. Printed ${times.long(context.now)}</p>
<h1>${categoryName(content.categoryCode)}${content.roomName === '' ? '' : `, ${content.roomName}`}</h1>
<p class="facts">${INCIDENT_STATE_WORDS[view.state].word} since ${times.dated(view.since)}. ${severity === null ? 'How grave it is, was not said.' : `${capital(severityWord(severity, program))}.`}</p>
${holdsNotice('record', context)}
</header>
${section('What happened', whatPart(story))}
${section('Where and when', wherePart(story))}
${section('Who knew, and who was there', whoPart(story))}
${section('Students', studentPart(story))}
${measuredSection(view, context)}
${section('What was done', donePart(story))}
${section('What was decided', decidedPart(story))}
${section('Every event', historyPart(story))}
${seal(view)}
</article>
`;
}

function whatPart({ view: { content }, brief }: Story): Markup {
  const { categoryCode, description, sequence, cause } = content;
  const plain = categoryCode === null ? null : html`<p>${categoryOf(categoryCode).plain}</p>`;
  return html`${plain}${said(description)}
${tableOf(sequence, [
  { heading: 'Time', of: (step) => brief(step.at) },
  { heading: 'What happened then', of: ({ text }) => text, isWide: true },
])}
${cause === '' ? null : html`<h3>Why it happened</h3>${said(cause)}`}`;
}

function wherePart({ view: { content, stateCaseNumber }, context, at }: Story): Markup {
  const { material } = content;
  return facts([
    ['It happened', at(content.occurredAt)],
    ['It became known', at(content.awareAt)],
    ['Place', content.roomName],
    ['Devices', unbroken(content.devices.map(({ label }) => label))],
    ['Session', context.sessionName(content.sessionId)],
    ['Program', context.programOf(content.programId)?.name ?? 'No program chosen'],
    ['Platform', context.platformName(content.platformId)],
    ['Test', [content.testName, content.contentArea, content.unit].filter((part) => part !== '').join(', ')],
    ['Grade', content.grade],
    ['How', `${DELIVERY_WORDS[content.deliveryMode]}. ${PHASE_WORDS[content.phase]}.`],
    [
      'Material',
      material === null ? '' : `${material.documentType} ${material.securityNumber}, ${material.issue}`.trim(),
    ],
    ['Vendor case', content.vendorCaseNumber],
    ['State case', stateCaseNumber],
  ]);
}

function whoPart({ view: { content, submittedBy, submittedAt }, at }: Story): Markup {
  return html`${facts([
    ['Reported by', content.reporter],
    ['Heard of it by', content.heardFrom],
    ['Submitted', `${at(submittedAt)} by ${submittedBy.name}, ${ROLE_WORDS[submittedBy.role].toLowerCase()}`],
    ['School coordinator told', at(content.toldSchoolAt)],
    ['District told', at(content.toldDistrictAt)],
    ['State told', at(content.toldStateAt)],
    ['Vendor told', at(content.toldVendorAt)],
    ['Parents told', at(content.toldParentsAt)],
  ])}
${tableOf(content.staff, [
  { heading: 'Role', of: ({ role }) => STAFF_ROLE_WORDS[role] },
  { heading: 'Name', of: ({ name }) => name, isWide: true },
  { heading: 'Contact', of: ({ contact }) => contact, isWide: true },
  { heading: 'Trained on', of: ({ trainedOn }) => trainedOn ?? 'not known' },
  { heading: 'Agreement on file', of: ({ isAgreementOnFile }) => yesNo(isAgreementOnFile) },
])}
${tableOf(content.statements, [
  { heading: 'Statement of', of: ({ role }) => STAFF_ROLE_WORDS[role] },
  { heading: 'Signed', of: ({ signedOn }) => signedOn ?? 'not yet' },
  { heading: 'Notarized', of: ({ isNotarized }) => yesNo(isNotarized) },
  { heading: 'Kept', of: ({ whereKept }) => whereKept, isWide: true },
])}`;
}

function studentPart({ view, brief }: Story): Markup {
  if (view.areStudentsHidden) return html`<p class="nothing">Student lines are hidden for your role.</p>`;
  const count = studentCountOf(view.content, view.students);
  const counted = count === null ? 'Nobody counted the students affected.' : `Students affected: ${count}.`;
  return html`<p>${counted} Each line below is one student; no name is kept.</p>
${tableOf(view.students, [
  { heading: 'Line', of: ({ ref }) => html`<strong>${ref}</strong>` },
  { heading: 'Seat or label', of: ({ label }) => label },
  { heading: 'Last digits', of: ({ lastFour }) => lastFour ?? '' },
  { heading: 'Device', of: ({ device }) => device?.label ?? '' },
  { heading: 'Result', of: ({ resultId }) => resultId },
  { heading: 'Lost', of: ({ minutesLost }) => (minutesLost === null ? '' : `${minutesLost} min`) },
  { heading: 'Saved', of: ({ responsesSaved }) => RESPONSES_SAVED_WORDS[responsesSaved] },
  {
    heading: 'Asked for',
    of: ({ requested }) => (requested === null ? 'Nothing' : STUDENT_ACTIONS[requested].plain),
    isWide: true,
  },
  {
    heading: 'State',
    of: ({ state, since, portalRequestId }) =>
      `${STUDENT_STATE_WORDS[state].word}, ${brief(since)}${portalRequestId === '' ? '' : `, request ${portalRequestId}`}`,
    isWide: true,
  },
])}`;
}

function donePart({ view: { content, swaps, attachments }, context, brief }: Story): Markup {
  const labels = new Map(context.programOf(content.programId)?.proof.map(({ id, label }) => [id, label]));
  return html`${said(content.actionsTaken)}
${tableOf(swaps, [
  { heading: 'Swapped', of: (swap) => brief(swap.at) },
  {
    heading: 'Line',
    of: ({ studentRef, seat }) => [studentRef ?? '', seat].filter((part) => part !== '').join(', '),
  },
  { heading: 'From', of: ({ from }) => from.label },
  { heading: 'To', of: ({ to }) => to.label },
  { heading: 'Saved answers', of: ({ savedAnswers }) => SAVED_ANSWERS_WORDS[savedAnswers], isWide: true },
])}
${tableOf(content.proof, [
  { heading: 'Proof', of: ({ proofId }) => labels.get(proofId) ?? proofId, isWide: true },
  { heading: 'There', of: ({ have }) => yesNo(have) },
  { heading: 'If not, why', of: ({ reason }) => reason, isWide: true },
])}
${tableOf(attachments, [
  { heading: 'Attached', of: ({ kind }) => ATTACHMENT_KIND_WORDS[kind] },
  { heading: 'File', of: ({ name }) => name, isWide: true },
  { heading: 'Added', of: ({ addedAt }) => brief(addedAt) },
  { heading: 'SHA-256', of: ({ sha256 }) => html`<span class="hash">${sha256}</span>`, isWide: true },
])}`;
}

function decidedPart({ view, context, at, brief }: Story): Markup {
  const moves = view.events.flatMap(({ payload, ...event }) =>
    payload?.kind === 'moved' ? [{ ...event, payload }] : [],
  );
  const { correctivePlan, outcome } = view.content;
  const why =
    view.districtReasons.length === 0
      ? html`<p>The school may close it itself.</p>`
      : html`<p>It goes to the district: ${view.districtReasons.join(' ')}</p>`;
  return html`${why}
${tableOf(moves, [
  { heading: 'When', of: (move) => brief(move.at) },
  { heading: 'Who', of: ({ by }) => `${by.name}, ${ROLE_WORDS[by.role].toLowerCase()}`, isWide: true },
  { heading: 'What', of: ({ payload }) => eventSentence(payload), isWide: true },
  { heading: 'Their words', of: ({ payload }) => eventNote(payload), isWide: true },
])}
${outcome === '' ? null : html`<h3>How it ended</h3>${said(outcome)}`}
${correctivePlan === '' ? null : html`<h3>How it will not happen again</h3>${said(correctivePlan)}`}
${tableOf(view.duties, [
  { heading: 'Duty', of: ({ title }) => title, isWide: true },
  { heading: 'Whose', of: ({ actor }) => actor, isWide: true },
  { heading: 'Due', of: ({ dueAt }) => brief(dueAt) },
  {
    heading: 'Stands',
    of: (duty) => (duty.doneAt === null ? dueWords(duty, context.now) : `done ${brief(duty.doneAt)}`),
  },
])}
${facts([['Kept until', `${dayOf(at(view.keepUntil - 1))}${view.isOnHold ? ', and on hold: must not be erased' : ''}`]])}`;
}

function historyPart({ view, context }: Story): Markup | null {
  const times = timesOf(context);
  return tableOf(view.events, [
    { heading: 'No.', of: ({ seq }) => String(seq) },
    { heading: 'When', of: ({ at }) => times.exact(at) },
    { heading: 'Who', of: ({ by }) => `${by.name}, ${ROLE_WORDS[by.role].toLowerCase()}`, isWide: true },
    { heading: 'What', of: ({ payload }) => html`<p>${eventSentence(payload)}</p>${noteOf(payload)}`, isWide: true },
    { heading: 'Hash', of: ({ hash }) => html`<span class="hash">${hash.slice(0, 12)}</span>` },
  ]);
}

function noteOf(payload: IncidentView['events'][number]['payload']): Markup | null {
  const note = eventNote(payload);
  return note === '' ? null : html`<p class="meta">${note}</p>`;
}

function seal({ head, number, events }: IncidentView): Markup {
  return html`<div class="seal">
<p><strong>Seal.</strong> ${number} has ${events.length === 1 ? '1 event' : `${events.length} events`}. Each one covers the one before it, so this hash of the newest covers them all:</p>
<p class="hash">${head}</p>
<p class="meta">To check it, export the record as JSON and run <span class="hash">tdc audit verify FILE</span>: it must name the same hash. Later events give later hashes; this one stays in the chain.</p>
</div>`;
}

/** `Jun 30, 2028, 11:59 PM`: it may be erased from the next midnight on. */
function dayOf(dated: string): string {
  return dated.split(', ').slice(0, 2).join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function yesNo(value: boolean | null): string {
  if (value === null) return 'not known';
  return value ? 'yes' : 'no';
}
