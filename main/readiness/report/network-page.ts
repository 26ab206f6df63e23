import type { CheckResult, Verdict } from '../../../shared/model/readiness.ts';
import { DOER_WORDS, VERDICT_WORDS } from '../../../shared/model/readiness-wording.ts';
import { checkBlock, QUIET_HEAD, quietRows, ruleWords } from './check-block.ts';
import { html, type Markup } from './html.ts';
import type { ReportInput } from './input.ts';
import { decisionMark, noticesOf, page, schoolName, verdictMark } from './page.ts';
import { checkList, people } from './people-sections.ts';
import {
  comparison,
  comparisonSentence,
  headline,
  latestSignOffs,
  overallDecision,
  roomsConcerned,
} from './summary.ts';
import type { Times } from './times.ts';
import { count, LIMITS, listSome } from './words.ts';

/** The same check of the same platform wherever it was made: one blocked host, or one outdated system in five rooms. */
interface Fault {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly verdict: Verdict;
  readonly results: readonly CheckResult[];
}

/** Worst first: the order in which a technician works. */
const VERDICT_ORDER: readonly Verdict[] = ['fail', 'unchecked', 'warn', 'pass', 'not-applicable'];

/** Everything that was found, with its evidence: for the network team and for vendor support. */
export function networkPage(input: ReportInput, times: Times): string {
  const school = schoolName(input);
  const faults = faultsOf(input);
  const troubled = faults.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  const quiet = faults.filter((fault) => !troubled.includes(fault));
  const roomsOf = roomsConcerned(input);
  const body = html`<header>
<p class="kicker">Readiness evidence, ${school}, ${times.long(input.at)}</p>
<h1>${headline(input.rows)}</h1>
${noticesOf(input, times)}
<p class="facts">${LIMITS}</p>
</header>
${contents(troubled, quiet)}
<main>
${summary(input, times)}
${roomTable(input, times)}
<section id="faults">
<h2>What was found, worst first</h2>
${
  troubled.length === 0
    ? html`<p>Nothing stands against testing.</p>`
    : troubled.map(
        ({ id, title, platform, verdict, results }) => html`<section id="${id}">
<h3>${verdictMark(verdict)} ${title} <span class="meta">${platform}</span></h3>
${ruleLine(results)}
${results.map((result) => checkBlock(result, roomsOf(result), times))}
</section>
`,
      )
}
</section>
<section id="passed">
<h2>What is in order, or does not apply</h2>
${
  quiet.length === 0
    ? html`<p>Nothing.</p>`
    : html`<table class="quiet">
${QUIET_HEAD}${quiet.map(({ title, platform, results }) => {
  const heading = html`${title}${platform === '' ? null : html` <span class="meta">${platform}</span>`}`;
  return quietRows(heading, results, roomsOf, times);
})}</table>`
}
</section>
${checkList(input, roomsOf)}
${people(input, times)}
${rules(input)}
</main>`;
  return page({ title: `Readiness evidence, ${school}, ${times.dated(input.at)}`, body, kind: 'network' });
}

/** Of the first: results of one check have one rule. */
function ruleLine([first]: readonly CheckResult[]): Markup | null {
  const rule = first?.rule ?? null;
  return rule === null ? null : html`<p class="meta">Rule: ${ruleWords(rule)}</p>`;
}

function faultsOf(input: ReportInput): Fault[] {
  const platforms = new Map(input.profiles.map(({ id, name }) => [id, name]));
  const groups = new Map<string, CheckResult[]>();
  for (const result of input.results.filter((result) => !isListed(result))) {
    const key = `${result.platformId ?? 'any'}/${result.checkId}/${rank(result.verdict) < 3 ? 'found' : 'quiet'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  const order = new Map(input.rooms.map(({ id }, index) => [id, index]));
  const place = ({ scope }: CheckResult) => (scope.kind === 'school' ? -1 : (order.get(scope.roomId) ?? 0));
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => rank(a.verdict) - rank(b.verdict) || place(a) - place(b)))
    .toSorted(([a], [b]) => rank(a?.verdict) - rank(b?.verdict))
    .flatMap((results, index) => {
      const [first] = results;
      if (first === undefined) return [];
      const { title, platformId, verdict } = first;
      const platform = platformId === null ? '' : (platforms.get(platformId) ?? platformId);
      return [{ id: `check-${index + 1}`, title, platform, verdict, results }];
    });
}

/** The check list has a table of its own: forty rooms with nine items each would bury every fault. */
function isListed({ origin, verdict }: CheckResult): boolean {
  return origin === 'person' && verdict !== 'fail';
}

function rank(verdict: Verdict | undefined): number {
  return verdict === undefined ? VERDICT_ORDER.length : VERDICT_ORDER.indexOf(verdict);
}

function contents(troubled: readonly Fault[], quiet: readonly Fault[]): Markup {
  return html`<nav class="toc" aria-label="Contents">
<h2>Contents</h2>
<ol>
<li><a href="#summary">Summary</a></li>
<li><a href="#rooms">Rooms</a></li>
${troubled.map(
  ({
    id,
    title,
    platform,
    verdict,
    results,
  }) => html`<li><a href="#${id}">${VERDICT_WORDS[verdict].word}: ${title}${platform === '' ? '' : ` (${platform})`}</a>${results.length > 1 ? ` ×${results.length}` : ''}</li>
`,
)}
<li><a href="#passed">What is in order, or does not apply</a> (${count(quiet.length, 'check')})</li>
<li><a href="#check-list">Check list</a></li>
<li><a href="#people">Confirmed and signed by people</a></li>
<li><a href="#rules">Where the rules come from</a></li>
</ol>
</nav>`;
}

function summary(input: ReportInput, times: Times): Markup {
  const { sweep, results } = input;
  const counts = VERDICT_ORDER.map((verdict) => ({ verdict, n: results.filter((r) => r.verdict === verdict).length }));
  const compared = comparison(input);
  return html`<section id="summary">
<h2>Summary</h2>
<table>
<tbody>
<tr><th scope="row">Decision</th><td>${decisionMark(overallDecision(input.rows))}</td></tr>
<tr><th scope="row">Checks</th><td>${counts.filter(({ n }) => n > 0).map(({ verdict, n }) => html`${verdictMark(verdict)} ${n} &#160; `)}</td></tr>
<tr><th scope="row">Checked</th><td>${sweep === null ? 'Never' : sweepTimes(sweep.startedAt, sweep.endedAt, times)}</td></tr>
<tr><th scope="row">Since the check before</th><td>${comparisonSentence(input, times.short) ?? 'There was none.'}
${compared === null ? null : changes('New', compared.appeared)}${compared === null ? null : changes('Fixed', compared.fixed)}</td></tr>
</tbody>
</table>
</section>`;
}

function sweepTimes(startedAt: number, endedAt: number | null, times: Times): string {
  return endedAt === null
    ? `${times.exact(startedAt)}, still running`
    : `${times.exact(startedAt)} to ${times.exact(endedAt)} (${((endedAt - startedAt) / 1_000).toFixed(1)} s)`;
}

function changes(word: string, results: readonly CheckResult[]): Markup | null {
  return results.length === 0
    ? null
    : html`<p>${word}: ${listSome(
        results.map(({ title, sentence }) => `${title} (${sentence})`),
        20,
      )}</p>`;
}

function roomTable(input: ReportInput, times: Times): Markup {
  const names = new Map(input.rooms.map(({ id, name }) => [id, name]));
  const signOffs = latestSignOffs(input.signOffs);
  return html`<section id="rooms">
<h2>Rooms</h2>
<table class="rooms">
<thead><tr><th scope="col">Room</th><th scope="col">Decision</th><th scope="col">Devices</th><th scope="col">Network</th><th scope="col">Platform</th><th scope="col">People</th><th scope="col">Signed off</th></tr></thead>
<tbody>
${input.rows.map(({ roomId, decision, cells }) => {
  const signOff = signOffs.get(roomId);
  const signed =
    signOff === undefined
      ? 'no'
      : `${times.short(signOff.at)}, ${signOff.by}${signOff.reopenedAt === null ? '' : ', open again'}`;
  return html`<tr><th scope="row">${names.get(roomId) ?? roomId}</th><td>${decisionMark(decision)}</td>${[
    cells.devices,
    cells.network,
    cells.platform,
    cells.people,
  ].map(({ verdict }) => html`<td>${verdictMark(verdict)}</td>`)}<td>${signed}</td></tr>
`;
})}</tbody>
</table>
</section>`;
}

function rules({ profiles }: ReportInput): Markup {
  return html`<section id="rules">
<h2>Where the rules come from</h2>
${profiles.map(
  ({ name, vendor, schoolYear, validFrom, validTo, compiledOn, sources, gaps }) => html`<section>
<h3>${name} <span class="meta">${vendor}, school year ${schoolYear}, valid ${validFrom} to ${validTo}, sources read ${compiledOn}</span></h3>
<ul class="quiet">
${sources.map(
  ({
    publisher,
    title,
    date,
    addresses,
  }) => html`<li>${publisher}, ${title}${date === null ? ', undated' : `, ${date}`}${addresses.map((address) => html`<br>${address}`)}</li>
`,
)}</ul>
${
  gaps.length === 0
    ? null
    : html`<h4>Looked for and not found</h4>
<ul class="quiet">${gaps.map(
        (gap) => html`<li>${gap}</li>
`,
      )}</ul>`
}
</section>
`,
)}
<p class="meta">What to do is for: ${listSome(Object.values(DOER_WORDS), 9)}. The same evidence for programs: save the report as JSON or CSV.</p>
</section>`;
}
