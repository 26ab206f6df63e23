import { isDeepStrictEqual } from 'node:util';
import {
  MAX_LABEL_LENGTH,
  type Room,
  type RoomId,
  type RoomKind,
  type RosterSnapshot,
} from '../../shared/model/roster.ts';
import type { ImportChoices, RoomGuess, RosterIssue } from '../../shared/model/roster-import.ts';
import { BLANK_ROOM } from './blank-room.ts';
import { type PlaceGuess, roomKey } from './rooms.ts';
import type { RosterRow } from './row.ts';

/** Beyond it the column cannot be the room's: nobody tests in so many. */
const MAX_GUESSED_ROOMS = 1_000;

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Where a row's device belongs. `isCertain`: the file has a column for it, or a person named the room in the preview. */
export interface Place {
  readonly roomId: RoomId;
  readonly name: string;
  readonly isCertain: boolean;
}

interface Counted {
  readonly guess: PlaceGuess;
  readonly patch: RosterRow['roomPatch'];
  rows: number;
}

/**
 * The rooms that a file implies: collects the guesses of all rows, lays the person's corrections over them, and finds or
 * makes the room for each.
 */
export class PlaceBook {
  readonly #choices: ImportChoices;
  readonly #isOwnExport: boolean;
  readonly #makeId: () => string;
  readonly #firstOrder: number;
  readonly #existing = new Map<string, Room>();
  readonly #made = new Map<string, Room>();
  readonly #counted = new Map<string, Counted>();
  readonly #buildingsOf = new Map<string, Set<string>>();
  #roomlessRows = 0;

  constructor(roster: RosterSnapshot, choices: ImportChoices, isOwnExport: boolean, makeId: () => string) {
    this.#choices = choices;
    this.#isOwnExport = isOwnExport;
    this.#makeId = makeId;
    this.#firstOrder = roster.rooms.reduce((most, room) => Math.max(most, room.order + 1), 0);
    for (const room of roster.rooms) this.#existing.set(this.#nameKey(room.name), room);
  }

  /** First pass: learns which rooms are in several buildings, because their names then need the building. */
  learn(row: RosterRow): void {
    if (row.place === null || row.building === '') return;
    const buildings = this.#buildingsOf.get(row.place.key) ?? new Set();
    this.#buildingsOf.set(row.place.key, buildings.add(row.building));
  }

  /** Second pass: counts the row's guess, for the preview. */
  count(row: RosterRow): void {
    const guess = this.#guessOf(row);
    if (guess === null) {
      this.#roomlessRows += 1;
      return;
    }
    const counted = this.#counted.get(guess.key);
    if (counted === undefined) this.#counted.set(guess.key, { guess, patch: row.roomPatch, rows: 1 });
    else counted.rows += 1;
  }

  /** The normalised name of the row's room after corrections; null without one. Tells devices of one label apart. */
  nameKeyOf(row: RosterRow): string | null {
    const guess = this.#guessOf(row);
    const name = guess === null ? null : this.#nameOf(guess);
    return name === null ? null : roomKey(name);
  }

  /** The row's room, made on first need. Null: the file says none, or the person chose none. */
  placeOf(row: RosterRow): Place | null {
    const guess = this.#guessOf(row);
    const name = guess === null ? null : this.#nameOf(guess);
    if (guess === null || name === null) return null;
    const room = this.#existing.get(this.#nameKey(name)) ?? this.#make(name, guess.kind, row.roomPatch);
    const isNamedByPerson = Object.hasOwn(this.#choices.roomNames, guess.key);
    return { roomId: room.id, name: room.name, isCertain: guess.isExplicit || isNamedByPerson };
  }

  get roomlessRows(): number {
    return this.#roomlessRows;
  }

  /** For the preview, in the order in which people count rooms: 9 before 112. None when they are too many to be rooms. */
  guesses(): RoomGuess[] {
    if (this.tooMany() !== null) return [];
    const all = [...this.#counted.values()].map(({ guess, rows }): RoomGuess => {
      const name = this.#nameOf(guess);
      return {
        key: guess.key,
        name: name ?? guess.name,
        kind: guess.kind,
        from: guess.from,
        matchedRows: rows,
        exists: name !== null && this.#existing.has(this.#nameKey(name)),
      };
    });
    return all.sort((a, b) => byName.compare(a.name, b.name));
  }

  /** An error when the rooms are too many to be rooms. */
  tooMany(): RosterIssue | null {
    if (this.#counted.size <= MAX_GUESSED_ROOMS) return null;
    const count = this.#counted.size.toLocaleString('en-US');
    return {
      line: null,
      code: 'too-many-rooms',
      message: `The file names ${count} different rooms, so the column is probably not the room. Choose another column for the room, or none.`,
    };
  }

  /** Rooms to save: new ones, ranked after those already there, and existing ones that our own export changes. */
  changedRooms(): Room[] {
    const made = [...this.#made.values()];
    if (!this.#isOwnExport) made.sort((a, b) => byName.compare(a.name, b.name));
    const ranked = made.map((room, index) => ({ ...room, order: this.#firstOrder + index }));
    return this.#isOwnExport ? [...ranked, ...this.#patchedRooms()] : ranked;
  }

  #patchedRooms(): Room[] {
    return [...this.#counted.values()].flatMap(({ guess, patch }) => {
      const room = this.#existing.get(this.#nameKey(guess.name));
      if (room === undefined) return [];
      const next = { ...room, ...patch };
      return isDeepStrictEqual(room, next) ? [] : [next];
    });
  }

  #make(name: string, kind: RoomKind, patch: RosterRow['roomPatch']): Room {
    const nameKey = this.#nameKey(name);
    const made = this.#made.get(nameKey);
    if (made !== undefined) return made;
    const room: Room = { ...BLANK_ROOM, id: this.#makeId(), name, kind, order: this.#firstOrder, ...patch };
    this.#made.set(nameKey, room);
    return room;
  }

  /** The guess with the building in front, where several buildings have a room of that name. */
  #guessOf(row: RosterRow): PlaceGuess | null {
    const { place, building } = row;
    if (place === null || building === '' || (this.#buildingsOf.get(place.key)?.size ?? 0) < 2) return place;
    const name = `${building} ${place.name}`.slice(0, MAX_LABEL_LENGTH);
    return { ...place, name, key: roomKey(name) };
  }

  /** Null: the person chose "no room". */
  #nameOf(guess: PlaceGuess): string | null {
    // Rooms may be called `constructor`: only what the person chose counts.
    if (!Object.hasOwn(this.#choices.roomNames, guess.key)) return guess.name;
    const chosen = this.#choices.roomNames[guess.key] ?? null;
    return chosen === null || chosen.trim() === '' ? null : chosen.trim();
  }

  /** Our own export tells rooms apart as they are; people's spelling varies. */
  #nameKey(name: string): string {
    return this.#isOwnExport ? name : roomKey(name);
  }
}
