import { named } from '../draft.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { sharesOf } from './shared-parts.ts';
import { askProctor, couldBeLids, isKnownFine, silentRooms } from './silent-rooms.ts';

/** Most devices of one room went at one instant, and nothing larger explains it. */
export const room: Rule = {
  id: 'room',
  pattern: 'Most devices in one room drop, others fine (testing-day.md 3.3: room Wi-Fi or switch port)',
  look: (picture) =>
    picture.outages
      .flatMap((outage) => sharesOf(picture, outage))
      .flatMap((share) => (share.kind === 'room' ? [candidate(picture, share.rooms[0])] : [])),
};

function candidate(picture: Picture, view: RoomView): Candidate {
  const rooms = [view];
  const { accessPoint, name } = view.room;
  const hop = accessPoint === null ? null : picture.hops.named(accessPoint);
  const isDoubtful = isKnownFine(hop, rooms) && couldBeLids(rooms);
  const beside = accessPoint === null ? '' : `; other rooms on ${accessPoint} are fine`;
  return silentRooms(picture, {
    layer: 'room',
    scope: { kind: 'rooms', rooms: named([view.room]) },
    confidence: isDoubtful ? 'possible' : 'likely',
    rooms,
    subject: name,
    hops: hop === null ? [] : [hop],
    ...(beside === '' ? {} : { ending: beside }),
    firstAction:
      'Look into the room. If its Wi-Fi is gone, move the students to the backup room on another access point.',
    rule: { id: 'room', why: 'Most of the room went at one instant and no other room did.' },
    decidingCheck: askProctor(rooms),
  });
}
