/**
 * The one way to write a value down, so that the same value always has the same hash: keys sorted by code unit, no white space,
 * numbers and strings as `JSON.stringify` writes them. A key that is `undefined` is left out, as there.
 *
 * @throws TypeError for what JSON cannot hold or would change silently: NaN, infinities, functions, `undefined` in a list.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`A ${typeof value} cannot be written down`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written down`);
  // Minus nought reads back as nought.
  return JSON.stringify(value === 0 ? 0 : value);
}

function canonicalObject(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
