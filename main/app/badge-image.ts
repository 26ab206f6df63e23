/** Edge of the badge in pixels; Windows shows it at 16 on a plain screen and at 32 on a dense one. */
export const BADGE_SIZE = 32;

/** Red of `down` and white, in the order of the bitmap: blue, green, red, alpha. */
const RED = [0x1b, 0x24, 0xc4, 0xff] as const;
const WHITE = [0xff, 0xff, 0xff, 0xff] as const;
const NOTHING = [0, 0, 0, 0] as const;

/** Digits on a ground of 3 x 5, row by row; `+` stands for ten and more. */
const GLYPHS: Readonly<Record<string, string>> = {
  1: '.#. ##. .#. .#. ###',
  2: '### ..# ### #.. ###',
  3: '### ..# ### ..# ###',
  4: '#.# #.# ### ..# ..#',
  5: '### #.. ### ..# ###',
  6: '### #.. ### #.# ###',
  7: '### ..# .#. .#. .#.',
  8: '### #.# ### #.# ###',
  9: '### #.# ### ..# ###',
  '+': '... .#. ### .#. ...',
};
const COLUMNS = 3;
const ROWS = 5;
/** Pixels of one point of a glyph. */
const DOT = 4;

/**
 * A red disc with a number on it, for the button in the Windows taskbar, which knows pictures and no numbers.
 *
 * @param count  1 or more; from 10 on a plus sign.
 * @returns {@link BADGE_SIZE} squared pixels of four bytes: blue, green, red, alpha.
 */
export function badgeBitmap(count: number): Uint8Array {
  const rows = (GLYPHS[count > 9 ? '+' : String(count)] ?? GLYPHS['+'] ?? '').split(' ');
  const pixels = new Uint8Array(BADGE_SIZE * BADGE_SIZE * 4);
  for (let y = 0; y < BADGE_SIZE; y += 1) {
    for (let x = 0; x < BADGE_SIZE; x += 1) {
      const color = !isInDisc(x, y) ? NOTHING : isOnGlyph(rows, x, y) ? WHITE : RED;
      pixels.set(color, (y * BADGE_SIZE + x) * 4);
    }
  }
  return pixels;
}

function isInDisc(x: number, y: number): boolean {
  const middle = (BADGE_SIZE - 1) / 2;
  return (x - middle) ** 2 + (y - middle) ** 2 <= (BADGE_SIZE / 2) ** 2;
}

function isOnGlyph(rows: readonly string[], x: number, y: number): boolean {
  const column = Math.floor((x - (BADGE_SIZE - COLUMNS * DOT) / 2) / DOT);
  const row = Math.floor((y - (BADGE_SIZE - ROWS * DOT) / 2) / DOT);
  return rows[row]?.[column] === '#';
}
