import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { Room } from '../../../shared/model/roster.ts';
import { html, type Markup } from './html.ts';
import type { ReportInput } from './input.ts';
import type { Times } from './times.ts';
import { confirmationWord, namesOf } from './words.ts';

/** One row an item: where it is still open, where it is done. */
export function checkList(input: ReportInput, roomsOf: (result: CheckResult) => readonly Room[]): Markup {
  const items = new Map<string, CheckResult[]>();
  for (const result of input.results.filter(({ origin }) => origin === 'person')) {
    const key = `${result.platformId ?? 'any'}/${result.checkId}`;
    items.set(key, [...(items.get(key) ?? []), result]);
  }
  const where = (results: readonly CheckResult[]) =>
    results.some(({ scope }) => scope.kind === 'school') ? 'Whole school' : namesOf(results.flatMap(roomsOf));
  return html`<section id="check-list">
<h2>Check list</h2>
${
  items.size === 0
    ? html`<p>No item is asked for.</p>`
    : html`<table>
<thead><tr><th scope="col">Item</th><th scope="col">Not confirmed</th><th scope="col">Confirmed</th></tr></thead>
<tbody>
${[...items.values()].map((results) => {
  const open = results.filter(({ verdict }) => verdict === 'unchecked' || verdict === 'fail');
  const done = results.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  return html`<tr><th scope="row">${results[0]?.title ?? ''}</th><td>${where(open)}</td><td>${where(done)}</td></tr>
`;
})}</tbody>
</table>`
}
</section>`;
}

/** Who said what when: confirmations and sign-offs, those that were reopened included. */
export function people(input: ReportInput, times: Times): Markup {
  const names = new Map(input.rooms.map(({ id, name }) => [id, name]));
  const { confirmations, signOffs } = input;
  const titles = new Map(input.results.map(({ checkId, title }) => [checkId, title]));
  const roomName = (roomId: string | null) => (roomId === null ? 'Whole school' : (names.get(roomId) ?? roomId));
  return html`<section id="people">
<h2>Confirmed and signed by people</h2>
${
  confirmations.length === 0 && signOffs.length === 0
    ? html`<p>Nothing yet.</p>`
    : html`<table>
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">Room</th><th scope="col">What</th></tr></thead>
<tbody>
${signOffs.map(
  ({
    roomId,
    by,
    at,
    reopenedAt,
    reopenedBecause,
  }) => html`<tr><td>${times.exact(at)}</td><td>${by}</td><td>${roomName(roomId)}</td><td>Signed off${reopenedAt === null ? '' : `; open again since ${times.exact(reopenedAt)}: ${reopenedBecause ?? ''}`}</td></tr>
`,
)}${confirmations.map(
  (
    confirmation,
  ) => html`<tr><td>${times.exact(confirmation.at)}</td><td>${confirmation.by}</td><td>${roomName(confirmation.roomId)}</td><td>${confirmationWord(confirmation)}: ${titles.get(`person/${confirmation.itemId}`) ?? confirmation.itemId} ${confirmation.note}</td></tr>
`,
)}</tbody>
</table>`
}
</section>`;
}
