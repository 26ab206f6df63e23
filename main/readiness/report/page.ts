import type { Verdict } from '../../../shared/model/readiness.ts';
import type { RoomDecision } from '../../../shared/model/readiness-board.ts';
import { DECISION_WORDS, VERDICT_WORDS } from '../../../shared/model/readiness-wording.ts';
import { isRehearsal } from '../../../shared/model/site.ts';
import { documentOf } from './document.ts';
import { html, type Markup } from './html.ts';
import type { ReportInput } from './input.ts';
import { PAGE_STYLE } from './style.ts';
import type { Times } from './times.ts';
import { DECISION_SHAPES, REHEARSAL, VERDICT_SHAPES } from './words.ts';

export interface PageParts {
  readonly title: string;
  readonly body: Markup;
  /** Principal: tight, for one sheet. Network: room to read. */
  readonly kind: 'principal' | 'network';
}

export function page({ title, body, kind }: PageParts): string {
  return documentOf({ title, style: PAGE_STYLE, bodyClass: kind, body });
}

export function schoolName({ site }: ReportInput): string {
  return site.school === '' ? 'our school' : site.school;
}

/** Shape and word: readable in black and white, and aloud. */
export function decisionMark(decision: RoomDecision): Markup {
  return mark(decision, DECISION_SHAPES[decision], DECISION_WORDS[decision].word);
}

export function verdictMark(verdict: Verdict): Markup {
  return mark(verdict, VERDICT_SHAPES[verdict], VERDICT_WORDS[verdict].word);
}

function mark(kind: string, shape: string, word: string): Markup {
  return html`<span class="mark ${kind}"><span class="shape" aria-hidden="true">${shape}</span> ${word}</span>`;
}

/** What a reader must know before believing the rest: rehearsal, a sweep that was stopped, profiles of another year. */
export function noticesOf(input: ReportInput, times: Times): Markup[] {
  return noticeSentences(input, times).map((sentence) => html`<p class="notice"><strong>${sentence}</strong></p>`);
}

function noticeSentences(input: ReportInput, times: Times): string[] {
  const { sweep, profiles, at } = input;
  const stopped =
    sweep !== null && (sweep.isStopped || sweep.endedAt === null)
      ? [
          `The check ${sweep.isStopped ? 'was stopped' : 'is still running'}: ${sweep.done} of ${sweep.total} checks were made.`,
        ]
      : [];
  const today = times.stamp(at).slice(0, 'YYYY-MM-DD'.length);
  const dated = profiles
    .filter(({ validFrom, validTo }) => today < validFrom || today > validTo)
    .map(({ name, schoolYear }) => `The ${name} rules are those of school year ${schoolYear}. Ask for newer ones.`);
  return [...(isRehearsal(input.site) ? [REHEARSAL] : []), ...stopped, ...dated];
}
