import type { CheckResult, SignOff } from '../../../shared/model/readiness.ts';
import type { ReadinessRow } from '../../../shared/model/readiness-board.ts';
import { DOER_WORDS } from '../../../shared/model/readiness-wording.ts';
import type { Room } from '../../../shared/model/roster.ts';
import { html, type Markup } from './html.ts';
import type { ReportInput } from './input.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { decisionMark, noticesOf, page, schoolName } from './page.ts';
import { comparisonSentence, headline, latestSignOffs, overallDecision, roomsConcerned } from './summary.ts';
import type { Times } from './times.ts';
import { count, LIMITS, listSome, namesOf, ofEachRoom } from './words.ts';

/** So many lines of a kind fit on the page beside everything else. */
const LINES_SHOWN = 5;
const ROOMS_NAMED = 6;

/** One page in plain words for who has to decide: what is ready, what is not, who does what. Two pages when rooms are many. */
export function principalPage(input: ReportInput, times: Times): string {
  const school = schoolName(input);
  const obstacles = obstaclesOf(input);
  const body = html`<header class="page-head">
<p class="kicker">Ready to test? ${school}, ${times.long(input.at)}</p>
<h1 class="decision-${overallDecision(input.rows)}">${headline(input.rows)}</h1>
<p class="facts">${factsLine(input, times)}</p>
${noticesOf(input, times)}
</header>
<main>
${obstacleTable(obstacles)}
${readyRooms(input, times)}
${reopenedRooms(input, times)}
${lines('Worth knowing, but no reason to wait', warningsOf(input))}
${lines('What was not checked', uncheckedOf(input, obstacles))}
</main>
<footer class="limits"><p>${LIMITS}</p></footer>`;
  return page({ title: `Ready to test? ${school}, ${times.dated(input.at)}`, body, kind: 'principal' });
}

function factsLine(input: ReportInput, times: Times): string {
  const { sweep, profiles, results } = input;
  const checked =
    sweep === null
      ? 'Nothing was checked yet.'
      : `${count(results.length, 'check')}, started ${times.short(sweep.startedAt)}.`;
  const platforms =
    profiles.length === 0
      ? null
      : `For ${listSome(
          profiles.map(({ name }) => name),
          4,
        )}.`;
  const standing = [...latestSignOffs(input.signOffs).values()].filter(({ reopenedAt }) => reopenedAt === null).length;
  const signed = `${standing} of ${count(input.rows.length, 'room')} signed off by a person.`;
  return [checked, comparisonSentence(input, times.short), signed, platforms].filter((part) => part !== null).join(' ');
}

function obstacleTable(obstacles: readonly Obstacle[]): Markup | null {
  if (obstacles.length === 0) return null;
  return html`<section>
<h2>What stands in the way</h2>
<table class="obstacles">
<thead><tr><th scope="col">Room</th><th scope="col">Decision</th><th scope="col">Why</th><th scope="col">What to do, and who</th></tr></thead>
<tbody>
${obstacles.map(obstacleRow)}
</tbody>
</table>
</section>`;
}

function obstacleRow({ decision, rooms, reasons, actions, leftOut }: Obstacle): Markup {
  const more =
    leftOut === 0 ? null : html`<p class="more">and ${count(leftOut, 'more problem')}, see the full report</p>`;
  return html`<tr>
<th scope="row">${namesOf(rooms)}</th>
<td>${decisionMark(decision)}</td>
<td>${reasons.map((reason) => html`<p>${reason}</p>`)}${more}</td>
<td>${actions.map(({ what, who }) => html`<p>${what} <strong class="who">${DOER_WORDS[who]}</strong></p>`)}</td>
</tr>
`;
}

/** Close together: a room that is ready needs no line of its own. */
function readyRooms(input: ReportInput, times: Times): Markup | null {
  const names = new Map(input.rooms.map(({ id, name }) => [id, name]));
  const ready = input.rows.filter(({ decision }) => decision === 'go');
  if (ready.length === 0) return null;
  const signOffs = latestSignOffs(input.signOffs);
  return html`<section>
<h2>${decisionMark('go')}: ${count(ready.length, 'room')}</h2>
<ul class="ready">
${ready.map(
  ({ roomId }) => html`<li>${names.get(roomId) ?? roomId}${signedBriefly(signOffs.get(roomId), times)}</li>
`,
)}</ul>
</section>`;
}

function signedBriefly(signOff: SignOff | undefined, times: Times): Markup | null {
  return signOff === undefined || signOff.reopenedAt !== null
    ? null
    : html` <span class="by">signed ${times.short(signOff.at)}, ${signOff.by}</span>`;
}

/** A sign-off that no longer holds is what somebody would otherwise rely on. */
function reopenedRooms(input: ReportInput, times: Times): Markup | null {
  const names = new Map(input.rooms.map(({ id, name }) => [id, name]));
  const reopened = [...latestSignOffs(input.signOffs).values()].filter(({ reopenedAt }) => reopenedAt !== null);
  if (reopened.length === 0) return null;
  return html`<section>
<h2>Signed off, and open again</h2>
<ul>
${reopened.slice(0, LINES_SHOWN).map(
  ({ roomId, by, at, reopenedAt, reopenedBecause }) =>
    html`<li>${names.get(roomId) ?? roomId}, signed ${times.short(at)} by ${by}, is open again since ${times.short(reopenedAt ?? at)}. ${reopenedBecause}</li>
`,
)}</ul>
${moreLine(reopened.length - LINES_SHOWN)}
</section>`;
}

interface Line {
  readonly rooms: string;
  readonly sentence: string;
}

function lines(title: string, all: readonly Line[]): Markup | null {
  if (all.length === 0) return null;
  return html`<section>
<h2>${title}</h2>
<ul>
${all.slice(0, LINES_SHOWN).map(
  ({ rooms, sentence }) => html`<li>${sentence} <span class="by">${rooms}</span></li>
`,
)}</ul>
${moreLine(all.length - LINES_SHOWN)}
</section>`;
}

function moreLine(more: number): Markup | null {
  return more <= 0 ? null : html`<p class="more">and ${more} more, see the full report</p>`;
}

/** The same sentence of several rooms once, whatever room it names. Those that concern most rooms first. */
function gather(input: ReportInput, wanted: (result: CheckResult) => boolean): Line[] {
  const roomsOf = roomsConcerned(input);
  const gathered = new Map<string, { readonly first: string; readonly rooms: Set<Room> }>();
  for (const result of input.results.filter(wanted)) {
    const rooms = roomsOf(result);
    const [own] = result.scope.kind === 'room' ? rooms : [];
    const general = own === undefined ? result.sentence : ofEachRoom(result.sentence, own.name);
    const known = gathered.get(general) ?? { first: result.sentence, rooms: new Set() };
    for (const room of rooms) known.rooms.add(room);
    gathered.set(general, known);
  }
  return [...gathered]
    .toSorted(([, a], [, b]) => b.rooms.size - a.rooms.size)
    .map(([general, { first, rooms }]) => {
      const sentence = rooms.size === 1 ? first : general;
      return { sentence, rooms: roomWords(sentence, [...rooms], input.rooms.length) };
    });
}

/** Empty where the sentence names its only room already. */
function roomWords(sentence: string, rooms: readonly Room[], all: number): string {
  if (rooms.length === 1 && rooms.every(({ name }) => sentence.includes(name))) return '';
  if (rooms.length === all && all > 1) return 'All rooms';
  return namesOf(rooms, ROOMS_NAMED);
}

function warningsOf(input: ReportInput): Line[] {
  return gather(input, ({ verdict }) => verdict === 'warn');
}

/** Without what the table says already; the check list in one line, since rooms that wait stand in the table. */
function uncheckedOf(input: ReportInput, obstacles: readonly Obstacle[]): Line[] {
  const said = new Set(obstacles.flatMap(({ reasons }) => reasons));
  const open = gather(
    input,
    ({ verdict, area, sentence }) => verdict === 'unchecked' && area !== 'people' && !said.has(sentence),
  );
  const isHeldBack = ({ decision }: ReadinessRow) => decision === 'no-go' || decision === 'unclear';
  const items = input.rows.filter(isHeldBack).flatMap((row) => row.cells.people.results);
  const unconfirmed = new Set(items.filter(({ verdict }) => verdict === 'unchecked').map(({ key }) => key)).size;
  if (unconfirmed === 0) return open;
  const sentence = `${count(unconfirmed, 'check list item')} not confirmed yet in rooms that have other trouble.`;
  return [{ sentence, rooms: '' }, ...open];
}
