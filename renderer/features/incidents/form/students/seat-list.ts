/** Seats read from a typed or pasted list. */
export interface SeatList {
  /** In the order of the text, each once, as the room writes them where it knows them. */
  readonly seats: readonly string[];
  /** What is no seat, as it was typed. */
  readonly unread: readonly string[];
}

/** As the label of a student line. */
const MAX_SEAT_LENGTH = 12;
/** A slip such as `1-10000` must not make ten thousand lines. */
const MAX_SEATS = 500;
/** Up to three letters and up to three digits: `A3`, `12`, `AA-3`, `B 4` written together. Without a digit only `A`: names are longer. */
const SEAT = /^(?:[a-z]{0,3}-?\d{1,3}[a-z]?|[a-z])$/i;
const RANGE = /^([a-z]{0,3}-?)(\d{1,3})(?:-|–|—|\.\.|to)([a-z]{0,3}-?)(\d{1,3})$/i;

/**
 * Reads `A1, A3-A7, 12`: seats between commas, semicolons, blanks or line ends; ranges with a dash or `to`. Words that look like no
 * seat are handed back instead of taken, since they are likely names.
 *
 * @param known  The room's seats in reading order: their spelling is used, and a range may run over several rows (`A7-B2`).
 */
export function readSeatList(text: string, known: readonly string[] = []): SeatList {
  const seats = new Map<string, string>();
  const unread: string[] = [];
  const byKey = new Map(known.map((seat) => [keyOf(seat), seat]));
  for (const token of tokensOf(text)) {
    const found = byKey.has(keyOf(token)) ? [token] : (rangeOf(token, known) ?? (isSeat(token) ? [token] : null));
    if (found === null || seats.size + found.length > MAX_SEATS) unread.push(token);
    else for (const seat of found) seats.set(keyOf(seat), byKey.get(keyOf(seat)) ?? tidy(seat));
  }
  return { seats: [...seats.values()], unread };
}

/** `A3 - A7` and `seat A3` become one token each. */
function tokensOf(text: string): string[] {
  return text
    .replaceAll(/\b(?:seats?|desks?|and)\b/gi, ' ')
    .replaceAll(/(?<=\d)\s*(-|–|—|\.\.)\s*(?=[a-z]{0,3}-?\d)/gi, '$1')
    .replaceAll(/(?<=\d)\s+to\s+(?=[a-z]{0,3}-?\d)/gi, 'to')
    .split(/[\s,;]+/)
    .filter((token) => token !== '');
}

/** Null: no range, or one whose ends do not fit together. */
function rangeOf(token: string, known: readonly string[]): string[] | null {
  const match = RANGE.exec(token);
  if (match === null) return null;
  const [, prefix = '', first = '', secondPrefix = '', last = ''] = match;
  return (
    alongTheRoom(`${prefix}${first}`, `${secondPrefix}${last}`, known) ?? counted(prefix, first, secondPrefix, last)
  );
}

function alongTheRoom(from: string, to: string, known: readonly string[]): string[] | null {
  const keys = known.map(keyOf);
  const start = keys.indexOf(keyOf(from));
  const end = keys.indexOf(keyOf(to));
  return start === -1 || end === -1 || end < start ? null : known.slice(start, end + 1);
}

function counted(prefix: string, first: string, secondPrefix: string, last: string): string[] | null {
  const isSameRow = secondPrefix === '' || keyOf(secondPrefix) === keyOf(prefix);
  const [from, to] = [Number(first), Number(last)];
  if (!isSameRow || to < from) return null;
  return Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);
}

function isSeat(token: string): boolean {
  return token.length <= MAX_SEAT_LENGTH && SEAT.test(token);
}

function tidy(seat: string): string {
  return seat.toUpperCase();
}

/** `a-3` and `A3` are the same seat. */
function keyOf(seat: string): string {
  return seat.toLowerCase().replaceAll(/[\s-]/g, '');
}
