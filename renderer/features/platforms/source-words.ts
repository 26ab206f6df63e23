import { CONFIDENCE_SENTENCES } from '../../../shared/model/confidence-wording.ts';
import type { Citation, PlatformProfile, ProfileSource } from '../../../shared/profiles/schema.ts';

/** The sources that a value names, in the profile's order. */
export function citedSources(profile: PlatformProfile, citation: Citation): readonly ProfileSource[] {
  return profile.sources.filter(({ id }) => citation.sources.includes(id));
}

/**
 * Where a value comes from, in one line: `The vendor says: TestNav – Review and Prepare for 2026-27 (2026-04-06)`. Further sources
 * are counted; the page lists them all.
 */
export function sourceWords(profile: PlatformProfile, citation: Citation): string {
  const sure = CONFIDENCE_SENTENCES[citation.confidence];
  const [first, ...others] = citedSources(profile, citation);
  if (first === undefined) return sure;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `${sure}: ${first.publisher}, ${first.title} (${first.date ?? 'undated'})${more}`;
}
