import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../shared/result.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { anEvidence, aStudentLine, aSwap, INCIDENT_AT } from '../../../helpers/incident-builders.ts';
import { ALL_INCIDENTS, bad, good, incidentConsole, inReview, moveTo } from '../../../helpers/incident-console.ts';

describe('who sees what', () => {
  it('a proctor who is not signed in > reaches what was reported in this sitting and nothing else', async () => {
    const school = incidentConsole();
    const own = await school.submitted();
    expect(good(school.service.get(own.id)).id).toBe(own.id);
    school.clock.advance(1);
    const reviewed = await inReview(school);
    school.sitDown(null);
    expect(bad(school.service.get(own.id)).code).toBe('unknown-incident');
    expect(bad(school.service.get(reviewed.id)).code).toBe('unknown-incident');
    expect(good(school.service.list(ALL_INCIDENTS)).rows).toEqual([]);
  });

  it('a technician > sees computers and network, and no student lines, not in the events either', async () => {
    const school = incidentConsole();
    const frozen = await school.submitted({ categoryCode: 'TECH-DEV' }, { swaps: [aSwap({ seat: 'A3' })] });
    await school.submitted({ categoryCode: 'STU-CHEAT' });
    school.sitDown('school-coordinator');
    const { ref: _, ...line } = aStudentLine({ label: 'B7' });
    await school.act(frozen, { kind: 'add-students', students: [line] });
    school.sitDown('technician');
    expect(good(school.service.list(ALL_INCIDENTS)).rows.map(({ id }) => id)).toEqual([frozen.id]);
    const view = good(school.service.get(frozen.id));
    expect(view).toMatchObject({ students: [], areStudentsHidden: true, attachments: [] });
    expect(JSON.stringify(view)).not.toMatch(/"S\d|"A3"|"B7"/);
  });

  it('the district > sees what was sent to it, and still when it came back', async () => {
    const school = incidentConsole();
    const reviewed = await inReview(school);
    school.sitDown('district-coordinator');
    expect(bad(school.service.get(reviewed.id)).code).toBe('unknown-incident');
    school.sitDown('school-coordinator');
    const amended = await school.act(reviewed, {
      kind: 'amend',
      changes: { actionsTaken: 'Restarted.' },
      reason: 'More.',
    });
    await school.act(amended, moveTo('pending-district'));
    school.sitDown('district-coordinator');
    const sent = good(school.service.get(reviewed.id));
    const back = await school.act(sent, moveTo('in-review', { note: 'Which unit?' }));
    expect(good(school.service.get(back.id)).state).toBe('in-review');
  });

  it('reading > is noted, once in ten minutes for each person', async () => {
    const school = incidentConsole();
    const { id } = await school.submitted();
    school.clock.advance(11 * MINUTE_MS);
    const readings = () => school.repository.entriesOf(id).filter(({ kind }) => kind === 'opened').length;
    school.sitDown('school-coordinator');
    for (let minute = 0; minute < 9; minute += 1) {
      good(school.service.get(id));
      school.clock.advance(MINUTE_MS);
    }
    expect(readings()).toBe(1);
    school.clock.advance(5 * MINUTE_MS);
    good(school.service.get(id));
    expect(readings()).toBe(2);
  });
});

describe('acting', () => {
  it('on an incident that somebody else changed is refused; that it was only read does not count', async () => {
    const school = incidentConsole();
    const incident = await school.submitted();
    school.clock.advance(MINUTE_MS * 11);
    school.sitDown('school-coordinator');
    good(school.service.get(incident.id));
    const reviewed = await school.act(incident, moveTo('in-review'));
    expect((await school.refused(incident, { kind: 'note', text: 'Late.' })).code).toBe('changed-meanwhile');
    expect((await school.refused({ ...reviewed, head: 'f'.repeat(64) }, { kind: 'note', text: 'x' })).code).toBe(
      'changed-meanwhile',
    );
    expect(school.repository.entriesOf(incident.id).at(-1)?.hash).toBe(reviewed.head);
  });

  it('takes over an exhibit that was kept while looking back, once, and measures on where it left off itself', async () => {
    const measured: (number | null)[] = [];
    const { account } = anEvidence();
    const exhibit = { schema: 1 as const, id: 'kept-1', madeAt: INCIDENT_AT, ...account, title: 'Kept' };
    const school = incidentConsole({
      keptExhibit: (id) => (id === 'kept-1' ? ok(exhibit) : fail('unknown-exhibit', 'No longer there.')),
      measure: async (_, previous) => {
        measured.push(previous?.madeAt ?? null);
        return anEvidence({ madeAt: INCIDENT_AT + HOUR_MS });
      },
    });
    const incident = await inReview(school);
    const added = await school.act(incident, { kind: 'add-evidence', exhibitId: 'kept-1' });
    expect(added.events.at(-1)?.payload).toMatchObject({
      kind: 'evidence',
      evidence: { madeAt: INCIDENT_AT, exhibitId: 'kept-1', account: { title: 'Kept' } },
    });
    expect((await school.refused(added, { kind: 'add-evidence', exhibitId: 'kept-1' })).code).toBe('already-there');
    expect((await school.refused(added, { kind: 'add-evidence', exhibitId: 'other' })).code).toBe('unknown-exhibit');
    await school.act(added, { kind: 'add-evidence' });
    expect(measured).toEqual([null, INCIDENT_AT + HOUR_MS]);
  });

  it('from two windows at once does one thing', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const { id: incidentId, head } = incident;
    const [one, two] = await Promise.all([
      school.service.act({ incidentId, head, action: { kind: 'add-evidence' } }),
      school.service.act({ incidentId, head, action: moveTo('returned', { note: 'Which seat?' }) }),
    ]);
    expect([one.ok, two.ok].toSorted()).toEqual([false, true]);
    expect(good(school.service.get(incidentId)).state).toBe('returned');
  });

  it('after submitting overwrites nothing: an addendum says what changed, by whom and why', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const amended = await school.act(incident, { kind: 'amend', changes: { cause: 'Battery' }, reason: 'Found out.' });
    expect(amended.content).toEqual({ ...incident.content, cause: 'Battery' });
    expect(amended.events.slice(0, incident.events.length)).toEqual(incident.events);
    expect(amended.events.at(-1)).toMatchObject({
      by: { personId: 'p-school-coordinator' },
      payload: { kind: 'amended', changes: { cause: 'Battery' }, reason: 'Found out.' },
    });
  });

  it('the district’s approval decides each line, and a denial all of them', async () => {
    const school = incidentConsole();
    const students = ['S1', 'S2', 'S3'].map((ref) => aStudentLine({ ref, requested: 'invalidate' as const }));
    const sent = async () => {
      school.sitDown('proctor');
      const incident = await school.submitted({ actionsTaken: 'Stopped.', studentCount: 3 }, { students });
      school.sitDown('school-coordinator');
      const pending = await school.act(await school.act(incident, moveTo('in-review')), moveTo('pending-district'));
      school.sitDown('district-coordinator');
      return pending;
    };
    const words = { S1: 'approved', S2: 'denied', S3: 'approved' } as const;
    const approved = await school.act(await sent(), moveTo('district-approved', { note: 'Yes.', students: words }));
    expect(approved.students.map(({ state }) => state)).toEqual([
      'district-approved',
      'district-denied',
      'district-approved',
    ]);
    const denied = await school.act(await sent(), moveTo('district-denied', { note: 'No.' }));
    expect(denied.students.map(({ state }) => state)).toEqual(Array(3).fill('district-denied'));
    const stranger = await school.refused(
      await sent(),
      moveTo('district-approved', { note: 'Yes.', students: { ...words, S9: 'approved' } }),
    );
    expect(stranger.code).toBe('unknown-student');
  });

  it('new student lines never take a ref that was used', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const { ref: _, ...line } = aStudentLine();
    const more = await school.act(incident, { kind: 'add-students', students: [line, line] });
    expect(more.students.map(({ ref }) => ref)).toEqual(['S1', 'S2', 'S3']);
  });

  it('moves all the lines that were named, or none', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const { ref: _, ...line } = aStudentLine({ requested: null });
    const two = await school.act(incident, { kind: 'add-students', students: [line] });
    await school.act(two, { kind: 'amend-student', ref: 'S2', changes: { requested: 'makeup' }, reason: 'Asked.' });
    const now = good(school.service.get(incident.id));
    const move = { kind: 'move-students' as const, to: 'district-approved' as const, note: 'x', portalRequestId: '' };
    expect((await school.refused(now, { ...move, refs: ['S1', 'S2'] })).code).toBe('not-allowed');
    expect((await school.refused(now, { ...move, refs: ['S7'] })).code).toBe('unknown-student');
    expect(good(school.service.get(incident.id)).head).toBe(now.head);
  });

  it('is for the author only while the coordinator has not taken it up', async () => {
    const school = incidentConsole();
    school.sitDown('proctor');
    const incident = await school.submitted();
    const more = await school.act(incident, { kind: 'amend', changes: { cause: 'x' }, reason: 'More.' });
    school.sitDown('school-coordinator');
    const reviewed = await school.act(more, moveTo('in-review'));
    school.sitDown('proctor');
    expect((await school.refused(reviewed, { kind: 'amend', changes: { cause: 'y' }, reason: 'z' })).code).toBe(
      'not-allowed',
    );
    expect((await school.act(reviewed, { kind: 'note', text: 'One more thing.' })).events.at(-1)?.payload?.kind).toBe(
      'note',
    );
  });

  it('adds nothing but notes, files and a hold once it is closed', async () => {
    const school = incidentConsole();
    const reviewed = await inReview(school);
    const told = await school.act(reviewed, { kind: 'amend', changes: { outcome: 'She finished.' }, reason: 'End.' });
    const closed = await school.act(told, moveTo('closed-local'));
    expect((await school.refused(closed, { kind: 'amend', changes: { outcome: 'x' }, reason: 'y' })).code).toBe(
      'not-allowed',
    );
    const held = await school.act(closed, { kind: 'hold', isOn: true, reason: 'A parent asks.' });
    expect(held.isOnHold).toBe(true);
  });
});

describe('files', () => {
  const file = (size: number) => ({ name: 'schedule.pdf', bytes: new Uint8Array(size).fill(7) });
  const wish = (incidentId: string) => ({
    incidentId,
    kind: 'testing-schedule' as const,
    note: '',
    isWithoutTestContent: true as const,
  });

  it('come back as they were attached, and that they left is noted', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const [attachment] = good(school.service.attach(wish(incident.id), file(1_000))).attachments;
    const out = good(school.service.attachment({ incidentId: incident.id, attachmentId: attachment?.id ?? '' }));
    expect(out).toEqual(file(1_000));
    expect(school.repository.entriesOf(incident.id).at(-1)?.kind).toBe('exported');
  });

  it('are refused when empty or larger than 20 MB', async () => {
    const school = incidentConsole();
    const { id } = await inReview(school);
    expect(bad(school.service.attach(wish(id), file(0))).code).toBe('empty-file');
    expect(bad(school.service.attach(wish(id), file(20 * 1024 * 1024 + 1))).code).toBe('file-too-large');
  });
});
