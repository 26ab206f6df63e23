import { devicesUnderTest, finish, platformsIn } from '../draft.ts';
import { answeredSince, brokenSince, failureCode, type Hop, isAwaited, isFailing } from '../hops.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { hopEvidence } from '../words.ts';

/** No name server answers, while what is reached by its address works. */
export const nameService: Rule = {
  id: 'name-service',
  pattern:
    'Names do not resolve, addresses work (testing-day.md 3.3: gateway good, internet targets fail; compare DNS)',
  look(picture) {
    const { nameServers, internet } = picture.hops;
    const { now } = picture.input;
    const dead = nameServers.filter((hop) => isFailing(hop, now, LIMITS.outsideFailingMs));
    const nameless = [...internet, ...picture.hops.of('platform-host')].filter(
      (hop) => hop.state.state === 'down' && failureCode(hop) === 'name-service-down',
    );
    const areAllDead = nameServers.length > 0 && dead.length === nameServers.length;
    if (!areAllDead && !(nameServers.length === 0 && nameless.length >= 2)) return [];
    const failing = [...dead, ...nameless];
    const since = Math.min(...failing.map(brokenSince));
    const reached = internet.filter((hop) => answeredSince(hop, since));
    if (isAwaited([...(picture.hops.gateway === null ? [] : [picture.hops.gateway]), ...internet], since, now))
      return [];
    // Everything outside is gone, names included: that is the link, not the name service.
    const isOutsideGone =
      internet.length > 0 &&
      internet.every((hop) => hop.state.failingSince !== null && failureCode(hop) !== 'name-service-down');
    return isOutsideGone ? [] : [candidate(picture, failing, reached, since)];
  },
};

function candidate(picture: Picture, failing: readonly Hop[], reached: readonly Hop[], since: number): Candidate {
  const { input } = picture;
  return {
    explains: { outside: true, platformIds: new Set(input.platforms.map(({ id }) => id)) },
    finding: finish({
      layer: 'school-network',
      scope: { kind: 'school' },
      confidence: reached.length > 0 ? 'sure' : 'likely',
      severity: 'critical',
      since,
      sentence: `The school’s name service (DNS): no name has been answered since ${input.clockTime(since)}, so apps cannot find their servers${reached.length > 0 ? '; the internet itself can be reached' : ''}.`,
      evidence: hopEvidence([...failing, ...reached], input.clockTime),
      firstAction:
        'Hold new starts: signing in needs names. Students who are in may go on for a while; do not close their app.',
      escalateTo: 'district-network',
      rule: { id: 'name-service', why: 'All name servers fail while hosts that are asked by address answer.' },
      affected: devicesUnderTest(input, null),
      cutOff: { platforms: platformsIn(input, input.rooms), since },
    }),
  };
}
