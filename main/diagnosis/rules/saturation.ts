import type { DiagnosisFinding } from '../../../shared/model/diagnosis.ts';
import { devicesUnderTest, finish, named } from '../draft.ts';
import { type Hop, isSlowNow } from '../hops.ts';
import type { DiagnosedDevice, DiagnosisInput } from '../input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { hopEvidence, listRooms, someOf } from '../words.ts';

interface Crowded {
  readonly view: RoomView;
  readonly troubled: readonly DiagnosedDevice[];
  readonly answering: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Everything answers, but slowly or with loss. */
export const saturation: Rule = {
  id: 'saturation',
  pattern:
    'Everything answers but slow (testing-day.md 3.3: load, saturation, caching; PP1: from the first hop on it is local)',
  look(picture) {
    const crowded = picture.rooms.flatMap((view) => crowdedRoom(picture, view));
    return [...inside(picture, crowded), ...wayOut(picture)];
  },
};

function crowdedRoom({ input }: Picture, view: RoomView): Crowded[] {
  const answering = view.inUse.filter(({ memory }) => memory.silentFrom === null);
  const troubled = answering.filter(
    ({ memory }) => memory.troubledFrom !== null && input.now - memory.troubledFrom >= LIMITS.saturatedMs,
  );
  const isEnough =
    troubled.length >= LIMITS.saturatedMin && troubled.length / answering.length >= LIMITS.saturatedShare;
  if (isEnough) return [{ view, troubled, answering: answering.length, since: startOf(troubled, input.now) }];
  return lossyRoom(input, view, answering);
}

/** A quarter of them were in trouble by then: the first one alone may have been so for another reason. */
function startOf(troubled: readonly DiagnosedDevice[], now: number): number {
  const starts = troubled.map(({ memory }) => memory.troubledFrom ?? now).sort((a, b) => a - b);
  return starts[Math.floor(starts.length / 4)] ?? now;
}

/** Loss that hardly shows on one device and plainly on all of them together. */
function lossyRoom(
  { now, periodMs }: DiagnosisInput,
  view: RoomView,
  answering: readonly DiagnosedDevice[],
): Crowded[] {
  const latest = answering.map(({ memory }) => memory.recentLosses.slice(-LIMITS.roomLossRounds));
  const losing = answering.filter((_, index) => latest[index]?.includes(true));
  const asked = latest.reduce((sum, losses) => sum + losses.length, 0);
  const lost = latest.flat().filter((isLost) => isLost).length;
  const roundsAgo = Array.from({ length: LIMITS.roomLossRounds }, (_, index) => index + 1);
  const lossyRounds = roundsAgo.filter((ago) => latest.some((losses) => losses.at(-ago) === true));
  const isLossy =
    losing.length >= LIMITS.saturatedMin &&
    losing.length / answering.length >= LIMITS.saturatedShare &&
    lost / asked >= LIMITS.roomLossShare &&
    lossyRounds.length >= LIMITS.roomLossyRounds;
  if (!isLossy) return [];
  return [{ view, troubled: losing, answering: answering.length, since: now - Math.max(...lossyRounds) * periodMs }];
}

function inside(picture: Picture, crowded: readonly Crowded[]): Candidate[] {
  const voiced = picture.rooms.filter(
    ({ hasVoice, inUse }) => hasVoice && inUse.some(({ memory }) => memory.silentFrom === null),
  );
  const rooms = crowded.map(({ view }) => view.room);
  if (crowded.length === 0) return [];
  if (crowded.length >= 2 && crowded.length / voiced.length >= LIMITS.schoolRoomShare)
    return [wholeSchool(picture, crowded)];
  const byAccessPoint = new Map<string, Crowded[]>();
  for (const one of crowded) {
    const key = one.view.room.accessPoint ?? `room ${one.view.room.id}`;
    byAccessPoint.set(key, [...(byAccessPoint.get(key) ?? []), one]);
  }
  return [...byAccessPoint.values()].map((group) => {
    const own = group.map(({ view }) => view.room);
    const name = own[0]?.accessPoint ?? null;
    const isShared = name !== null && group.length > 1;
    return candidate(picture, group, {
      layer: 'saturation',
      scope: isShared ? { kind: 'access-point', name, rooms: named(own) } : { kind: 'rooms', rooms: named(own) },
      confidence: 'likely',
      subject: isShared ? `The Wi-Fi of ${listRooms(own)} (${name})` : `The Wi-Fi of ${listRooms(own)}`,
      ending: rooms.length < voiced.length ? '; other rooms are as usual' : '',
      firstAction: 'Stagger the starts in this room. Switch off what does not test and still uses its Wi-Fi.',
      decidingCheck: null,
    });
  });
}

/** All rooms slow at once: the school, or only the eyes that look at it. */
function wholeSchool(picture: Picture, crowded: readonly Crowded[]): Candidate {
  const { laptop } = picture.input;
  const isWeak = laptop.medium === 'wifi' && (laptop.signalPercent ?? 100) < LIMITS.weakSignalPercent;
  const { gateway } = picture.hops;
  const isGatewaySlow = gateway?.state.state === 'slow';
  if (isWeak) {
    return candidate(picture, crowded, {
      layer: 'laptop',
      scope: { kind: 'school' },
      confidence: 'likely',
      subject: `This laptop’s own Wi-Fi is weak (${laptop.signalPercent} %), seen from here`,
      ending: '; the rooms may be fine',
      firstAction: 'Plug this laptop into the network with a cable, or move closer to an access point, and look again.',
      decidingCheck: null,
    });
  }
  return candidate(picture, crowded, {
    layer: 'saturation',
    scope: { kind: 'school' },
    confidence: laptop.medium === 'wired' ? 'likely' : 'possible',
    subject: 'The whole school’s network is slow',
    ending: isGatewaySlow ? ', the gateway too' : '',
    firstAction:
      'Stagger the starts: one room after the other. Ask whether something large is being copied or updated.',
    decidingCheck:
      laptop.medium === 'wired'
        ? null
        : {
            label: 'Plug this laptop in with a cable: if all is quick then, only its Wi-Fi was slow',
            kind: 'ask',
            targetIds: [],
            deviceIds: [],
          },
  });
}

interface Said extends Pick<DiagnosisFinding, 'layer' | 'scope' | 'confidence' | 'firstAction' | 'decidingCheck'> {
  readonly subject: string;
  readonly ending: string;
}

function candidate(picture: Picture, crowded: readonly Crowded[], said: Said): Candidate {
  const { input, hops } = picture;
  const { subject, ending, ...rest } = said;
  const troubled = crowded.flatMap((one) => one.troubled);
  const answering = crowded.reduce((sum, one) => sum + one.answering, 0);
  const since = Math.min(...crowded.map((one) => one.since));
  const isTesting = crowded.some(({ view }) => view.room.activity === 'testing');
  return {
    explains: { deviceIds: new Set(troubled.map(({ id }) => id)) },
    finding: finish({
      ...rest,
      severity: isTesting ? 'warning' : 'note',
      since,
      sentence: `${subject}: ${someOf(troubled.length, answering)} answer late or lose packets since ${input.clockTime(since)}${ending}.`,
      now: '',
      evidence: [
        ...crowded.map(({ view, troubled: own, answering: all }) => ({
          label: view.room.name,
          value: `${own.length} of ${all} slow or lossy`,
        })),
        ...hopEvidence(hops.gateway === null ? [] : [hops.gateway], input.clockTime),
      ],
      escalateTo: 'district-network',
      rule: {
        id: 'saturation',
        why: 'Most devices answer far later than they usually do, or lose packets, at the same time.',
      },
      affected: troubled,
    }),
  };
}

/** Inside all is quick; every host outside is slow. */
function wayOut(picture: Picture): Candidate[] {
  const { hops, input } = picture;
  const outside = [...hops.internet, ...hops.of('platform-host')].filter(({ state }) => state.answeredAt !== null);
  const slow = outside.filter(isSlowNow);
  const isInsideQuick = hops.gateway === null || hops.gateway.state.state === 'up';
  const areWitnessesSlow = hops.internet.length === 0 || hops.internet.every(isSlowNow);
  if (!isInsideQuick || !areWitnessesSlow || slow.length < 2 || slow.length * 2 < outside.length) return [];
  return [slowOutside(picture, slow, Math.min(...slow.map(({ state }) => state.since)), input.clockTime)];
}

function slowOutside(
  { input }: Picture,
  slow: readonly Hop[],
  since: number,
  clockTime: (at: number) => string,
): Candidate {
  return {
    explains: {},
    finding: finish({
      layer: 'saturation',
      scope: { kind: 'school' },
      confidence: 'likely',
      severity: 'warning',
      since,
      sentence: `The school’s internet link is slow since ${clockTime(since)}: hosts outside answer far later than usual; inside the school all is quick.`,
      evidence: hopEvidence(slow, clockTime),
      firstAction: 'Stagger the starts. Ask whether updates or videos are being loaded, and stop them.',
      escalateTo: 'district-network',
      rule: { id: 'saturation', why: 'All hosts outside are slow while the gateway answers as usual.' },
      affected: devicesUnderTest(input, null),
    }),
  };
}
