import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { listRooms } from '../words.ts';
import { sharesOf } from './shared-parts.ts';
import { askProctor, couldBeLids, isKnownDown, isKnownFine, silentRooms } from './silent-rooms.ts';

/** Most rooms of the school at one instant, on more than one uplink, while this laptop still has its gateway. */
export const studentNetwork: Rule = {
  id: 'student-network',
  pattern:
    'Most rooms go at one instant and no single uplink carries them all (testing-day.md 3.3: switch, controller or VLAN)',
  look: (picture) =>
    picture.outages
      .flatMap((outage) => sharesOf(picture, outage))
      .flatMap((share) => (share.kind === 'school' ? [candidate(picture, share.rooms)] : [])),
};

function candidate(picture: Picture, rooms: readonly RoomView[]): Candidate {
  const { gateway, named, of } = picture.hops;
  const controllers = of('controller');
  const controller = controllers.find((hop) => isKnownDown(hop, rooms)) ?? null;
  const boxes = rooms
    .flatMap(({ room }) => [room.accessPoint, room.uplink])
    .flatMap((name) => (name === null ? [] : [named(name)]));
  const fineBoxes = boxes.filter((hop) => isKnownFine(hop, rooms));
  // Every box on the way answers and only battery devices went: a new rule against ping looks exactly the same.
  const cannotTell =
    controller === null && fineBoxes.length > 0 && fineBoxes.length === boxes.length && couldBeLids(rooms);
  const looked = [gateway, controller, ...boxes].flatMap((hop) => (hop === null ? [] : [hop]));
  return silentRooms(picture, {
    layer: 'school-network',
    scope: { kind: 'school' },
    confidence: cannotTell ? 'possible' : controller === null ? 'likely' : 'sure',
    rooms,
    subject: cannotTell
      ? 'The student network, or something that blocks ping since then'
      : 'The student network of the school',
    hops: [...new Set(looked)],
    ending: gateway !== null && isKnownFine(gateway, rooms) ? '; the gateway still answers this laptop' : '',
    firstAction: 'Hold new starts. Look into one room: if students cannot work, call the district network team.',
    rule: {
      id: 'student-network',
      why: `${listRooms(rooms.map(({ room }) => room))} went at one instant; no uplink is named that carries all of them.`,
    },
    decidingCheck: askProctor(rooms),
  });
}
