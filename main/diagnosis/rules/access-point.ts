import { named } from '../draft.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { listRooms } from '../words.ts';
import { sharesOf } from './shared-parts.ts';
import { askProctor, couldBeLids, isKnownDown, isKnownFine, silentRooms } from './silent-rooms.ts';

/** The room or rooms of one access point went at one instant. */
export const accessPoint: Rule = {
  id: 'access-point',
  pattern:
    'Most of the rooms on one access point drop, others fine (testing-day.md 3.3: room Wi-Fi; access point ping)',
  look: (picture) =>
    picture.outages
      .flatMap((outage) => sharesOf(picture, outage))
      .flatMap((share) => (share.kind === 'access-point' ? [candidate(picture, share.name, share.rooms)] : [])),
};

function candidate(picture: Picture, name: string, rooms: readonly RoomView[]): Candidate {
  const hop = picture.hops.named(name);
  const isDown = isKnownDown(hop, rooms);
  const isFine = isKnownFine(hop, rooms);
  const plain = rooms.map(({ room }) => room);
  const where = listRooms(plain);
  // Its box answers: then the radio or the room's devices, and lids that were closed on a word look the same.
  const isDoubtful = isFine && couldBeLids(rooms);
  const layer = isFine && rooms.length === 1 ? 'room' : 'access-point';
  return silentRooms(picture, {
    layer,
    scope:
      layer === 'room' ? { kind: 'rooms', rooms: named(plain) } : { kind: 'access-point', name, rooms: named(plain) },
    confidence: isDown ? 'sure' : isDoubtful ? 'possible' : 'likely',
    rooms,
    subject:
      layer === 'room'
        ? `${where}, although its access point ${name} answers`
        : rooms.length === 1
          ? `${where}’s access point${name.includes(plain[0]?.name ?? '') ? '' : ` ${name}`}`
          : `The access point ${name} of ${where}`,
    hops: hop === null ? [] : [hop],
    firstAction:
      'Look into the room: is the access point lit? If it stays away, move the students to the backup room on another access point.',
    rule: {
      id: 'access-point',
      why: isDown
        ? `${name} itself does not answer and its devices went at one instant.`
        : isFine
          ? `Its devices went at one instant, but ${name} answers.`
          : 'Its devices went at one instant; no other room did.',
    },
    decidingCheck: isDown
      ? null
      : isDoubtful || hop === null
        ? askProctor(rooms)
        : { label: `Check ${name} now`, kind: 'probe', targetIds: [hop.target.id], deviceIds: [] },
  });
}
