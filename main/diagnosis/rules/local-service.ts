import { devicesUnderTest, finish } from '../draft.ts';
import { brokenSince, type Hop, isFailing } from '../hops.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { hopEvidence } from '../words.ts';

/** A machine inside the school that serves a testing app does not answer, while the platform itself does. */
export const localService: Rule = {
  id: 'local-service',
  pattern: 'ProctorCache or COS Service Device off (testing-day.md 3.1: caching machine off, wrong subnet or ports)',
  look: (picture) =>
    [...picture.hops.of('proctor-cache'), ...picture.hops.of('service-device')]
      .filter((hop) => isFailing(hop, picture.input.now, LIMITS.outsideFailingMs))
      .flatMap((hop) => candidate(picture, hop)),
};

function candidate({ input, hops }: Picture, hop: Hop): Candidate[] {
  const view = hops.platforms.find(({ platform }) => platform.id === hop.target.platformId);
  if (view === undefined) return [];
  const { platform } = view;
  const since = brokenSince(hop);
  // One machine may be asked at several ports; the platform names the finding, so that they are one.
  return [
    {
      explains: {},
      finding: finish({
        layer: 'app',
        scope: { kind: 'platform', id: platform.id, name: platform.name },
        confidence: 'sure',
        severity: 'warning',
        since,
        sentence: `${hop.target.name}, which serves ${platform.name} inside the school, has not answered since ${input.clockTime(since)}.`,
        evidence: hopEvidence([hop, ...view.fine], input.clockTime),
        firstAction: 'See whether that computer is on and on the right network, then start its service again.',
        escalateTo: 'school-technician',
        rule: { id: 'local-service', why: 'Its port does not open.' },
        affected: devicesUnderTest(input, platform.id),
      }),
    },
  ];
}
