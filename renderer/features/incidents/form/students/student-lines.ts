import type { DeviceMention, IncidentDraft, StudentLine } from '../../../../../shared/model/incident.ts';
import { newStudentLine } from '../../../../../shared/model/new-student-line.ts';
import type { Device } from '../../../../../shared/model/roster.ts';

/** As many as a draft holds. */
export const MAX_LINES = 2_000;

/** A seat of a room with the device that stands there. */
export interface SeatedDevice {
  readonly seat: string;
  readonly device: Pick<Device, 'id' | 'label'>;
}

type Students = Pick<IncidentDraft, 'students' | 'swaps'>;

/** The number of the next ref: one more than the highest. */
export function nextRef(lines: readonly Pick<StudentLine, 'ref'>[]): number {
  return lines.reduce((highest, { ref }) => Math.max(highest, Number(ref.slice(1))), 0) + 1;
}

function emptyLine(number: number, label: string, device: DeviceMention | null): StudentLine {
  return { ref: `S${number}`, ...newStudentLine(label, device) };
}

/** A line for every device that has none yet, in the order given. */
export function withDevices(lines: readonly StudentLine[], seated: readonly SeatedDevice[]): StudentLine[] {
  const taken = new Set(lines.map(({ device }) => device?.deviceId ?? null));
  const fresh = seated.filter(({ device }) => !taken.has(device.id));
  const first = nextRef(lines);
  return [
    ...lines,
    ...fresh.map(({ seat, device }, index) =>
      emptyLine(first + index, seat, { deviceId: device.id, label: device.label }),
    ),
  ].slice(0, MAX_LINES);
}

/** A line for every seat that has none yet; a seat of the room brings its device along. */
export function withSeats(
  lines: readonly StudentLine[],
  seats: readonly string[],
  seated: readonly SeatedDevice[],
): StudentLine[] {
  let all = [...lines];
  for (const seat of seats) {
    const known = seated.find((candidate) => candidate.seat.toLowerCase() === seat.toLowerCase());
    const isThere = all.some(({ label, device }) => device === null && label.toLowerCase() === seat.toLowerCase());
    if (known !== undefined) all = withDevices(all, [known]);
    else if (!isThere) all.push(emptyLine(nextRef(all), seat, null));
  }
  return all.slice(0, MAX_LINES);
}

/** One more line with nothing in it. */
export function withEmptyLine(lines: readonly StudentLine[]): StudentLine[] {
  return [...lines, emptyLine(nextRef(lines), '', null)].slice(0, MAX_LINES);
}

/** The lines whose refs are named, changed alike; the same list when there is none. */
export function patchLines(
  lines: readonly StudentLine[],
  refs: ReadonlySet<string>,
  patch: Partial<Omit<StudentLine, 'ref'>>,
): StudentLine[] {
  return lines.map((line) => (refs.has(line.ref) ? { ...line, ...patch } : line));
}

/** Without these lines and without what was noted about their devices. */
export function withoutLines({ students, swaps }: Students, refs: ReadonlySet<string>): Students {
  return {
    students: students.filter(({ ref }) => !refs.has(ref)),
    swaps: swaps.filter(({ studentRef }) => studentRef === null || !refs.has(studentRef)),
  };
}
