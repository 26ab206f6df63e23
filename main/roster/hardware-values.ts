import type { Device } from '../../shared/model/roster.ts';

const MIB = 1_024 * 1_024;
const MAX_MEMORY_MIB = 16_777_216;
const MAX_PIXELS = 32_767;

/** Memory is counted in powers of two, whatever the label calls them. */
const MIB_BY_UNIT: Readonly<Record<string, number>> = { b: 1 / MIB, k: 1 / 1_024, m: 1, g: 1_024, t: MIB };

/**
 * Reads a size of memory: `4 GB`, `8,192 MB`, `3.9`, `4294967296`. Without a unit the heading's counts (`Memory (GB)`); without
 * one there either, the size tells: exports write a few gigabytes, thousands of megabytes, millions of kilobytes, or bytes.
 *
 * @param header  Normalised heading of the column, see `normaliseHeader`.
 * @returns Whole MiB; null for what is no size of memory.
 */
export function parseMemoryMiB(text: string, header: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:(b|k|m|g|t)(?:i?b(?:ytes?)?)?|(b)ytes)?$/i.exec(text);
  if (match === null) return null;
  const amount = Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`);
  const unit = (match[3] ?? match[4] ?? unitOfHeader(header) ?? unitBySize(amount)).toLowerCase();
  const memoryMiB = Math.round(amount * (MIB_BY_UNIT[unit] ?? 1));
  return memoryMiB >= 1 && memoryMiB <= MAX_MEMORY_MIB ? memoryMiB : null;
}

/** `1366x768`, `1,920 × 1,080`, `1366*768 px`. Null: no screen. Inches are none: they do not say how much fits on it. */
export function parseScreen(text: string): Device['screen'] {
  const match = /^(\d{3,5})\s*[x×*]\s*(\d{3,5})(?:\s*(?:px|pixels))?(?:\s*@.*)?$/i.exec(text.replaceAll(',', ''));
  return match === null ? null : screenOf(Number(match[1]), Number(match[2]));
}

/** Our own export's form: any size that the roster may hold. */
export function parseOwnScreen(text: string): Device['screen'] {
  const match = /^(\d{1,5})x(\d{1,5})$/.exec(text);
  return match === null ? null : screenOf(Number(match[1]), Number(match[2]));
}

function screenOf(widthPx: number, heightPx: number): Device['screen'] {
  const isPossible = (pixels: number) => pixels >= 1 && pixels <= MAX_PIXELS;
  return isPossible(widthPx) && isPossible(heightPx) ? { widthPx, heightPx } : null;
}

function unitOfHeader(header: string): string | undefined {
  if (/bytes$/.test(header)) return 'b';
  return /(k|m|g)i?b$/.exec(header)?.[1];
}

function unitBySize(amount: number): string {
  if (amount <= 512) return 'g';
  if (amount < MIB) return 'm';
  return amount < 128 * MIB ? 'k' : 'b';
}
