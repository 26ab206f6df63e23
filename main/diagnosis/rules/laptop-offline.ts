import { finish } from '../draft.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { countOf } from '../words.ts';

/** This laptop has no network, or keeps losing it: nothing is known about the school. */
export const laptopOffline: Rule = {
  id: 'laptop-offline',
  pattern: 'The laptop’s own link is down, or was lost three times within two minutes (issue 5: laptop itself)',
  look(picture) {
    const { laptop, now } = picture.input;
    if (laptop.link === 'down') return [offline(picture)];
    const losses = laptop.linkLosses.filter((at) => now - at <= LIMITS.looseLinkWindowMs);
    return losses.length >= LIMITS.looseLinkLosses ? [loose(picture, losses)] : [];
  },
};

function offline({ input }: Picture): Candidate {
  const { laptop, now, clockTime } = input;
  const since = laptop.linkSince ?? now;
  const link =
    laptop.medium === 'wired' ? 'network cable is out' : laptop.medium === 'wifi' ? 'Wi-Fi is off' : 'network is off';
  return {
    explains: { everything: true },
    finding: finish({
      layer: 'laptop',
      scope: { kind: 'school' },
      confidence: 'sure',
      severity: 'warning',
      since,
      sentence: `This laptop’s own ${link} since ${clockTime(since)}: nothing is known about the rooms until it is back.`,
      evidence: [{ label: 'This laptop’s link', value: `down since ${clockTime(since)}` }],
      firstAction:
        laptop.medium === 'wired'
          ? 'Put the cable back in, or join the school’s Wi-Fi. Students are not affected by this.'
          : 'Join the school’s Wi-Fi again, or plug in a cable. Students are not affected by this.',
      escalateTo: 'school-technician',
      rule: { id: 'laptop-offline', why: 'The operating system says that this laptop has no link.' },
      affected: [],
    }),
  };
}

function loose({ input }: Picture, losses: readonly number[]): Candidate {
  const { clockTime, laptop } = input;
  const since = losses[0] ?? input.now;
  return {
    explains: { everything: true },
    finding: finish({
      layer: 'laptop',
      scope: { kind: 'school' },
      confidence: 'likely',
      severity: 'warning',
      since,
      sentence: `This laptop keeps losing its own network since ${clockTime(since)}: what it shows of the rooms cannot be trusted.`,
      now: `lost ${countOf(losses.length, 'time')} in the last two minutes`,
      evidence: [{ label: 'Link lost at', value: losses.map(clockTime).join(', ') }],
      firstAction:
        laptop.medium === 'wired'
          ? 'Push the cable in until it clicks, or try another one.'
          : 'Move closer to an access point, or plug in a cable.',
      escalateTo: 'school-technician',
      rule: { id: 'laptop-offline', why: `The link was lost ${losses.length} times within two minutes.` },
      affected: [],
    }),
  };
}
