import { describe, expect, test } from 'vitest';
import { fillWithDemoSchool } from '../../../../main/demo/fill.ts';
import { DEMO_PEOPLE } from '../../../../main/demo/people.ts';
import { isPin } from '../../../../main/incidents/access/pin-hash.ts';
import { auditLedger } from '../../../../main/incidents/audit.ts';
import { IncidentBook } from '../../../../main/incidents/book.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import { DEMO_PIN } from '../../../../shared/model/demo-people.ts';
import { districtReasons, ruleFactsOf } from '../../../../shared/model/incident-rules.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

function demoStore() {
  const clock = new ManualClock();
  const store = openMemoryStore({ clock, onProblem: (problem) => expect.unreachable(JSON.stringify(problem)) });
  fillWithDemoSchool(store, BUILT_IN_PROFILES, clock.now());
  return { store, clock };
}

describe('demo incidents', () => {
  test('stand where they say, and their record verifies', async () => {
    const { store, clock } = demoStore();
    const book = new IncidentBook({
      repository: store.incidents,
      now: () => clock.now(),
      onClockBack: () => expect.unreachable(),
    });
    const states = [...book.summaries().values()].map(({ id }) => book.record(id)?.state);
    expect(states.sort()).toEqual(['closed-local', 'pending-district', 'submitted']);
    expect(await auditLedger(store.incidents)).toMatchObject({ isWhole: true, broken: null });
  });

  test('follow the rules: what was closed at school needs no district, what waits for it does', () => {
    const { store, clock } = demoStore();
    const book = new IncidentBook({
      repository: store.incidents,
      now: () => clock.now(),
      onClockBack: () => expect.unreachable(),
    });
    for (const { id } of book.summaries().values()) {
      const record = book.record(id);
      if (record === null) expect.unreachable();
      const program = BUILT_IN_PROGRAMS.find((known) => known.id === record.content.programId) ?? null;
      const reasons = districtReasons(ruleFactsOf(record.content, record.students), program);
      if (record.state === 'closed-local') expect(reasons).toEqual([]);
      if (record.state === 'pending-district') expect(reasons).not.toEqual([]);
    }
  });

  test('are made once, however often the demo is opened', () => {
    const { store, clock } = demoStore();
    const before = store.incidents.incidentIds();
    fillWithDemoSchool(store, BUILT_IN_PROFILES, clock.now() + 1_000);
    expect(store.incidents.incidentIds()).toEqual(before);
  });
});

test('demo people > sign in with the PIN that the dialog says', async () => {
  const checked = await Promise.all(DEMO_PEOPLE.map(({ pin }) => isPin(DEMO_PIN, pin)));
  expect(checked).toEqual([true, true, true]);
});
