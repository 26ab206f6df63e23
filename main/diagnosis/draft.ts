import type {
  DecidingCheck,
  DiagnosisContact,
  DiagnosisFinding,
  DiagnosisScope,
  LossCountdown,
} from '../../shared/model/diagnosis.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { DiagnosedDevice, DiagnosedPlatform, DiagnosedRoom, DiagnosisInput } from './input.ts';

/** What a rule says; the rest of a finding is worked out the same way for all. */
export interface Draft
  extends Pick<
    DiagnosisFinding,
    'layer' | 'scope' | 'confidence' | 'severity' | 'since' | 'sentence' | 'evidence' | 'firstAction' | 'rule'
  > {
  readonly escalateTo: DiagnosisContact;
  readonly now?: string;
  /** Devices that it hits; spare and paused ones are not counted. */
  readonly affected: readonly DiagnosedDevice[];
  /** Platforms whose students are cut off, and since which first failed probe. */
  readonly cutOff?: { readonly platforms: readonly DiagnosedPlatform[]; readonly since: number };
  readonly decidingCheck?: DecidingCheck | null;
  readonly children?: readonly string[];
}

export function finish(draft: Draft): DiagnosisFinding {
  const { affected, cutOff, now = '', decidingCheck = null, children = [], ...said } = draft;
  const counted = affected.filter(({ isSpare, isPaused }) => !isSpare && !isPaused);
  return {
    ...said,
    id: findingId(draft.layer, draft.scope),
    endedAt: null,
    now,
    devicesAffected: counted.length,
    studentsAffected: counted.filter(({ hasStudent }) => hasStudent).length,
    countdowns: cutOff === undefined ? [] : cutOff.platforms.flatMap((platform) => countdown(platform, cutOff.since)),
    decidingCheck,
    children: [...children],
  };
}

/** Layer and scope, whatever the order of the input. */
export function findingId(layer: DiagnosisFinding['layer'], scope: DiagnosisScope): string {
  return `${layer}:${scopeKey(scope)}`;
}

function scopeKey(scope: DiagnosisScope): string {
  switch (scope.kind) {
    case 'school':
      return 'school';
    case 'rooms':
      // A long list of rooms would outgrow an id; the first ones and their number are enough to be stable.
      return `${scope.rooms
        .map(({ id }) => id)
        .sort()
        .slice(0, 6)
        .join('+')}/${scope.rooms.length}`;
    case 'access-point':
    case 'uplink':
      return scope.name;
    default:
      return scope.id;
  }
}

/** Null platforms of unknown patience get no countdown: a made-up deadline is worse than none. */
function countdown(platform: DiagnosedPlatform, since: number): LossCountdown[] {
  if (platform.retryMinutes === null) return [];
  return [
    {
      platformId: platform.id,
      platformName: platform.name,
      startedAt: since,
      deadlineAt: since + platform.retryMinutes * MINUTE_MS,
      meaning: platform.outageMeaning,
    },
  ];
}

/** Platforms that these rooms are testing on now. */
export function platformsIn(input: DiagnosisInput, rooms: readonly DiagnosedRoom[]): DiagnosedPlatform[] {
  const ids = new Set(rooms.filter(({ activity }) => activity === 'testing').flatMap(({ platformIds }) => platformIds));
  return input.platforms.filter(({ id }) => ids.has(id));
}

/** Devices in rooms that are testing, on one platform or (null) on any. */
export function devicesUnderTest(input: DiagnosisInput, platformId: string | null): DiagnosedDevice[] {
  const rooms = new Set(
    input.rooms
      .filter(({ activity }) => activity === 'testing')
      .filter(({ platformIds }) => platformId === null || platformIds.includes(platformId))
      .map(({ id }) => id),
  );
  return input.devices.filter(
    ({ roomId, isPaused, state }) => roomId !== null && rooms.has(roomId) && !isPaused && state !== 'paused',
  );
}

export function named(rooms: readonly DiagnosedRoom[]): { id: string; name: string }[] {
  return rooms.map(({ id, name }) => ({ id, name }));
}
