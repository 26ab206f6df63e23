import { describe, expect, test } from 'vitest';
import { fillWithDemoSchool } from '../../../../main/demo/fill.ts';
import { demoChecks } from '../../../../main/demo/readiness.ts';
import { demoSchool } from '../../../../main/demo/school.ts';
import { demoConfirmations, demoSessions, demoSite } from '../../../../main/demo/testing-day.ts';
import { planSweep } from '../../../../main/readiness/plan.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import { Confirmation } from '../../../../shared/model/readiness.ts';
import { SessionDraft, TestSession } from '../../../../shared/model/session.ts';
import { Site } from '../../../../shared/model/site.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import { failOnProblem } from '../../../helpers/fail-on-problem.ts';

const NOW = new Date(2027, 2, 9, 7, 15).getTime();

describe('the testing day of the demo school', () => {
  test('fits the schemas that a real one has to fit', () => {
    expect(Site.safeParse(demoSite(NOW)).error).toBeUndefined();
    for (const session of demoSessions(NOW)) {
      expect(TestSession.safeParse(session).error).toBeUndefined();
      const { id: _id, state: _state, since: _since, moves: _moves, ...draft } = session;
      expect(SessionDraft.safeParse(draft).error).toBeUndefined();
    }
    for (const confirmation of demoConfirmations(demoSite(NOW), BUILT_IN_PROFILES, NOW)) {
      expect(Confirmation.safeParse(confirmation).error).toBeUndefined();
    }
  });

  test('has every room of the school in exactly one session, ahead of now', () => {
    const rooms = demoSessions(NOW).flatMap(({ rooms: some }) => some.map(({ roomId }) => roomId));
    const all = demoSchool(NOW).rooms.filter(({ kind }) => kind === 'room');
    expect(rooms.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    for (const { plannedStartAt } of demoSessions(NOW)) expect(plannedStartAt).toBeGreaterThan(NOW);
  });

  test('is played, never sent: whatever would leave the laptop ends soon and says that it is made up', async () => {
    const { rooms, devices } = demoSchool(NOW);
    const plan = planSweep({
      at: NOW,
      site: demoSite(NOW),
      profiles: BUILT_IN_PROFILES,
      roster: { rooms: [...rooms], devices: [...devices] },
      sessions: demoSessions(NOW),
      live: new Map(),
      confirmations: [],
      roomIds: null,
      platformIds: null,
    });
    const checks = await demoChecks().outward(plan);
    expect(checks.length).toBeGreaterThan(15);
    const found = await Promise.all(checks.map((check) => check.run(new AbortController().signal)));
    for (const { evidence } of found) expect(evidence.map(({ label }) => label)).toContain('Demo');
    expect(found.filter(({ verdict }) => verdict === 'fail')).toHaveLength(1);
    expect(found.filter(({ verdict }) => verdict === 'warn')).toHaveLength(2);
  });
});

describe('fillWithDemoSchool', () => {
  test('fills an empty store, and next morning only begins the day anew', () => {
    const store = openMemoryStore({ clock: { now: () => NOW }, onProblem: failOnProblem });
    fillWithDemoSchool(store, BUILT_IN_PROFILES, NOW);
    const ticks = store.readiness.confirmations().length;
    expect(store.roster.load().rooms.length).toBeGreaterThan(0);
    expect(ticks).toBeGreaterThan(0);
    store.site.write({ ...store.site.read(), school: 'Renamed' });

    fillWithDemoSchool(store, BUILT_IN_PROFILES, NOW + DAY_MS);
    expect(store.site.read().school).toBe('Renamed');
    expect(store.sessions.load()).toHaveLength(demoSessions(NOW).length);
    expect(store.sessions.load()).toEqual(expect.arrayContaining(demoSessions(NOW + DAY_MS)));
    expect(store.readiness.confirmations()).toHaveLength(ticks);
    expect(store.readiness.confirmations().every(({ at }) => at === NOW + DAY_MS)).toBe(true);
    store.close();
  });
});
