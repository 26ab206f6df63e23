import { describe, expect, it } from 'vitest';
import { StoreFault } from '../../../../main/store/fault.ts';
import { EMPTY_SITE } from '../../../../shared/model/site.ts';
import { HOUR_MS } from '../../../../shared/units.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';
import {
  ALL_INCIDENTS,
  draftOnly,
  good,
  incidentConsole,
  inReview,
  plainRepository,
} from '../../../helpers/incident-console.ts';

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
    expect(good(school.service.list(ALL_INCIDENTS)).counts).toMatchObject({ dueSoon: 1, overdue: 0 });
    school.clock.advance(4 * HOUR_MS);
    expect(good(school.service.list(ALL_INCIDENTS)).counts).toMatchObject({ dueSoon: 0, overdue: 1 });
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
    expect(good(school.service.list(ALL_INCIDENTS)).rows[0]?.nextDuty).toBeNull();
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
    const refusing = plainRepository(school.repository);
    const { service, sitDown } = incidentConsole({
      repository: {
        ...refusing,
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
    expect(good(service.list(ALL_INCIDENTS)).total).toBe(2);
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
        ...plainRepository(repository),
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
