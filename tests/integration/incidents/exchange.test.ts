import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { AccessService } from '../../../main/incidents/access/access-service.ts';
import { districtSide } from '../../../main/incidents/district-side.ts';
import { ExchangeService } from '../../../main/incidents/exchange/exchange-service.ts';
import type { Store } from '../../../main/store/repositories.ts';
import type { Role } from '../../../shared/model/incident-codes.ts';
import { DAY_MS } from '../../../shared/units.ts';
import { add, anAccessService } from '../../helpers/access.ts';
import { asBytes } from '../../helpers/exchange.ts';
import { aStudentLine } from '../../helpers/incident-builders.ts';
import { good, incidentConsole } from '../../helpers/incident-console.ts';
import { aFolder, open } from '../store/store-folder.ts';

const opened: Store[] = [];

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

function openAgain(folder: string): Store {
  const store = open(folder);
  opened.push(store);
  return store;
}

/** A console on the data of a folder, with somebody of this role at it. */
function consoleOn(folder: string, name: string, role: Role) {
  const store = openAgain(folder);
  const incidents = incidentConsole({ repository: store.incidents });
  incidents.sitDown(role);
  const exchange = new ExchangeService({
    keys: store.exchange,
    clock: incidents.clock,
    makeId: randomUUID,
    current: () => incidents.state().current,
    usualName: () => name,
    record: incidents.book.recordHouse,
    erasures: () => incidents.book.houseEvents('requests-erased'),
    keepUntil: (programId, from) => incidents.kit.clocks.keepUntil(programId, from).at,
    incidents: districtSide(incidents.kit),
  });
  return { ...incidents, exchange, close: () => store.close() };
}

describe('a decision by file', () => {
  it('goes from the school to the district and back, over a restart of both, and stays in a whole ledger', async () => {
    const [schoolFolder, districtFolder] = [aFolder(), aFolder()];
    const school = consoleOn(schoolFolder, 'Maple Middle School', 'school-coordinator');
    const district = consoleOn(districtFolder, 'Springfield district', 'district-coordinator');
    for (const [from, to] of [
      [school, district],
      [district, school],
    ] as const) {
      const card = good(
        await to.exchange.read(asBytes(good(from.exchange.card(good(from.exchange.state()).own.card.name)))),
      );
      if (card.kind === 'card') good(to.exchange.trust(card.card));
    }
    const districtKey = good(district.exchange.state()).own.card.signingKey;

    const students = [aStudentLine({ requested: 'reset' })];
    const submitted = await school.submitted(
      { categoryCode: 'TECH-SAVE', actionsTaken: 'Moved the student.' },
      { students },
    );
    const reviewed = await school.act(submitted, { kind: 'move', to: 'in-review', details: {} });
    const details = { proofReason: 'The chart follows on paper.' };
    const sent = await school.act(reviewed, { kind: 'move', to: 'pending-district', details });
    const request = asBytes(good(await school.exchange.request({ incidentId: sent.id, to: districtKey })));
    school.close();

    const read = good(await district.exchange.read(request));
    district.close();
    const later = consoleOn(districtFolder, 'Springfield district', 'district-coordinator');
    expect(good(later.exchange.state()).received).toMatchObject([
      { request: { number: sent.number, students: [{ ref: 'S1' }] }, answer: null },
    ]);
    const requestId = read.kind === 'request' ? read.requestId : '';
    const said = { requestId, decision: 'approved', note: 'Reset it.', students: { S1: 'approved' } } as const;
    const answer = asBytes(good(later.exchange.answer(said)).file);
    expect(good(later.exchange.state()).received[0]?.answer).toMatchObject({ decision: 'approved' });

    expect(later.book.houseEvents('decision-by-file')).toMatchObject([{ requestId, number: sent.number }]);
    expect(good(await later.service.audit())).toMatchObject({ isWhole: true });
    expect(good(later.exchange.eraseList())).toEqual([]);
    later.clock.sleep(3 * 366 * DAY_MS);
    expect(good(later.exchange.eraseList())).toMatchObject([{ requestId, decision: 'approved' }]);
    good(later.exchange.erase({ requestIds: [requestId], reason: 'End of the period' }));
    later.close();
    const emptied = consoleOn(districtFolder, 'Springfield district', 'district-coordinator');
    expect(good(emptied.exchange.state()).received).toEqual([]);
    expect(await emptied.exchange.read(request)).toMatchObject({ ok: false, error: { code: 'exchange.erased' } });
    expect(good(await emptied.service.audit())).toMatchObject({ isWhole: true });

    const back = consoleOn(schoolFolder, 'Maple Middle School', 'school-coordinator');
    good(back.service.get(sent.id));
    expect(good(await back.exchange.read(answer))).toMatchObject({ kind: 'answer', number: sent.number });
    const decided = good(back.service.get(sent.id));
    expect(decided).toMatchObject({
      state: 'district-approved',
      students: [{ ref: 'S1', state: 'district-approved' }],
    });
    expect(decided.events.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        kind: 'moved',
        to: 'district-approved',
        remote: expect.objectContaining({ requestId, decidedBy: 'The district-coordinator' }),
      }),
    );
    expect((await back.exchange.read(answer)).ok).toBe(false);
    expect(good(await back.service.audit())).toMatchObject({ isWhole: true, broken: null });
  });
});

describe('people', () => {
  it('are there after a restart with their PIN, their role and the tries that went wrong', async () => {
    const folder = aFolder();
    const store = openAgain(folder);
    const { options } = anAccessService();
    const book = incidentConsole({ repository: store.incidents }).book;
    const access = new AccessService({
      ...options,
      makeId: randomUUID,
      people: store.people,
      record: book.recordHouse,
    });
    const ada = await add(access, 'Ada Park', 'school-coordinator', '4071');
    for (let index = 0; index < 5; index += 1) await access.signIn(ada, '9999');
    store.close();

    const again = new AccessService({ ...options, people: openAgain(folder).people });
    expect(again.state()).toMatchObject({ isSetUp: true, current: null, people: [{ name: 'Ada Park' }] });
    expect(await again.signIn(ada, '4071')).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
  });
});
