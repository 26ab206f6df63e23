import type { Room, RoomId } from '../../shared/model/roster.ts';
import type { IssueLog } from './issues.ts';
import type { RosterRow } from './row.ts';

type Fact = keyof RosterRow['roomFacts'];

const FACTS: readonly { readonly fact: Fact; readonly words: string }[] = [
  { fact: 'accessPoint', words: 'access points' },
  { fact: 'uplink', words: 'switches or uplinks' },
];

/**
 * What the rows of a file say of rooms: access point and uplink stand beside every device but belong to its room. Where rows
 * of one room disagree, most of them win.
 */
export class RoomFacts {
  readonly #votes = new Map<RoomId, Record<Fact, Map<string, number>>>();

  /** A row's device ends up in this room. */
  tell(roomId: RoomId, told: RosterRow['roomFacts']): void {
    const votes = this.#votes.get(roomId) ?? { accessPoint: new Map(), uplink: new Map() };
    for (const { fact } of FACTS) {
      const name = told[fact];
      if (name) votes[fact].set(name, (votes[fact].get(name) ?? 0) + 1);
    }
    this.#votes.set(roomId, votes);
  }

  /** The same object when the file says nothing new of the room. */
  laidOver(room: Room): Room {
    const votes = this.#votes.get(room.id);
    if (votes === undefined) return room;
    const accessPoint = winner(votes.accessPoint) ?? room.accessPoint;
    const uplink = winner(votes.uplink) ?? room.uplink;
    return accessPoint === room.accessPoint && uplink === room.uplink ? room : { ...room, accessPoint, uplink };
  }

  warnOfDisagreement(roomName: (roomId: RoomId) => string, issues: IssueLog): void {
    for (const [roomId, votes] of this.#votes) {
      for (const { fact, words } of FACTS) {
        if (votes[fact].size < 2) continue;
        issues.add(
          null,
          'room-facts-differ',
          `The file names ${votes[fact].size} ${words} for ${roomName(roomId)}. The one on most lines, “${winner(votes[fact])}”, was taken.`,
        );
      }
    }
  }
}

function winner(votes: ReadonlyMap<string, number>): string | null {
  let best: { readonly name: string; readonly count: number } | null = null;
  for (const [name, count] of votes) if (best === null || count > best.count) best = { name, count };
  return best?.name ?? null;
}
