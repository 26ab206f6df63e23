import { named } from '../draft.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { countOf } from '../words.ts';
import { sharesOf } from './shared-parts.ts';
import { askProctor, couldBeLids, isKnownDown, isKnownFine, silentRooms } from './silent-rooms.ts';

/** Several rooms that share a switch or floor went at one instant. */
export const uplink: Rule = {
  id: 'uplink',
  pattern: 'Several rooms on one floor or switch drop (testing-day.md 3.3: switch, controller or VLAN)',
  look: (picture) =>
    picture.outages
      .flatMap((outage) => sharesOf(picture, outage))
      .flatMap((share) => {
        if (share.kind === 'uplink') return [shared(picture, share.name, share.rooms)];
        return share.kind === 'unnamed' ? [unnamed(picture, share.rooms)] : [];
      }),
};

function shared(picture: Picture, name: string, rooms: readonly RoomView[]): Candidate {
  const hop = picture.hops.named(name);
  const accessPoints = rooms.flatMap(({ room }) => {
    const box = room.accessPoint === null ? null : picture.hops.named(room.accessPoint);
    return box === null ? [] : [box];
  });
  const areAllFine = accessPoints.length === rooms.length && accessPoints.every((box) => isKnownFine(box, rooms));
  const isDown =
    isKnownDown(hop, rooms) || (accessPoints.length >= 2 && accessPoints.every((box) => isKnownDown(box, rooms)));
  const isDoubtful = !isDown && areAllFine && couldBeLids(rooms);
  return silentRooms(picture, {
    layer: 'uplink',
    scope: { kind: 'uplink', name, rooms: named(rooms.map(({ room }) => room)) },
    confidence: isDown ? 'sure' : isDoubtful ? 'possible' : 'likely',
    rooms,
    subject: `${name}, which ${countOf(rooms.length, 'room')} hang on`,
    hops: [...(hop === null ? [] : [hop]), ...accessPoints],
    firstAction: `Call the district network team about ${name}. Move students only if it lasts: to a room that is fine.`,
    rule: { id: 'uplink', why: `Rooms on ${name} went at one instant; rooms elsewhere answered afterwards.` },
    decidingCheck: isDown
      ? null
      : hop === null || isDoubtful
        ? askProctor(rooms)
        : { label: `Check ${name} now`, kind: 'probe', targetIds: [hop.target.id], deviceIds: [] },
  });
}

function unnamed(picture: Picture, rooms: readonly RoomView[]): Candidate {
  return silentRooms(picture, {
    layer: 'uplink',
    scope: { kind: 'rooms', rooms: named(rooms.map(({ room }) => room)) },
    confidence: couldBeLids(rooms) ? 'possible' : 'likely',
    rooms,
    subject: `Something that ${countOf(rooms.length, 'room')} share, such as a switch`,
    hops: [],
    firstAction: 'Call the district network team with the names of the rooms: they know what these share.',
    rule: { id: 'uplink', why: 'Rooms went at one instant; the roster does not say which switch they hang on.' },
    decidingCheck: askProctor(rooms),
  });
}
