import type { Program } from '../programs/schema.ts';
import { MINUTE_MS } from '../units.ts';
import type { DiagnosisLayer } from './diagnosis.ts';
import type { CategoryCode, IncidentSeverity, IncidentState } from './incident-codes.ts';
import { evidenceOf } from './incident-masks.ts';
import { effectiveSeverity } from './incident-rules.ts';
import type { IncidentView } from './incident-view.ts';
import { studentCountOf } from './student-count.ts';

/** What anybody may read: what kind of thing, roughly when, in which of several rooms, roughly how many. */
export interface SharedIncident {
  /** From 1, by time: the incident's own number would lead back to it. */
  readonly position: number;
  /** To a quarter of an hour. Epoch milliseconds. */
  readonly occurredAt: number;
  readonly categoryCode: CategoryCode | null;
  readonly severity: IncidentSeverity | null;
  /** `Room A`; `the whole school` where no room was named. */
  readonly room: string;
  readonly platformId: string | null;
  readonly isOver: boolean;
  /** `28`, `fewer than 10`, `none`, `not counted`. */
  readonly students: string;
  /** What the console found to be at fault. */
  readonly faults: readonly DiagnosisLayer[];
}

const OVER: ReadonlySet<IncidentState> = new Set(['closed-local', 'resolved', 'closed', 'withdrawn', 'discarded']);
const QUARTER_MS = 15 * MINUTE_MS;

/**
 * Incidents for anybody: nothing that people wrote, no room by its name, no device, no number, no small count.
 *
 * @param smallCount  Counts below this are written as "fewer than".
 */
export function forShare(
  views: readonly IncidentView[],
  smallCount: number,
  programOf: (programId: string | null) => Program | null,
): SharedIncident[] {
  const sorted = views.toSorted((a, b) => a.content.occurredAt - b.content.occurredAt);
  const letters = roomLetters(sorted);
  return sorted.map((view, index) => {
    const { occurredAt, categoryCode, programId, platformId, roomName } = view.content;
    return {
      position: index + 1,
      occurredAt: Math.round(occurredAt / QUARTER_MS) * QUARTER_MS,
      categoryCode,
      severity: effectiveSeverity(view.content, programOf(programId)),
      room: letters.get(roomName) ?? 'the whole school',
      platformId,
      isOver: OVER.has(view.state),
      students: smallCountWords(studentCountOf(view.content, view.students), smallCount),
      faults: [...new Set(evidenceOf(view).flatMap(({ account }) => account.findings.map(({ layer }) => layer)))],
    };
  });
}

/** A, B … Z, AA, AB … in the order in which rooms appear. */
function roomLetters(views: readonly IncidentView[]): ReadonlyMap<string, string> {
  const names = [...new Set(views.map(({ content }) => content.roomName))].filter((name) => name !== '');
  return new Map(names.map((name, index) => [name, `Room ${letterOf(index)}`]));
}

function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

/** `28`, `fewer than 10`, `none`, `not counted`. */
function smallCountWords(count: number | null, smallCount: number): string {
  if (count === null) return 'not counted';
  if (count === 0) return 'none';
  return count < smallCount ? `fewer than ${smallCount}` : String(count);
}
