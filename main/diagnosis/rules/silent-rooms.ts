import type { DiagnosisFinding } from '../../../shared/model/diagnosis.ts';
import { findingId, finish, named, platformsIn } from '../draft.ts';
import { answeredSince, type Hop } from '../hops.ts';
import type { Candidate, Picture } from '../picture.ts';
import type { RoomView } from '../rooms.ts';
import { countOf, hopEvidence, listRooms, opening, someOf, spreadSeconds, within } from '../words.ts';

/** Devices that live on battery and go silent when the lid closes (facts, drc-insight.md section 7: a warning at most). */
const LID_KINDS: ReadonlySet<string> = new Set(['chromebook', 'ipad', 'mac']);

/** Rooms that went silent at one instant, as one finding. What it is called, and who is behind it, is the rule's. */
export interface SilentRooms extends Pick<DiagnosisFinding, 'layer' | 'scope' | 'confidence' | 'rule' | 'firstAction'> {
  readonly rooms: readonly RoomView[];
  /** What the sentence opens with: `Room 114’s access point`. */
  readonly subject: string;
  /** Hops that were looked at. */
  readonly hops: readonly Hop[];
  /** Ends the sentence; null: said of the other rooms. */
  readonly ending?: string;
  readonly decidingCheck?: DiagnosisFinding['decidingCheck'];
}

export function silentRooms(picture: Picture, said: SilentRooms): Candidate {
  const { input } = picture;
  const { rooms, subject, hops, ending, ...rest } = said;
  const together = rooms.flatMap(({ onset }) => onset?.together ?? []);
  const inUse = rooms.flatMap((room) => room.inUse);
  const since = Math.min(...together.map(({ memory }) => memory.silentFrom ?? input.now));
  const plain = rooms.map(({ room }) => room);
  const isTesting = plain.some(({ activity }) => activity === 'testing');
  const others = ending ?? othersAre(picture, rooms, since);
  return {
    explains: { deviceIds: new Set(together.map(({ id }) => id)) },
    finding: finish({
      ...rest,
      severity: isTesting && rest.confidence !== 'possible' ? 'critical' : 'warning',
      since,
      sentence: `${opening(subject)}: ${someOf(together.length, inUse.length)} went silent ${within(spreadSeconds(together))} at ${input.clockTime(since)}${others}.`,
      now: standing(rooms),
      evidence: [
        ...rooms.map(roomEvidence),
        {
          label: 'Last answers',
          value: `up to ${input.clockTime(Math.max(...rooms.map(({ onset }) => onset?.from ?? 0)))}`,
        },
        ...hopEvidence(hops, input.clockTime),
      ],
      escalateTo: said.layer === 'room' ? 'school-technician' : 'district-network',
      affected: together,
      cutOff: { platforms: platformsIn(input, plain), since },
      children: rooms.length > 1 ? plain.map((room) => findingId('room', { kind: 'rooms', rooms: named([room]) })) : [],
    }),
  };
}

function standing(rooms: readonly RoomView[]): string {
  const silent = rooms.reduce(
    (sum, { inUse }) => sum + inUse.filter(({ memory }) => memory.silentFrom !== null).length,
    0,
  );
  const all = rooms.reduce((sum, { inUse }) => sum + inUse.length, 0);
  return `now ${silent} of ${all} silent`;
}

function roomEvidence({ room, onset, inUse }: RoomView): { label: string; value: string } {
  const together = onset?.together.length ?? 0;
  const after =
    onset === null || onset.survivors.length === 0
      ? 'none answered afterwards'
      : `${onset.survivors.length} answered afterwards`;
  return { label: room.name, value: `${together} of ${inUse.length} silent together, ${after}` };
}

/** `; the rooms beside it are fine`: only what was asked after the beginning may say so. */
export function othersAre(picture: Picture, rooms: readonly RoomView[], since: number): string {
  const mine = new Set(rooms.map(({ room }) => room.id));
  const others = picture.rooms.filter(({ room, hasVoice }) => hasVoice && !mine.has(room.id));
  const fine = others.filter(
    ({ isOut, inUse }) => !isOut && inUse.some(({ memory }) => memory.aliveAt !== null && memory.aliveAt > since),
  );
  if (others.length === 0) return '';
  if (fine.length === others.length)
    return fine.length === 1 ? `; ${fine[0]?.room.name} is fine` : '; the other rooms are fine';
  return fine.length === 0 ? '' : `; ${countOf(fine.length, 'other room')} ${fine.length === 1 ? 'is' : 'are'} fine`;
}

/** Everything that went silent could have been closed by hand. */
export function couldBeLids(rooms: readonly RoomView[]): boolean {
  return rooms.every(({ onset }) => onset?.together.every(({ kind }) => LID_KINDS.has(kind)) ?? true);
}

/** A box is known to be fine when it answered after the rooms went and has not been away in between. */
export function isKnownFine(hop: Hop | null, rooms: readonly RoomView[]): boolean {
  const at = Math.max(...rooms.map(({ onset }) => Math.max(onset?.from ?? 0, onset?.to ?? 0)));
  return hop !== null && answeredSince(hop, at) && hop.state.since < at;
}

/** Down now, or it was away with the rooms and is back before they are. */
export function isKnownDown(hop: Hop | null, rooms: readonly RoomView[]): boolean {
  if (hop === null) return false;
  const at = Math.min(...rooms.map(({ onset }) => onset?.from ?? Number.POSITIVE_INFINITY));
  return (
    hop.state.state === 'down' || (hop.state.state === 'up' && hop.state.since > at && hop.state.answeredAt !== null)
  );
}

export function askProctor(rooms: readonly RoomView[]): NonNullable<DiagnosisFinding['decidingCheck']> {
  return {
    label: `Ask the proctor of ${listRooms(rooms.slice(0, 1).map(({ room }) => room))}: are students still working, or are the lids closed?`,
    kind: 'ask',
    targetIds: [],
    deviceIds: [],
  };
}
