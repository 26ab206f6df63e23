import { CONFIDENCE_WORDS } from '../../shared/model/confidence-wording.ts';
import type { Citation, PlatformProfile, ProfileSource } from '../../shared/profiles/schema.ts';

/**
 * Where a value comes from, in one line: `The vendor says: TestNav – Review and Prepare for 2026-27 (2026-04-06)`. Further sources
 * are counted; the page lists them all.
 */
export function sourceWords(profile: PlatformProfile, citation: Citation): string {
  const [first, ...others] = citedSources(profile, citation);
  if (first === undefined || citation.confidence === 'ours') return CONFIDENCE_WORDS[citation.confidence].lead;
  const sure = citation.confidence === 'inferred' ? 'Concluded from' : CONFIDENCE_WORDS[citation.confidence].lead;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `${sure}: ${first.publisher}, ${first.title} (${first.date ?? 'undated'})${more}`;
}

/** In the order of the citation, which names the one that counts most first. */
function citedSources(profile: PlatformProfile, citation: Citation): readonly ProfileSource[] {
  return citation.sources.flatMap((id) => profile.sources.find((source) => source.id === id) ?? []);
}
