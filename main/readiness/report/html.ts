/** Markup that is safe to put into a page as it is. Only {@link html} and {@link trusted} make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | null | readonly Part[];

/** A template whose values are escaped unless they are markup themselves; lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + render(parts[index - 1] ?? null) + string));
}

/** For text of our own, such as a style sheet; never for anything that was typed, imported or measured. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeText(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and marks that turn text around: a server's answer may quote them, nobody should be fooled by them. */
const INVISIBLE = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;

/** Text for people: without what nobody sees; tabs and line breaks stay. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

function escapeText(text: string): string {
  return withoutInvisible(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
