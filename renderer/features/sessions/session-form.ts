import type { Room, RoomId } from '../../../shared/model/roster.ts';
import { SessionDraft, type TestSession } from '../../../shared/model/session.ts';
import { HOUR_MS } from '../../../shared/units.ts';
import { fromFields, toDateField, toTimeField } from './local-day.ts';

/** What stands in the form, as typed. */
export interface SessionForm {
  readonly name: string;
  readonly platformId: string;
  /** Empty: as the school's settings say. */
  readonly managementSystem: string;
  readonly subject: string;
  readonly grade: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  /** Rooms that are chosen. */
  readonly rooms: ReadonlyMap<RoomId, RoomFields>;
}

export interface RoomFields {
  readonly proctor: string;
  /** Empty: as many as the room has. */
  readonly expected: string;
}

export type FormField = 'name' | 'platformId' | 'date' | 'start' | 'end' | 'rooms' | `expected-${RoomId}`;
export type FormErrors = Readonly<Partial<Record<FormField, string>>>;

export type FormReading =
  | { readonly ok: true; readonly draft: SessionDraft }
  | { readonly ok: false; readonly errors: FormErrors };

/** Morning sessions are the usual ones; a person changes it in a second. */
const USUAL_START = '08:30';
const USUAL_LENGTH_MS = 2 * HOUR_MS;

/** A new session on `day`, on the platform that the school uses. */
export function emptyForm(day: number, platformId: string): SessionForm {
  const startAt = fromFields(toDateField(day), USUAL_START) ?? day;
  return {
    name: '',
    platformId,
    managementSystem: '',
    subject: '',
    grade: '',
    date: toDateField(day),
    start: USUAL_START,
    end: toTimeField(startAt + USUAL_LENGTH_MS),
    rooms: new Map(),
  };
}

/** A saved session as the form shows it. */
export function formOf(session: SessionDraft): SessionForm {
  return {
    name: session.name,
    platformId: session.platformId,
    managementSystem: session.managementSystem ?? '',
    subject: session.subject,
    grade: session.grade,
    date: toDateField(session.plannedStartAt),
    start: toTimeField(session.plannedStartAt),
    end: toTimeField(session.plannedEndAt),
    rooms: new Map(
      session.rooms.map(({ roomId, proctor, expectedDevices }) => [
        roomId,
        { proctor, expected: expectedDevices === null ? '' : String(expectedDevices) },
      ]),
    ),
  };
}

/** The same session on another day, at the same times. */
export function copyTo(session: TestSession, day: number): SessionForm {
  return { ...formOf(session), date: toDateField(day) };
}

/** Chosen rooms in the order of the roster; rooms that have left it are dropped. */
function chosenRooms(form: SessionForm, rooms: readonly Room[]): readonly (readonly [RoomId, RoomFields])[] {
  return rooms.flatMap(({ id }) => {
    const fields = form.rooms.get(id);
    return fields === undefined ? [] : [[id, fields] as const];
  });
}

const MAX_EXPECTED = 1_000;

/** What the form comes to, or one sentence for each field that cannot be used. */
export function readForm(form: SessionForm, rooms: readonly Room[]): FormReading {
  const errors: Partial<Record<FormField, string>> = {};
  if (form.name.trim() === '') errors.name = 'Give it a name, such as Grade 8 ELA, unit 2.';
  if (form.platformId === '') errors.platformId = 'Choose the platform that students test on.';
  const startAt = fromFields(form.date, form.start);
  const endAt = fromFields(form.date, form.end);
  if (fromFields(form.date, '12:00') === null) errors.date = 'Choose a day.';
  else if (startAt === null) errors.start = 'Choose a time.';
  else if (endAt === null) errors.end = 'Choose a time.';
  else if (endAt <= startAt) errors.end = 'It ends before it starts.';
  const chosen = chosenRooms(form, rooms);
  if (chosen.length === 0) errors.rooms = 'Choose at least one room.';
  for (const [roomId, { expected }] of chosen) {
    if (readExpected(expected) === undefined) errors[`expected-${roomId}`] = `A whole number up to ${MAX_EXPECTED}.`;
  }
  if (Object.keys(errors).length > 0 || startAt === null || endAt === null) return { ok: false, errors };
  const draft = SessionDraft.parse({
    name: form.name,
    platformId: form.platformId,
    managementSystem: form.managementSystem === '' ? null : form.managementSystem,
    subject: form.subject,
    grade: form.grade,
    rooms: chosen.map(([roomId, { proctor, expected }]) => ({
      roomId,
      proctor,
      expectedDevices: readExpected(expected) ?? null,
    })),
    plannedStartAt: startAt,
    plannedEndAt: endAt,
  });
  return { ok: true, draft };
}

/** Null for an empty field; undefined for something that is no count of devices. */
function readExpected(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  const count = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  return count >= 0 && count <= MAX_EXPECTED ? count : undefined;
}
