import type { PathFailureCode } from '../../../shared/model/path.ts';
import { devicesUnderTest, finish } from '../draft.ts';
import { answeredSince, brokenSince, failureCode, type Hop, isAwaited, type PlatformView } from '../hops.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { hopEvidence } from '../words.ts';

/** What only something in between can answer. */
const TELLING: ReadonlySet<string> = new Set<PathFailureCode>(['intercepted', 'block-page', 'captive-portal']);
/** What something in between often answers, and a vendor's own mistake sometimes. */
const HINTING: ReadonlySet<string> = new Set<PathFailureCode>([
  'wrong-address',
  'certificate-wrong-name',
  'name-not-found',
]);

const DOES: Readonly<Record<string, string>> = {
  intercepted: 'opens the encrypted traffic',
  'block-page': 'answers with its block page',
  'captive-portal': 'asks for a sign-in',
  'wrong-address': 'sends names to another address',
  'certificate-wrong-name': 'shows another certificate',
  'name-not-found': 'hides names',
};

/** Something in the school or district stands between the students and the platform. */
export const filter: Rule = {
  id: 'filter',
  pattern:
    'Vendor hosts are answered by something else, or unrelated vendors fail together while the internet is good (testing-day.md 3.3)',
  look(picture) {
    const answered = picture.hops.platforms.filter(({ failing }) => failing.some(isAnsweredByFilter));
    if (answered.length > 0) return areOthersAwaited(picture, answered) ? [] : [fromAnswers(picture, answered)];
    return together(picture);
  },
};

/** The other platform is being asked: in a second it is known whether it is one or all. */
function areOthersAwaited({ hops, input }: Picture, answered: readonly PlatformView[]): boolean {
  const known = new Set(answered.map(({ platform }) => platform.id));
  const others = hops.of('platform-host').filter(({ target }) => !known.has(target.platformId ?? ''));
  return isAwaited(others, Math.min(...answered.map(({ failingSince }) => failingSince ?? input.now)), input.now);
}

function isAnsweredByFilter(hop: Hop): boolean {
  const code = failureCode(hop);
  return code !== null && (TELLING.has(code) || HINTING.has(code));
}

function fromAnswers(picture: Picture, platforms: readonly PlatformView[]): Candidate {
  const hops = platforms.flatMap(({ failing }) => failing.filter(isAnsweredByFilter));
  const codes = new Set(hops.flatMap((hop) => failureCode(hop) ?? []));
  const telling = [...codes].find((code) => TELLING.has(code));
  const does = DOES[telling ?? [...codes][0] ?? ''] ?? 'stands in between';
  return candidate(picture, platforms, hops, {
    confidence: telling === undefined ? 'likely' : 'sure',
    does,
    why: `Hosts answer with: ${[...codes].join(', ')}.`,
  });
}

/** Two vendors do not fail in the same minute by chance; a rule that blocks both does. */
function together(picture: Picture): Candidate[] {
  const { hops } = picture;
  const failing = hops.platforms.filter(({ failing: own, fine }) => own.length > 0 && fine.length === 0);
  if (failing.length < 2) return [];
  const starts = failing.map(({ failingSince }) => failingSince ?? 0);
  const since = Math.min(...starts);
  const isOneCause = Math.max(...starts) - since <= LIMITS.sameOutsideOnsetMs;
  const isInternetGood = hops.internet.some((hop) => answeredSince(hop, since));
  if (!isOneCause || !isInternetGood) return [];
  if (isAwaited([...hops.internet, ...hops.nameServers], since, picture.input.now)) return [];
  return [
    candidate(
      picture,
      failing,
      failing.flatMap((view) => view.failing),
      {
        confidence: 'likely',
        does: 'blocks them',
        why: 'Platforms of different vendors began to fail within a minute, while other hosts on the internet answer.',
      },
    ),
  ];
}

function candidate(
  picture: Picture,
  platforms: readonly PlatformView[],
  hops: readonly Hop[],
  said: { readonly confidence: 'sure' | 'likely'; readonly does: string; readonly why: string },
): Candidate {
  const { input } = picture;
  const since = Math.min(...hops.map(brokenSince));
  const names = platforms.map(({ platform }) => platform.name).join(' and ');
  const [only] = platforms;
  const isOne = platforms.length === 1 && only !== undefined;
  const affected = isOne ? devicesUnderTest(input, only.platform.id) : devicesUnderTest(input, null);
  return {
    explains: { platformIds: new Set(platforms.map(({ platform }) => platform.id)) },
    finding: finish({
      layer: 'filter',
      scope: isOne ? { kind: 'platform', id: only.platform.id, name: only.platform.name } : { kind: 'school' },
      confidence: said.confidence,
      severity: 'critical',
      since,
      sentence: `The filter or firewall: since ${input.clockTime(since)} something between the school and ${names} ${said.does}; the internet itself works.`,
      evidence: hopEvidence([...hops, ...picture.hops.internet], input.clockTime),
      firstAction:
        'Call the filter’s administrator and read out the host names below: they must pass untouched. Hold new starts.',
      escalateTo: 'district-filter',
      rule: { id: 'filter', why: said.why },
      affected,
      cutOff: { platforms: platforms.map(({ platform }) => platform), since },
      decidingCheck:
        said.confidence === 'sure'
          ? null
          : {
              label: `Open ${names} on a phone that is not on the school’s network`,
              kind: 'ask',
              targetIds: [],
              deviceIds: [],
            },
    }),
  };
}
