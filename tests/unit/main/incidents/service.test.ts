import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../main/incidents/verify-ledger.ts';
import { StoreFault } from '../../../../main/store/fault.ts';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import { EMPTY_SITE } from '../../../../shared/model/site.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { type aDraft, anEvidence, aProgram, aStudentLine, aSwap } from '../../../helpers/incident-builders.ts';
import { bad, good, incidentConsole } from '../../../helpers/incident-console.ts';

const ALL = {
  text: '',
  states: [],
  categories: [],
  from: null,
  to: null,
  onlyOpen: false,
  sort: 'newest' as const,
  offset: 0,
  limit: 50,
};
const MOVE = (to: IncidentView['state'], details = {}) => ({ kind: 'move' as const, to, details });

/** Submitted by a proctor with a profile, then taken up by the coordinator. */
async function inReview(school: ReturnType<typeof incidentConsole>) {
  school.sitDown('proctor');
  const incident = await school.submitted();
  school.sitDown('school-coordinator');
  return school.act(incident, MOVE('in-review'));
}

describe('drafts', () => {
  it('are on disk with the reply, under the number they got at first', () => {
    const school = incidentConsole();
    const draft = school.drafted({ description: 'It froze.' });
    expect(draft.number).toMatch(/^INC-2026-[2-9A-HJ-NP-Z]{4}$/);
    good(school.service.saveDraft({ ...draftOnly(draft), number: 'INC-2026-ZZZZ' }));
    expect(school.repository.drafts()).toEqual([{ ...draft, authorId: null, savedAt: school.clock.now() }]);
  });

  it('begin with another number each, also while nothing was saved', () => {
    const { service } = incidentConsole();
    const wish = { roomId: null, deviceIds: [], findingId: null };
    const numbers = Array.from({ length: 50 }, () => good(service.prefill(wish)).number);
    expect(new Set(numbers).size).toBe(50);
  });

  it('keep no last digits unless the program wants just these', () => {
    const programs = (['none', 'last-four', 'full-at-filing', 'name-at-filing', 'unknown'] as const).map((rule) =>
      aProgram({ id: rule, identifier: { rule, says: '', sources: [], confidence: 'ours' } }),
    );
    const school = incidentConsole({ programs });
    const kept = (programId: string | null) =>
      school.drafted({ programId }, { students: [aStudentLine({ lastFour: '4711' })] }).id;
    const stored = (id: string) => school.repository.drafts().find((draft) => draft.id === id)?.students[0]?.lastFour;
    expect([null, ...programs.map(({ id }) => id)].map((id) => stored(kept(id)))).toEqual([
      null,
      null,
      '4711',
      null,
      null,
      null,
    ]);
  });

  it('of somebody who is not signed in are theirs for this sitting: until somebody signs in, or the day is over', () => {
    const school = incidentConsole();
    school.drafted();
    expect(good(school.service.drafts())).toHaveLength(1);
    school.clock.advance(13 * HOUR_MS);
    expect(good(school.service.drafts())).toHaveLength(0);

    school.drafted();
    school.clock.advance(1);
    school.sitDown('technician');
    expect(good(school.service.drafts())).toHaveLength(0);
    school.sitDown(null);
    expect(good(school.service.drafts())).toHaveLength(0);
    school.sitDown('school-coordinator');
    expect(good(school.service.drafts())).toHaveLength(2);
  });

  it('of a person are theirs and the school coordinator’s', () => {
    const school = incidentConsole();
    school.sitDown('proctor');
    const draft = school.drafted();
    school.sitDown('proctor', 'p-another');
    expect(good(school.service.drafts())).toEqual([]);
    expect(bad(school.service.saveDraft(draftOnly(draft))).code).toBe('unknown-draft');
    school.sitDown('school-coordinator');
    good(school.service.saveDraft(draftOnly(draft)));
    expect(school.repository.drafts()[0]?.authorId).toBe('p-proctor');
    expect(bad(school.service.discardDraft({ draftId: draft.id, reason: 'x' })).code).toBe('not-allowed');
  });

  it('when discarded leave number and reason, and not what was typed', () => {
    const school = incidentConsole();
    const draft = school.drafted({ description: 'A secret.' });
    good(school.service.discardDraft({ draftId: draft.id, reason: 'Twice.' }));
    expect(school.repository.drafts()).toEqual([]);
    const ledger = school.repository.entries(0, 10);
    expect(ledger).toHaveLength(1);
    expect(JSON.stringify(ledger)).not.toContain('A secret');
    expect(ledger[0]?.payload).toContain(draft.number);
    expect(bad(school.service.saveDraft(draftOnly(draft))).code).toBe('already-submitted');
    school.sitDown('school-coordinator');
    expect(good(school.service.list(ALL)).rows).toEqual([]);
    expect(good(school.service.list({ ...ALL, states: ['discarded'] })).rows).toHaveLength(1);
  });

  it('are not for the district to begin', () => {
    const school = incidentConsole();
    school.sitDown('district-coordinator');
    expect(bad(school.service.prefill({ roomId: null, deviceIds: [], findingId: null })).code).toBe('not-allowed');
  });
});

describe('submitting', () => {
  it('makes one incident with what was measured, in one step, and the draft is gone', async () => {
    const school = incidentConsole();
    const incident = await school.submitted({ reporter: 'J. Ortiz' }, { swaps: [aSwap({ studentRef: 'S1' })] });
    expect(incident.events.map(({ payload }) => payload?.kind)).toEqual(['submitted', 'swap', 'evidence']);
    expect(incident.submittedBy).toEqual({ personId: null, name: 'J. Ortiz', role: 'proctor' });
    expect(incident.swaps[0]?.studentRef).toBe(incident.students[0]?.ref);
    expect(school.repository.drafts()).toEqual([]);
    expect(verifyLedger(school.repository.entries(0, 10)).isWhole).toBe(true);
  });

  it('says what is missing, and keeps the draft', async () => {
    const school = incidentConsole();
    const draft = school.drafted({ categoryCode: null, description: '' });
    const refused = bad(await school.service.submit(draft.id));
    expect(refused).toMatchObject({ code: 'missing', details: { needs: ['category', 'description'] } });
    expect(school.repository.drafts()).toHaveLength(1);
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('The history cannot be read'))],
    ['never ends', () => new Promise<never>(() => undefined)],
  ])('is not held up by a measurement that %s; the person is told', async (_, measure) => {
    const school = incidentConsole({ measure });
    const submitting = school.service.submit(school.drafted().id);
    school.clock.advance(MINUTE_MS);
    const incident = good(await submitting);
    expect(incident.events.map(({ payload }) => payload?.kind)).toEqual(['submitted']);
    expect(school.notices.map(({ code }) => code)).toEqual(['incident-not-measured']);
  });

  it('twice at the same time makes one incident', async () => {
    const school = incidentConsole();
    const draft = school.drafted();
    const [one, two] = await Promise.all([school.service.submit(draft.id), school.service.submit(draft.id)]);
    expect([one.ok, two.ok]).toEqual([true, false]);
    expect(bad(two).code).toBe('unknown-draft');
    expect(school.repository.entriesOf(draft.id).filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
  });

  it('takes what was typed while it was measured', async () => {
    let answer = () => {};
    const measure = () =>
      new Promise<ReturnType<typeof anEvidence>>((resolve) => (answer = () => resolve(anEvidence())));
    const school = incidentConsole({ measure });
    const draft = school.drafted();
    const submitting = school.service.submit(draft.id);
    good(school.service.saveDraft({ ...draftOnly(draft), content: { ...draft.content, cause: 'Battery.' } }));
    answer();
    expect(good(await submitting).content.cause).toBe('Battery.');
  });

  it('gives student lines refs in another order than they were picked in, the same lines otherwise', async () => {
    const school = incidentConsole();
    const seats = Array.from({ length: 30 }, (_, index) =>
      aStudentLine({ ref: `S${index + 1}`, label: `A${index + 1}` }),
    );
    const { students } = await school.submitted({ studentCount: 30 }, { students: seats });
    expect(students.map(({ ref }) => ref)).toEqual(seats.map(({ ref }) => ref));
    expect(students.map(({ label }) => label).toSorted()).toEqual(seats.map(({ label }) => label).toSorted());
    expect(students.map(({ label }) => label)).not.toEqual(seats.map(({ label }) => label));
  });
});

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
    expect(good(school.service.list(ALL)).rows).toEqual([]);
  });

  it('a technician > sees computers and network, and no student lines, not in the events either', async () => {
    const school = incidentConsole();
    const frozen = await school.submitted({ categoryCode: 'TECH-DEV' }, { swaps: [aSwap({ seat: 'A3' })] });
    await school.submitted({ categoryCode: 'STU-CHEAT' });
    school.sitDown('school-coordinator');
    const { ref: _, ...line } = aStudentLine({ label: 'B7' });
    await school.act(frozen, { kind: 'add-students', students: [line] });
    school.sitDown('technician');
    expect(good(school.service.list(ALL)).rows.map(({ id }) => id)).toEqual([frozen.id]);
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
    await school.act(amended, MOVE('pending-district'));
    school.sitDown('district-coordinator');
    const sent = good(school.service.get(reviewed.id));
    const back = await school.act(sent, MOVE('in-review', { note: 'Which unit?' }));
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
    const reviewed = await school.act(incident, MOVE('in-review'));
    expect((await school.refused(incident, { kind: 'note', text: 'Late.' })).code).toBe('changed-meanwhile');
    expect((await school.refused({ ...reviewed, head: 'f'.repeat(64) }, { kind: 'note', text: 'x' })).code).toBe(
      'changed-meanwhile',
    );
    expect(school.repository.entriesOf(incident.id).at(-1)?.hash).toBe(reviewed.head);
  });

  it('from two windows at once does one thing', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const { id: incidentId, head } = incident;
    const [one, two] = await Promise.all([
      school.service.act({ incidentId, head, action: { kind: 'add-evidence' } }),
      school.service.act({ incidentId, head, action: MOVE('returned', { note: 'Which seat?' }) }),
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
      const pending = await school.act(await school.act(incident, MOVE('in-review')), MOVE('pending-district'));
      school.sitDown('district-coordinator');
      return pending;
    };
    const words = { S1: 'approved', S2: 'denied', S3: 'approved' } as const;
    const approved = await school.act(await sent(), MOVE('district-approved', { note: 'Yes.', students: words }));
    expect(approved.students.map(({ state }) => state)).toEqual([
      'district-approved',
      'district-denied',
      'district-approved',
    ]);
    const denied = await school.act(await sent(), MOVE('district-denied', { note: 'No.' }));
    expect(denied.students.map(({ state }) => state)).toEqual(Array(3).fill('district-denied'));
    const stranger = await school.refused(
      await sent(),
      MOVE('district-approved', { note: 'Yes.', students: { ...words, S9: 'approved' } }),
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
    const reviewed = await school.act(more, MOVE('in-review'));
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
    const closed = await school.act(told, MOVE('closed-local'));
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

describe('clocks', () => {
  const duty = {
    id: 'tell',
    title: 'Tell the district',
    kind: 'report' as const,
    actor: 'school coordinator',
    applies: {},
    from: 'aware' as const,
    within: { unit: 'hours' as const, count: 24 },
    doneBy: 'told-district' as const,
    sources: [],
    confidence: 'ours' as const,
  };
  const programs = [aProgram({ id: 'p', duties: [duty] })];

  it('run out by themselves, and whoever listens hears of it', async () => {
    const school = incidentConsole({ programs });
    school.sitDown('school-coordinator');
    const { content } = await school.submitted({ programId: 'p' });
    const heard: number[] = [];
    school.service.onChange(({ counts }) => heard.push(counts.overdue));
    school.clock.advance(content.awareAt + 21 * HOUR_MS - school.clock.now());
    expect(good(school.service.list(ALL)).counts).toMatchObject({ dueSoon: 1, overdue: 0 });
    school.clock.advance(4 * HOUR_MS);
    expect(good(school.service.list(ALL)).counts).toMatchObject({ dueSoon: 0, overdue: 1 });
    expect(heard.at(-1)).toBe(1);
  });

  it('stop when the thing is noted as done', async () => {
    const school = incidentConsole({ programs, site: EMPTY_SITE });
    school.sitDown('school-coordinator');
    const incident = await school.submitted({ programId: 'p' });
    const told = await school.act(incident, {
      kind: 'amend',
      changes: { toldDistrictAt: school.clock.now() },
      reason: 'Phoned.',
    });
    expect(told.duties.map(({ state }) => state)).toEqual(['done']);
    expect(good(school.service.list(ALL)).rows[0]?.nextDuty).toBeNull();
  });

  it('keep a laptop going whose clock was set back, and say so', async () => {
    const school = incidentConsole();
    const first = await school.submitted();
    const back = incidentConsole({ repository: school.repository });
    back.clock.advance(-3 * HOUR_MS);
    const second = await back.submitted();
    expect(second.submittedAt).toBe(first.submittedAt);
    expect(second.events[0]?.clockAt).toBe(first.submittedAt - 3 * HOUR_MS);
    expect(back.notices.map(({ code }) => code)).toEqual(['clock-set-back']);
    expect(good(await back.service.audit()).isWhole).toBe(true);
  });
});

describe('a folder that can no longer be written to', () => {
  const fault = new StoreFault(8, new Error('attempt to write a readonly database'));

  it('keeps drafts and incidents as they are on disk, and what is asked for fails with the reason', async () => {
    const school = incidentConsole();
    const draft = school.drafted({ description: 'Kept.' });
    const incident = await inReview(school);
    const refusing = without(school.repository);
    const { service, sitDown } = incidentConsole({
      repository: {
        ...refusing,
        entries: school.repository.entries.bind(school.repository),
        write() {
          throw fault;
        },
      },
    });
    sitDown('school-coordinator');
    const typed = { ...draftOnly(draft), content: { ...draft.content, description: 'Lost.' } };
    expect(() => service.saveDraft(typed)).toThrow(fault);
    await expect(service.submit(draft.id)).rejects.toThrow(fault);
    expect(() => service.discardDraft({ draftId: draft.id, reason: 'x' })).toThrow(fault);
    const note = { kind: 'note' as const, text: 'Lost.' };
    await expect(service.act({ incidentId: incident.id, head: incident.head, action: note })).rejects.toThrow(fault);
    expect(good(service.drafts()).map(({ content }) => content.description)).toEqual(['Kept.']);
    expect(good(service.get(incident.id)).head).toBe(incident.head);
    expect(good(service.list(ALL)).total).toBe(2);
  });
});

describe('audit', () => {
  it('names an incident whose newest entries were cut off, which the chain alone cannot show', async () => {
    const school = incidentConsole();
    const incident = await inReview(school);
    const { repository } = school;
    const entries = repository.entries(0, 100).slice(0, -1);
    const cut = incidentConsole({
      repository: {
        ...without(repository),
        entries: (after, limit) => entries.filter(({ seq }) => seq > after).slice(0, limit),
      },
    });
    expect(good(await cut.service.audit()).broken).toMatchObject({ number: incident.number });
  });

  it('names a file that is not the one that was attached', async () => {
    const school = incidentConsole();
    const { id, number } = await inReview(school);
    const bytes = new Uint8Array([1, 2, 3]);
    const wish = { incidentId: id, kind: 'other' as const, note: '', isWithoutTestContent: true as const };
    good(school.service.attach(wish, { name: 'plan.pdf', bytes }));
    expect(good(await school.service.audit()).isWhole).toBe(true);
    bytes[1] = 9;
    expect(good(await school.service.audit()).broken).toMatchObject({
      number,
      what: expect.stringContaining('plan.pdf'),
    });
  });
});

/** A draft as the window sends it. */
function draftOnly({ savedAt: _, authorId: __, ...draft }: ReturnType<typeof aDraft>) {
  return draft;
}

/** The repository's functions as those of a plain object. */
function without(repository: ReturnType<typeof incidentConsole>['repository']) {
  return {
    write: repository.write.bind(repository),
    chainEnd: repository.chainEnd.bind(repository),
    entriesOf: repository.entriesOf.bind(repository),
    summaries: repository.summaries.bind(repository),
    incidentIds: repository.incidentIds.bind(repository),
    drafts: repository.drafts.bind(repository),
    file: repository.file.bind(repository),
  };
}
