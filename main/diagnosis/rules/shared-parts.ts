import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Picture } from '../picture.ts';
import type { Outage, RoomView } from '../rooms.ts';

/** What an outage comes down to: the largest shared part that explains each of its rooms. */
export type Share =
  | { readonly kind: 'school'; readonly rooms: readonly RoomView[] }
  | { readonly kind: 'uplink'; readonly name: string; readonly rooms: readonly RoomView[] }
  | { readonly kind: 'access-point'; readonly name: string; readonly rooms: readonly RoomView[] }
  /** Several rooms at one instant, and the roster names nothing that they share. */
  | { readonly kind: 'unnamed'; readonly rooms: readonly RoomView[] }
  | { readonly kind: 'room'; readonly rooms: readonly [RoomView] };

const known = new WeakMap<Outage, readonly Share[]>();

/**
 * Divides the rooms of one outage among what they share. Every room belongs to exactly one share. Several rules ask for the same
 * outage, so the answer is kept with it.
 */
export function sharesOf(picture: Picture, outage: Outage): readonly Share[] {
  const before = known.get(outage);
  if (before !== undefined) return before;
  const shares = divide(picture, outage);
  known.set(outage, shares);
  return shares;
}

function divide(picture: Picture, { rooms }: Outage): readonly Share[] {
  const voiced = picture.rooms.filter(
    ({ hasVoice, room }) => hasVoice && room.activity !== 'paused' && room.kind !== 'cart',
  );
  const first = rooms[0];
  if (first === undefined) return [];
  const accessPoint = sharedBy(rooms, voiced, ({ room }) => room.accessPoint);
  if (accessPoint !== null) return [{ kind: 'access-point', name: accessPoint, rooms }];
  if (rooms.length === 1) return [single(first, voiced)];
  const uplink = sharedBy(rooms, voiced, ({ room }) => room.uplink);
  if (uplink !== null) return [{ kind: 'uplink', name: uplink, rooms }];
  if (rooms.length / voiced.length >= LIMITS.schoolRoomShare) return [{ kind: 'school', rooms }];
  return byParts(rooms, voiced);
}

/** The part that all of them name, if most of the rooms that name it are among them. */
function sharedBy(
  rooms: readonly RoomView[],
  voiced: readonly RoomView[],
  partOf: (room: RoomView) => string | null,
): string | null {
  const [first] = rooms;
  const name = first === undefined ? null : partOf(first);
  if (name === null || rooms.length < 2 || rooms.some((room) => partOf(room) !== name)) return null;
  const served = voiced.filter((room) => partOf(room) === name);
  return rooms.length / Math.max(1, served.length) >= LIMITS.groupRoomShare ? name : null;
}

/** A room that is the only one on its named access point: the two cannot be told apart unless the access point is asked. */
function single(view: RoomView, voiced: readonly RoomView[]): Share {
  const { accessPoint } = view.room;
  const isShared = voiced.some(({ room }) => room.id !== view.room.id && room.accessPoint === accessPoint);
  return accessPoint === null || isShared
    ? { kind: 'room', rooms: [view] }
    : { kind: 'access-point', name: accessPoint, rooms: [view] };
}

/** Two faults at one instant are rarer than one, but a whole uplink plus a single room elsewhere is not one fault. */
function byParts(rooms: readonly RoomView[], voiced: readonly RoomView[]): readonly Share[] {
  const shares: Share[] = [];
  let rest = [...rooms];
  for (const [kind, partOf] of [
    ['access-point', (view: RoomView) => view.room.accessPoint],
    ['uplink', (view: RoomView) => view.room.uplink],
  ] as const) {
    for (const name of new Set(rest.map(partOf))) {
      const members = rest.filter((view) => partOf(view) === name);
      if (name === null || sharedBy(members, voiced, partOf) === null) continue;
      shares.push({ kind, name, rooms: members });
      rest = rest.filter((view) => !members.includes(view));
    }
  }
  const unnamed = rest.filter(({ room }) => room.uplink === null);
  if (unnamed.length >= 2) {
    shares.push({ kind: 'unnamed', rooms: unnamed });
    rest = rest.filter((view) => !unnamed.includes(view));
  }
  return [...shares, ...rest.map((view) => single(view, voiced))];
}
