import { isLosing } from '../device-memory.ts';
import { findingId, finish, named, platformsIn } from '../draft.ts';
import { brokenSince } from '../hops.ts';
import type { DiagnosedDevice } from '../input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { hopEvidence, someOf } from '../words.ts';

/**
 * A room that goes one by one, but not as people do: its devices lost packets or were slow before they fell silent, or its access
 * point itself is gone. Lids close on healthy devices.
 */
export const fadingRoom: Rule = {
  id: 'fading-room',
  pattern: 'A room fades: devices are in trouble first, then silent (issue 5: slow onset)',
  look: (picture) => picture.rooms.flatMap((view) => (view.isOut ? [] : fading(picture, view))),
};

function fading(picture: Picture, view: RoomView): Candidate[] {
  const { input, hops } = picture;
  const { room, inUse } = view;
  if (room.activity === 'paused' || room.kind === 'cart') return [];
  const silent = inUse.filter(
    ({ memory }) => memory.silentFrom !== null && input.now - memory.silentFrom <= LIMITS.leavingWindowMs,
  );
  if (silent.length < LIMITS.minTogether || silent.length / inUse.length < LIMITS.fadingSilentShare) return [];
  const troubled = silent.filter(wasLosing);
  const box = room.accessPoint === null ? null : hops.named(room.accessPoint);
  const isBoxDown = box !== null && box.state.state === 'down';
  // Some are back already: it is over, the rest will follow.
  if (
    returnedSince(view, Math.min(...silent.map(({ memory }) => memory.silentFrom ?? input.now))) >=
    Math.max(LIMITS.minTogether, silent.length)
  )
    return [];
  if (!isBoxDown && troubled.length / silent.length < LIMITS.fadingTroubledShare) return [];
  const first = Math.min(...silent.map(({ memory }) => memory.silentFrom ?? input.now));
  const since = isBoxDown ? Math.min(first, brokenSince(box)) : first;
  const isAccessPoint = room.accessPoint !== null;
  const subject = isAccessPoint ? `${room.name}’s access point` : room.name;
  const why = isBoxDown ? 'and the access point does not answer' : 'one after the other, after losing packets';
  return [
    {
      explains: { deviceIds: new Set(inUse.filter(isOutOrTroubled).map(({ id }) => id)) },
      finding: finish({
        layer: isAccessPoint ? 'access-point' : 'room',
        scope: isAccessPoint
          ? { kind: 'access-point', name: room.accessPoint ?? '', rooms: named([room]) }
          : { kind: 'rooms', rooms: named([room]) },
        confidence: isBoxDown ? 'sure' : 'likely',
        severity: room.activity === 'testing' ? 'critical' : 'warning',
        since,
        sentence: `${subject}: ${someOf(silent.length, inUse.length)} went silent from ${input.clockTime(since)} on, ${why}.`,
        now: `now ${inUse.filter(({ memory }) => memory.silentFrom !== null).length} of ${inUse.length} silent`,
        evidence: [
          {
            label: room.name,
            value: `${troubled.length} of the ${silent.length} silent devices lost packets before`,
          },
          ...hopEvidence(box === null ? [] : [box], input.clockTime),
        ],
        firstAction:
          'Look into the room. Move the students to the backup room on another access point before the rest goes.',
        escalateTo: 'district-network',
        rule: {
          id: 'fading-room',
          why: 'Devices were in trouble before they fell silent; lids close on healthy ones.',
        },
        affected: silent,
        cutOff: { platforms: platformsIn(input, [room]), since },
        children: [findingId('saturation', { kind: 'rooms', rooms: named([room]) })],
      }),
    },
  ];
}

function returnedSince({ inUse }: RoomView, at: number): number {
  return inUse.filter(({ memory }) => {
    const { lastSilence, silentFrom } = memory;
    return (
      silentFrom === null &&
      lastSilence !== null &&
      lastSilence.to > at &&
      at - lastSilence.from < LIMITS.leavingWindowMs
    );
  }).length;
}

/**
 * Lost packets, or was gone for a moment, shortly before. Being slow is not enough: a crowded room is slow too, and its people may
 * leave for lunch.
 */
function wasLosing({ memory }: DiagnosedDevice): boolean {
  const { silentFrom, lastSilence } = memory;
  if (silentFrom === null) return false;
  const isBackBriefly = lastSilence !== null && silentFrom - lastSilence.to <= LIMITS.troubledBeforeMs;
  return isBackBriefly || isLosing(memory);
}

function isOutOrTroubled({ memory }: DiagnosedDevice): boolean {
  return memory.silentFrom !== null || memory.troubledFrom !== null;
}
