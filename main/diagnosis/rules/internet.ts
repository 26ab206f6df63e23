import { devicesUnderTest, finish, platformsIn } from '../draft.ts';
import { brokenSince, failureCode, type Hop, isFailing, isFine, isUndecided } from '../hops.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { hopEvidence } from '../words.ts';

/** The gateway is there, and nothing beyond it. */
export const internet: Rule = {
  id: 'internet',
  pattern:
    'Gateway good, two independent internet targets and the vendors fail (testing-day.md 3.3: internet provider or filter)',
  look(picture) {
    const { hops, input } = picture;
    if (hops.gateway !== null && isFailing(hops.gateway, input.now, 0)) {
      // Judged by the gateway's own rule, unless something behind it shows that it only blocks ping.
      if (hops.gateway.state.answeredAt !== null) return [];
    }
    const failing = failingTargets(hops.internet, input.now);
    if (hops.gateway !== null && isUndecided(hops.gateway, input.now)) return [];
    const areNames = failing.length > 0 && failing.every((hop) => failureCode(hop) === 'name-service-down');
    if (areNames) return [];
    if (hops.internet.length === 0) return fromVendorsAlone(picture);
    if (failing.length < hops.internet.length) return [];
    const since = Math.min(...failing.map(brokenSince));
    const isVendorFine = hops
      .of('platform-host')
      .some((hop) => isFine(hop) && (hop.state.answeredAt ?? 0) > since + LIMITS.onsetSlackMs);
    return isVendorFine ? [] : [candidate(picture, failing, failing.length >= 2 ? 'likely' : 'possible')];
  },
};

/** Independent targets that all failed once confirm one another as well as one that failed twice: no need to wait for its second. */
function failingTargets(targets: readonly Hop[], now: number): readonly Hop[] {
  const missing = targets.filter(({ state }) => state.failingSince !== null && state.answeredAt !== null);
  if (missing.length >= 2 && missing.length === targets.length) return missing;
  return targets.filter((hop) => isFailing(hop, now, LIMITS.outsideFailingMs));
}

/** No internet target was agreed to: all vendors at once are the next best witness. */
function fromVendorsAlone(picture: Picture): Candidate[] {
  const all = picture.hops.platforms.filter(({ failing, fine }) => failing.length + fine.length > 0);
  const failing = all.filter((view) => view.failing.length > 0 && view.fine.length === 0);
  if (all.length < 2 || failing.length < all.length) return [];
  const starts = failing.map(({ failingSince }) => failingSince ?? 0);
  if (Math.max(...starts) - Math.min(...starts) > LIMITS.sameOutsideOnsetMs) return [];
  return [
    candidate(
      picture,
      failing.flatMap((view) => view.failing),
      'possible',
    ),
  ];
}

function candidate(picture: Picture, failing: readonly Hop[], confidence: 'likely' | 'possible'): Candidate {
  const { input, hops } = picture;
  const since = Math.min(...failing.map(brokenSince));
  const gateway =
    hops.gateway === null || !isFine(hops.gateway) ? '' : '; the gateway and the school’s own network answer';
  const witnesses = hops.internet.length === 0 ? 'no testing platform' : 'nothing outside the school';
  const failingVendors = hops.of('platform-host').filter(({ state }) => state.failingSince !== null);
  return {
    explains: { outside: true, platformIds: new Set(input.platforms.map(({ id }) => id)) },
    finding: finish({
      layer: 'internet',
      scope: { kind: 'school' },
      confidence,
      severity: 'critical',
      since,
      sentence: `The internet link: ${witnesses} has answered since ${input.clockTime(since)}${gateway}.`,
      evidence: hopEvidence(
        [...new Set([...(hops.gateway === null ? [] : [hops.gateway]), ...failing, ...failingVendors])],
        input.clockTime,
      ),
      firstAction: 'Hold all new starts. Let students who are testing stay in their test; nobody closes the app.',
      escalateTo: 'district-network',
      rule: { id: 'internet', why: 'Independent hosts outside fail together while the gateway answers.' },
      affected: devicesUnderTest(input, null),
      cutOff: { platforms: platformsIn(input, input.rooms), since },
      decidingCheck:
        confidence === 'likely'
          ? null
          : {
              label: 'Open any website on a student’s device, then on a phone that is not on the school’s network',
              kind: 'ask',
              targetIds: [],
              deviceIds: [],
            },
    }),
  };
}
