import { devicesUnderTest, finish, platformsIn } from '../draft.ts';
import { brokenSince, type Hop, isFailing, isFine } from '../hops.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { describeHop, hopEvidence, someOf } from '../words.ts';

/** All rooms drop and the gateway fails. */
export const schoolNetwork: Rule = {
  id: 'school-network',
  pattern: 'The gateway fails, and nothing behind it answers (testing-day.md 3.3: all rooms drop and gateway fails)',
  look(picture) {
    const { gateway } = picture.hops;
    if (gateway === null || !isFailing(gateway, picture.input.now, LIMITS.gatewaySilentMs)) return [];
    // Some gateways stop answering ping and go on working: whoever answers from behind it proves that.
    const since = brokenSince(gateway);
    const behind = [...picture.hops.internet, ...picture.hops.of('platform-host')];
    const isPassing = behind.some((hop) => isFine(hop) && (hop.state.answeredAt ?? 0) > since + LIMITS.onsetSlackMs);
    return isPassing ? [] : [candidate(picture, gateway, since)];
  },
};

function candidate(picture: Picture, gateway: Hop, since: number): Candidate {
  const { input, outages, hops } = picture;
  const out = outages.flatMap(({ rooms }) => rooms);
  const silent = out.flatMap(({ onset }) => onset?.together ?? []);
  const rooms = picture.rooms.filter(({ hasVoice }) => hasVoice);
  const roomsPart =
    silent.length === 0
      ? 'the devices in the rooms still answer'
      : `${someOf(out.length, rooms.length, 'room')} went silent with it`;
  const behind = [...hops.internet, ...hops.of('platform-host')].filter(({ state }) => state.failingSince !== null);
  const isBacked = silent.length > 0 || behind.length > 0;
  return {
    explains: {
      deviceIds: new Set(silent.map(({ id }) => id)),
      outside: true,
      platformIds: new Set(input.platforms.map(({ id }) => id)),
    },
    finding: finish({
      layer: 'school-network',
      scope: { kind: 'school' },
      confidence: isBacked ? 'sure' : 'likely',
      severity: 'critical',
      since,
      sentence: `The school network: the gateway stopped answering at ${input.clockTime(since)}, ${roomsPart}; the internet cannot be reached from here.`,
      evidence: [
        { label: gateway.target.name, value: describeHop(gateway, input.clockTime) },
        ...hopEvidence(behind, input.clockTime),
      ],
      firstAction: 'Hold all new starts. Let students who are testing stay in their test and not close the app.',
      escalateTo: 'district-network',
      rule: { id: 'school-network', why: 'The gateway fails three pings in a row and nothing behind it answers.' },
      affected: devicesUnderTest(input, null),
      cutOff: { platforms: platformsIn(input, input.rooms), since },
      decidingCheck: isBacked
        ? null
        : {
            label: 'Ask one proctor: does the test still load on a student’s device?',
            kind: 'ask',
            targetIds: [],
            deviceIds: [],
          },
    }),
  };
}
