import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldIncident } from '../../../../main/incidents/fold.ts';
import { summaryOf } from '../../../../main/incidents/summary.ts';
import type { IncidentEvent, IncidentEventPayload } from '../../../../shared/model/incident-events.ts';
import {
  aContent,
  anAttachment,
  anEvent,
  anEvidence,
  aStudentLine,
  aSwap,
} from '../../../helpers/incident-builders.ts';

const SUBMITTED: IncidentEventPayload = {
  kind: 'submitted',
  number: 'INC-2026-7F3K',
  begunAt: 1,
  content: aContent(),
  students: [
    aStudentLine(),
    aStudentLine({ ref: 'S2', requested: null }),
    aStudentLine({ ref: 'S3', requested: 'no-action' }),
  ],
};
const moved = (from: string, to: string, details = {}) =>
  ({ kind: 'moved', from, to, details, remote: null }) as IncidentEventPayload;

/** One event a minute. */
function events(...payloads: (IncidentEventPayload | null)[]): IncidentEvent[] {
  return payloads.map((payload, index) => anEvent(payload, { seq: index + 1 }));
}

function folded(...payloads: (IncidentEventPayload | null)[]) {
  const record = foldIncident(events(SUBMITTED, ...payloads));
  if (record === null) throw new Error('There are events');
  return record;
}

/** Any of the things that may follow, whatever the order. */
const anyPayload: fc.Arbitrary<IncidentEventPayload | null> = fc.oneof(
  fc.string({ minLength: 1 }).map((text): IncidentEventPayload => ({ kind: 'note', text })),
  fc.string().map((cause): IncidentEventPayload => ({ kind: 'amended', changes: { cause }, reason: 'x' })),
  fc.constantFrom<IncidentEventPayload | null>(
    null,
    { kind: 'opened' },
    { kind: 'swap', swap: aSwap() },
    { kind: 'attached', attachment: anAttachment(), note: '' },
    { kind: 'evidence', evidence: anEvidence() },
    { kind: 'duty-done', dutyId: 'tell', doneAt: 7, note: '' },
    { kind: 'hold', isOn: true, reason: 'x' },
    { kind: 'students-added', students: [aStudentLine({ ref: 'S9' })] },
    { kind: 'student-amended', ref: 'S1', changes: { minutesLost: 3 }, reason: 'x' },
    { kind: 'student-moved', ref: 'S1', from: 'requested', to: 'retracted', note: 'x', portalRequestId: '' },
    moved('submitted', 'in-review'),
    moved('pending-district', 'district-denied'),
    moved('resolved', 'closed'),
  ),
);

describe('foldIncident', () => {
  it('gives nothing for no events', () => {
    expect(foldIncident([])).toBeNull();
  });

  it('gives the same record for the same events, in one go or one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyPayload, { maxLength: 20 }), (payloads) => {
        const all = events(SUBMITTED, ...payloads);
        const once = foldIncident(all);
        expect(foldIncident(structuredClone(all))).toEqual(once);
        expect(once?.events).toEqual(all);
        expect(once?.head).toBe(all.at(-1)?.hash);
      }),
    );
  });

  it('begins student lines by what is asked for them', () => {
    expect(folded().students.map(({ state }) => state)).toEqual(['requested', 'noted', 'noted']);
  });

  it('lists lines by their number, ten after nine', () => {
    const later = ['S11', 'S10', 'S9'].map((ref) => aStudentLine({ ref }));
    const { students } = folded({ kind: 'students-added', students: later });
    expect(students.map(({ ref }) => ref)).toEqual(['S1', 'S2', 'S3', 'S9', 'S10', 'S11']);
  });

  it('begins a line anew when something is asked for again', () => {
    const denied = moved('pending-district', 'district-denied', { note: 'No.' });
    const again: IncidentEventPayload = {
      kind: 'student-amended',
      ref: 'S1',
      changes: { requested: 'resume' },
      reason: 'x',
    };
    const other: IncidentEventPayload = { kind: 'student-amended', ref: 'S1', changes: { label: 'B1' }, reason: 'x' };
    expect(folded(denied).students[0]?.state).toBe('district-denied');
    expect(folded(denied, other).students[0]).toMatchObject({ state: 'district-denied', label: 'B1' });
    expect(folded(denied, again).students[0]?.state).toBe('requested');
  });

  it('keeps the portal’s number of a line until another is noted', () => {
    const step = (to: 'entered' | 'pending-state', portalRequestId: string): IncidentEventPayload => ({
      kind: 'student-moved',
      ref: 'S1',
      from: 'district-approved',
      to,
      note: '',
      portalRequestId,
    });
    expect(folded(step('entered', 'R-1'), step('pending-state', '')).students[0]?.portalRequestId).toBe('R-1');
  });

  it('judges the deadline of filing by the first time, and waits again for a decision once it is opened again', () => {
    const filed = [
      moved('district-approved', 'filed'),
      moved('filed', 'state-info-needed'),
      moved('state-info-needed', 'filed'),
    ];
    const first = folded(filed[0] ?? null);
    expect(folded(...filed).marks.filedAt).toBe(first.since);
    const done = [...filed, moved('filed', 'state-decided'), moved('resolved', 'closed')];
    expect(folded(...done)).toMatchObject({
      closedAt: folded(...done).since,
      marks: { decidedAt: expect.any(Number) },
    });
    const open = folded(...done, moved('closed', 'in-review', { note: 'x' }));
    expect(open).toMatchObject({ closedAt: null, marks: { decidedAt: null, endedAt: null, filedAt: first.since } });
  });

  it('was updated by what changed it, not by who read it', () => {
    const note: IncidentEventPayload = { kind: 'note', text: 'x' };
    expect(folded(note, { kind: 'opened' }).updatedAt).toBe(folded(note).updatedAt);
  });

  it('keeps number, dates and category after a purge, and nothing else', () => {
    const tombstone: IncidentEventPayload = {
      kind: 'purged',
      number: 'INC-2026-7F3K',
      occurredAt: 5,
      closedAt: 6,
      categoryCode: 'STU-ILL',
      reason: 'Over.',
    };
    const record = foldIncident(events(null, null, tombstone));
    expect(record).toMatchObject({ number: 'INC-2026-7F3K', isPurged: true, closedAt: 6, students: [] });
    expect(record?.content).toMatchObject({ occurredAt: 5, categoryCode: 'STU-ILL', description: '', roomName: '' });
    const summary = record === null ? null : summaryOf(record);
    expect(summary?.text).toBe('inc-2026-7f3k\nstu-ill\nstudent became ill');
  });
});

describe('summaryOf', () => {
  it('finds by notes and case numbers, and never by what stands in student lines', () => {
    const { text } = summaryOf(
      folded(
        { kind: 'note', text: 'The PRINCIPAL came.' },
        { kind: 'student-amended', ref: 'S1', changes: { label: 'ZZ9', resultId: 'R-77' }, reason: 'x' },
        moved('district-approved', 'filed', { stateCaseNumber: 'TX-4711' }),
      ),
    );
    expect(text).toContain('the principal came.');
    expect(text).toContain('tx-4711');
    expect(text).not.toMatch(/zz9|r-77|a3\n/);
  });

  it('counts at least the student lines', () => {
    const count = (studentCount: number | null) =>
      summaryOf(folded({ kind: 'amended', changes: { studentCount }, reason: 'x' })).studentCount;
    expect([count(null), count(1), count(40)]).toEqual([3, 3, 40]);
  });

  it('cuts a long description and keeps it on one line', () => {
    const { summary } = summaryOf(
      folded({ kind: 'amended', changes: { description: 'word\n\n'.repeat(100) }, reason: 'x' }),
    );
    expect(summary).toHaveLength(160);
    expect(summary).toMatch(/^word word .*…$/);
  });
});
