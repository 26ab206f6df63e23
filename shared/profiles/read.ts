import type { RuleSource } from '../model/readiness.ts';
import type { DeviceKind } from '../model/roster.ts';
import type { PlatformSite } from '../model/site.ts';
import type { ChecklistItem, Citation, PlatformProfile, Threshold } from './schema.ts';

const OUR_OWN = "This console's starting value";

/**
 * Where a cited value comes from, readable without the profile: in a result, a report, an export. Sources in the order of the
 * citation, which names the one that counts most first.
 */
export function ruleSource(profile: PlatformProfile, citation: Citation): RuleSource {
  const cited = citation.sources.flatMap((id) => profile.sources.find((source) => source.id === id) ?? []);
  const first = cited[0];
  return {
    label: first === undefined || citation.confidence === 'ours' ? OUR_OWN : `${first.publisher}: ${first.title}`,
    confidence: citation.confidence,
    date: first?.date ?? null,
    addresses: cited.flatMap(({ addresses }) => addresses),
  };
}

/** `{customer}.testnav.com` with the school's values; null while one of them is missing. */
export function fillFields(text: string, fields: PlatformSite['fields']): string | null {
  let isComplete = true;
  const filled = text.replaceAll(/\{([a-z][a-zA-Z]*)\}/g, (_, key: string) => {
    const value = fields[key]?.trim();
    if (value === undefined || value === '') isComplete = false;
    return value ?? '';
  });
  return isComplete ? filled : null;
}

/** The school's own number, else the profile's; null when the profile has no such threshold. */
export function thresholdOf(profile: PlatformProfile, site: PlatformSite, key: string): Threshold | null {
  const threshold = profile.thresholds.find((candidate) => candidate.key === key);
  if (threshold === undefined) return null;
  const own = site.thresholds[key];
  return own === undefined
    ? threshold
    : { ...threshold, value: own, sources: [], confidence: 'ours', note: 'Set by the school.' };
}

/** Whether something limited to some management systems matters here. An unknown choice keeps only what applies everywhere. */
export function appliesTo(managementSystems: readonly string[], inUse: ReadonlySet<string>): boolean {
  return managementSystems.length === 0 || managementSystems.some((id) => inUse.has(id));
}

/** The check list as this school uses it: without hidden items, in its own words, its own items last. */
export function checklistOf(
  profile: PlatformProfile,
  site: PlatformSite,
  inUse: ReadonlySet<string>,
  kinds: ReadonlySet<DeviceKind>,
): ChecklistItem[] {
  return [...profile.checklist, ...site.addedItems]
    .filter(({ id }) => !site.hiddenItems.includes(id))
    .filter((item) => appliesTo(item.managementSystems, inUse))
    .filter(({ localService }) => localService === undefined || (site.localServices[localService] ?? []).length > 0)
    .filter((item) => item.kinds.length === 0 || item.kinds.some((kind) => kinds.has(kind)))
    .map((item) => ({ ...item, title: site.itemTitles[item.id] ?? item.title }));
}
