import { foldIncident } from '../../../main/incidents/fold.ts';
import { type EntryWish, type LedgerEntry, nextEntry } from '../../../main/incidents/ledger-entry.ts';
import { readEvents } from '../../../main/incidents/read-event.ts';
import { emptyContent } from '../../../main/incidents/record.ts';
import type { IncidentRepository } from '../../../main/incidents/repository.ts';
import { type IncidentSummary, summaryOf } from '../../../main/incidents/summary.ts';
import { type Actor, CategoryCode } from '../../../shared/model/incident-codes.ts';
import type { IncidentEventPayload } from '../../../shared/model/incident-events.ts';
import { HOUR_MS } from '../../../shared/units.ts';

export interface MadeUpIncidents {
  readonly count: number;
  /** The newest happened now, each earlier one an hour before; epoch milliseconds. */
  readonly now: number;
  readonly programId: string;
}

const BY: Actor = { personId: 'p-coordinator', name: 'Dana Whitfield', role: 'school-coordinator' };
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Fills an empty store with incidents of every kind, a quarter of them still open, as years of testing would leave them. Written as
 * one step, since ten thousand would take minutes one by one.
 */
export function fillMadeUpIncidents(repository: IncidentRepository, wish: MadeUpIncidents): void {
  const entries: LedgerEntry[] = [];
  const summaries: IncidentSummary[] = [];
  for (let index = 0; index < wish.count; index += 1) {
    const own: LedgerEntry[] = [];
    for (const payload of storyOf(index, wish)) {
      const told: EntryWish = { incidentId: `incident-${index}`, by: BY, payload };
      const end = { last: entries.at(-1) ?? null, incidentPrev: own.at(-1)?.hash ?? null };
      const entry = nextEntry(told, end, happenedAt(index, wish) + own.length);
      own.push(entry);
      entries.push(entry);
    }
    const record = foldIncident(readEvents(own));
    if (record !== null) summaries.push(summaryOf(record));
  }
  repository.write({ entries, summaries });
}

function happenedAt(index: number, { now, count }: MadeUpIncidents): number {
  return now - (count - index) * HOUR_MS;
}

function storyOf(index: number, wish: MadeUpIncidents): IncidentEventPayload[] {
  const occurredAt = happenedAt(index, wish);
  const categoryCode = CategoryCode.options[index % CategoryCode.options.length] ?? 'OTHER';
  const submitted: IncidentEventPayload = {
    kind: 'submitted',
    number: numberOf(index),
    begunAt: occurredAt,
    students: [],
    content: {
      ...emptyContent(occurredAt),
      programId: wish.programId,
      categoryCode,
      roomName: `Room ${100 + (index % 60)}`,
      reporter: 'J. Ortiz',
      studentCount: index % 5,
      description: `The computer at seat ${index % 40} stopped in the middle of unit ${1 + (index % 3)}. The screen stayed black, the student waited, and the proctor moved them to a spare device after about ten minutes. Note ${index}.`,
      actionsTaken: 'The device was restarted twice, then replaced. The student went on where they had stopped.',
    },
  };
  const moves = [
    ['submitted', 'in-review'],
    ['in-review', 'closed-local'],
  ] as const;
  const taken = index % 4 === 0 ? 1 : 2;
  return [
    submitted,
    { kind: 'note', text: 'The teacher was told.' },
    ...moves
      .slice(0, taken)
      .map(([from, to]): IncidentEventPayload => ({ kind: 'moved', from, to, details: {}, remote: null })),
  ];
}

/** Five letters for each: more than there are in a year, fewer than there could be. */
function numberOf(index: number): string {
  let rest = index;
  let word = '';
  for (let place = 0; place < 5; place += 1) {
    word = (LETTERS[rest % LETTERS.length] ?? '2') + word;
    rest = Math.floor(rest / LETTERS.length);
  }
  return `INC-2026-${word}`;
}
