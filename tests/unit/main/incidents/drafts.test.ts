import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../main/incidents/verify-ledger.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { anEvidence, aProgram, aStudentLine, aSwap } from '../../../helpers/incident-builders.ts';
import { ALL_INCIDENTS, bad, draftOnly, good, incidentConsole } from '../../../helpers/incident-console.ts';

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
    expect(good(school.service.list(ALL_INCIDENTS)).rows).toEqual([]);
    expect(good(school.service.list({ ...ALL_INCIDENTS, states: ['discarded'] })).rows).toHaveLength(1);
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
