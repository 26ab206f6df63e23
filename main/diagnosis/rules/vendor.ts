import { devicesUnderTest, finish } from '../draft.ts';
import { answeredSince, brokenSince, type Hop, isAwaited, isFine, type PlatformView } from '../hops.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { hopEvidence, opening, someOf } from '../words.ts';

/** One platform fails or crawls while the internet and the other platforms are fine. */
export const vendor: Rule = {
  id: 'vendor',
  pattern: 'Internet good, one vendor’s hosts fail (testing-day.md 3.3: vendor, or filter blocking it)',
  look: (picture) =>
    picture.hops.platforms.flatMap((view) => {
      if (view.failing.length > 0) return failed(picture, view);
      return view.slow.length > 0 ? slow(picture, view) : [];
    }),
};

function failed(picture: Picture, view: PlatformView): Candidate[] {
  const { hops, input } = picture;
  const since = view.failingSince ?? input.now;
  const good = hops.internet.filter((hop) => answeredSince(hop, since));
  const others = othersAnswering(picture, view, since);
  const gateway = hops.gateway === null ? [] : [hops.gateway];
  const elsewhere = hops.of('platform-host').filter(({ target }) => target.platformId !== view.platform.id);
  if (isAwaited([...gateway, ...hops.nameServers, ...hops.internet, ...elsewhere], since, input.now)) return [];
  const hosts = view.failing.length + view.fine.length;
  const part =
    view.fine.length === 0
      ? 'none of its servers answers'
      : `${someOf(view.failing.length, hosts, 'server')} do not answer`;
  const fine = [good.length > 0 ? 'the internet' : '', ...others.map(({ platform }) => platform.name)].filter(
    (name) => name !== '',
  );
  const areFine = fine.length === 0 ? '' : `; ${fine.join(' and ')} ${fine.length === 1 ? 'is' : 'are'} fine`;
  const confidence = good.length >= 2 || (good.length > 0 && others.length > 0) ? 'likely' : 'possible';
  return [
    candidate(picture, view, {
      since,
      confidence,
      severity: 'critical',
      said: `${part} since ${input.clockTime(since)}${areFine}.`,
      hops: [...view.failing, ...view.fine, ...good],
      firstAction:
        'Let testing students continue, hold new starts. Look at the vendor’s status page, then call the district.',
      why: 'Its required hosts fail while other hosts on the internet answer.',
      isCutOff: view.fine.length === 0,
    }),
  ];
}

function slow(picture: Picture, view: PlatformView): Candidate[] {
  const { hops, input } = picture;
  const since = Math.max(...view.slow.map(({ state }) => state.since));
  const outside = [...hops.internet, ...hops.platforms.filter((other) => other !== view).flatMap(({ fine }) => fine)];
  const isAlone = outside.length > 0 && outside.every((hop) => hop.state.state === 'up');
  const isMost = view.slow.length * 2 > view.fine.length + view.failing.length;
  if (!isAlone || !isMost) return [];
  return [
    candidate(picture, view, {
      since,
      confidence: 'likely',
      severity: 'warning',
      said: `answers far slower than usual since ${input.clockTime(since)}; everything else on the internet is as usual.`,
      hops: [...view.slow, ...hops.internet],
      firstAction: 'Stagger new starts. Look at the vendor’s status page.',
      why: 'Only its own hosts are slow.',
      isCutOff: false,
    }),
  ];
}

function othersAnswering(picture: Picture, view: PlatformView, since: number): PlatformView[] {
  return picture.hops.platforms.filter(
    (other) =>
      other !== view &&
      other.failing.length === 0 &&
      other.fine.some((hop) => isFine(hop) && answeredSince(hop, since)),
  );
}

interface Said {
  readonly since: number;
  readonly confidence: 'likely' | 'possible';
  readonly severity: 'critical' | 'warning';
  readonly said: string;
  readonly hops: readonly Hop[];
  readonly firstAction: string;
  readonly why: string;
  readonly isCutOff: boolean;
}

function candidate(picture: Picture, { platform, failing }: PlatformView, said: Said): Candidate {
  const { input } = picture;
  const firstFailure = failing.length === 0 ? said.since : Math.min(...failing.map(brokenSince));
  return {
    explains: { platformIds: new Set([platform.id]) },
    finding: finish({
      layer: 'vendor',
      scope: { kind: 'platform', id: platform.id, name: platform.name },
      confidence: said.confidence,
      severity: said.severity,
      since: said.since,
      sentence: `${opening(platform.name)}: ${said.said}`,
      evidence: hopEvidence(said.hops, input.clockTime),
      firstAction: said.firstAction,
      escalateTo: 'vendor-support',
      rule: { id: 'vendor', why: said.why },
      affected: devicesUnderTest(input, platform.id),
      ...(said.isCutOff ? { cutOff: { platforms: [platform], since: firstFailure } } : {}),
      decidingCheck: {
        label: `Open ${platform.name} on a phone that is not on the school’s network: if it works there, the school’s filter blocks it`,
        kind: 'ask',
        targetIds: [],
        deviceIds: [],
      },
    }),
  };
}
