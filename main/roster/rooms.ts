import type { RoomKind } from '../../shared/model/roster.ts';
import type { RosterField } from '../../shared/model/roster-import.ts';

/** What a row says about its place, before names are corrected. `key` is the words that led here, normalised. */
export interface PlaceGuess {
  readonly key: string;
  readonly name: string;
  readonly kind: RoomKind;
  readonly from: RosterField;
  /** A seat that stood beside the room, such as the slot of a cart. */
  readonly seat: string | null;
  /** True when the file has a column for it, so that it outweighs what the roster says. */
  readonly isExplicit: boolean;
}

/** Text of the columns a place can be read from; empty where the file has none. */
export interface PlaceTexts {
  readonly room: string;
  /** `room` is mapped to a free-text location, in which a room may stand among other words. */
  readonly isRoomFreeText: boolean;
  readonly cart: string;
  readonly notes: string;
  readonly category: string;
  readonly orgUnit: string;
}

/** Source of the patterns: facts on rosters, section 5. */
const CART = /\b(?:cart|crt)[-_ #]{0,2}(\d{1,3})(?!\d)(?:[-_ /]{0,2}(?:slot|s|#)?[-_ ]?(\d{1,2})(?![-\d]))?/i;
const CART_SLOT = /\b(?:slot|#)[-_ #]?(\d{1,2})(?![-\d])/i;
const ROOM = /\b(?:rm|room)[-_ #.]{0,2}([A-Z]?\d{1,4}[A-Z]?)\b/i;
/** Letters alone only after a space or dash, or `labor` would be a lab. */
const LAB = /\blab(?:[-_ #]+([A-Z]\d{0,4}|\d{1,4}[A-Z]?)|(\d{1,4}[A-Z]?))\b/i;
const BARE_NUMBER = /^#?([A-Z]?\d{1,4}[A-Z]?)$/i;

/** A place on its own in its cell, whatever way it is written. */
const WHOLE_ROOM = /^(?:rm|room)[-_ #.]*([A-Z]?\d{1,4}[A-Z]?)$/i;

/** The longest text that can be a room's name; longer is a remark. */
const MAX_NAME_LENGTH = 40;

/** The way names are compared: case and spaces do not tell rooms apart. */
export function roomKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The first place that a row's columns tell, the most certain column first; null when none does. */
export function guessPlace(texts: PlaceTexts): PlaceGuess | null {
  const told = texts.isRoomFreeText ? fromLocation(texts.room) : fromRoomColumn(texts.room);
  return (
    told ??
    fromCartColumn(texts.cart) ??
    fromWords(texts.notes, 'notes') ??
    fromWords(texts.category, 'category') ??
    fromWords(texts.orgUnit, 'orgUnit')
  );
}

/** A column meant for the room is taken at its word; only the usual ways to write "Room 112" are made one. */
function fromRoomColumn(text: string): PlaceGuess | null {
  if (text === '') return null;
  const number = WHOLE_ROOM.exec(text)?.[1];
  if (number !== undefined) return place(`Room ${number.toUpperCase()}`, 'room', 'room', null, true);
  const cart = CART.exec(text);
  if (cart !== null && cart[0].length === text.length) {
    return place(`Cart ${cart[1]}`, 'cart', 'room', cart[2] ?? null, true);
  }
  return place(text, /\b(?:cart|crt)\b/i.test(text) ? 'cart' : 'room', 'room', null, true);
}

/** Free text: a pattern in it, else the whole of it where it is short enough to be a name. */
function fromLocation(text: string): PlaceGuess | null {
  if (text === '') return null;
  const found = fromWords(text, 'room');
  if (found !== null) return { ...found, isExplicit: true };
  const number = BARE_NUMBER.exec(text)?.[1];
  if (number !== undefined) return place(`Room ${number.toUpperCase()}`, 'room', 'room', null, true);
  return text.length <= MAX_NAME_LENGTH ? place(text, 'room', 'room', null, true) : null;
}

function fromCartColumn(text: string): PlaceGuess | null {
  if (text === '') return null;
  const cart = CART.exec(text);
  const number = cart?.[1] ?? BARE_NUMBER.exec(text)?.[1];
  const name = number === undefined ? text : `Cart ${number.toUpperCase()}`;
  return place(name, 'cart', 'cart', cart?.[2] ?? null, true);
}

function fromWords(text: string, from: RosterField): PlaceGuess | null {
  const cart = CART.exec(text);
  if (cart !== null) {
    const slot = cart[2] ?? CART_SLOT.exec(text.slice(cart.index + cart[0].length))?.[1] ?? null;
    return place(`Cart ${cart[1]}`, 'cart', from, slot, false);
  }
  const room = ROOM.exec(text)?.[1];
  if (room !== undefined) return place(`Room ${room.toUpperCase()}`, 'room', from, null, false);
  const labMatch = LAB.exec(text);
  const lab = labMatch?.[1] ?? labMatch?.[2] ?? '';
  return lab === '' ? null : place(`Lab ${lab.toUpperCase()}`, 'room', from, null, false);
}

function place(name: string, kind: RoomKind, from: RosterField, seat: string | null, isExplicit: boolean): PlaceGuess {
  return { key: roomKey(name), name, kind, from, seat, isExplicit };
}
