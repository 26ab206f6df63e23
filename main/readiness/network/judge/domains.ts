/** Labels that stand between a country and a name: `k12.co.us`, `co.uk`. Ours; enough to tell "the same site" from "another one". */
const BETWEEN: ReadonlySet<string> = new Set(['ac', 'co', 'com', 'edu', 'gov', 'k12', 'net', 'org', 'state']);

/**
 * The part of a host name that somebody registered: `testnav.com` of `home.testnav.com`. Without the public list of suffixes, so
 * `k12.co.us` and the like are known by their shape.
 */
export function registrableDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  let keep = 2;
  if (labels.at(-1)?.length === 2) while (keep < labels.length && isBetween(labels.at(-keep))) keep += 1;
  return labels.slice(-keep).join('.');
}

/** Whether two hosts belong to the same registrant, as far as their names show. */
export function isSameSite(one: string, other: string): boolean {
  return registrableDomain(one) === registrableDomain(other);
}

function isBetween(label: string | undefined): boolean {
  return label !== undefined && (label.length === 2 || BETWEEN.has(label));
}
