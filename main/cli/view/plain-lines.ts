/** Takes out what a terminal would obey in place of showing it: people's text may hold anything. Line breaks stay. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, ' ');
}

/** On one line, cut at the width with a sign that something is missing. */
export function cutTo(text: string, width: number): string {
  const line = withoutControls(text).replaceAll(/\s+/g, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}

/**
 * Breaks text between words. Its own line breaks stay.
 *
 * @param indent  Put before every line and counted as part of the width.
 */
export function wrapped(text: string, width: number, indent = ''): string[] {
  return withoutControls(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, Math.max(20, width - indent.length)))
    .map((line) => `${indent}${line}`.trimEnd());
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = /^\s*/.exec(paragraph)?.[0].slice(0, width / 2) ?? '';
  let isEmpty = true;
  for (const word of paragraph.trim().split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
