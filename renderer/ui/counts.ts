const NUMBER = new Intl.NumberFormat('en-US');

/** `1,240`: whole numbers as people write them. */
export function formatCount(count: number): string {
  return NUMBER.format(count);
}

/** `1 device`, `1,240 devices`. `many` only where adding an s is wrong. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `3 lines`, `line 7`, `lines 3, 9 and 12`, and beyond `most` `lines 3, 9, 12 and 40 more`. Ascending, without repeats. */
export function listLines(lines: readonly number[], most = 6): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const shown = sorted.slice(0, most).map(formatCount);
  const hidden = sorted.length - shown.length;
  if (shown.length === 0) return '';
  if (shown.length === 1 && hidden === 0) return `line ${shown[0]}`;
  const last = hidden > 0 ? `${formatCount(hidden)} more` : shown.pop();
  return `lines ${shown.join(', ')} and ${last}`;
}
