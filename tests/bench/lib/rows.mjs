// @ts-check

/**
 * Prints one row of the table of targets, see build/bench.mjs.
 *
 * @param {{ what: string, measured: string, target: string, against?: string, met?: boolean }} row
 */
export function printRow(row) {
  console.log(JSON.stringify(row));
}

/**
 * @param {readonly number[]} values Any order.
 * @param {number} share 0–1.
 * @returns {number} NaN without values.
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}
