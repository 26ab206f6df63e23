import type { HttpExpectation } from '../../../../shared/profiles/schema.ts';
import type { HttpAnswer } from '../fetch/exchange.ts';

/** What is wrong with what a page says. `web-page`: HTML where data was expected, the usual face of a filter. */
export type ContentProblem = 'interrupted' | 'empty' | 'web-page' | 'unreadable' | 'not-expected';

/** Null: as expected. A redirect and "no content" have nothing to say. Pure. */
export function contentProblem(answer: HttpAnswer, expected: HttpExpectation): ContentProblem | null {
  if (answer.bodyFailure !== null) return 'interrupted';
  const isEmptyByRule = answer.status === 204 || answer.status >= 300;
  const text = answer.body.replace(/^\uFEFF/, '').trim();
  if (text === '') return isEmptyByRule && expected.answer === 'page' ? null : 'empty';
  if (expected.answer !== 'page') {
    if (isHtml(text)) return 'web-page';
    const isReadable = expected.answer === 'json' ? isJson(text) : isXml(text);
    // The beginning of something larger cannot be read to its end; that it begins right is all that can be asked.
    if (!isReadable && !answer.isCut) return 'unreadable';
  }
  return expected.contains === undefined || answer.body.includes(expected.contains) ? null : 'not-expected';
}

export function isHtml(text: string): boolean {
  return /^(<!--[\s\S]*?-->\s*)*(<\?xml[^>]*>\s*)?(<!doctype html|<html[\s>])/i.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One element from beginning to end; enough to tell an update manifest from anything else without reading it. */
function isXml(text: string): boolean {
  const root = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?(\/?)>/.exec(text);
  return root !== null && (root[2] === '/' || text.endsWith(`</${root[1]}>`));
}
