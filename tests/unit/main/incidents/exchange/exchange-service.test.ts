import { describe, expect, it } from 'vitest';
import type { OwnKeys } from '../../../../../main/incidents/exchange/own-keys.ts';
import { sealMessage } from '../../../../../main/incidents/exchange/signed-message.ts';
import { UNNAMED_CONSOLE } from '../../../../../shared/model/district-exchange.ts';
import type { Result } from '../../../../../shared/result.ts';
import {
  anExchange,
  answered,
  aSchoolAndItsDistrict,
  asBytes,
  cardOf,
  DAN,
  INCIDENT,
  KEPT_FOR_MS,
  NUMBER,
  trustEachOther,
  unwrap,
} from '../../../../helpers/exchange.ts';
import { aPerson } from '../../../../helpers/incident-builders.ts';

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const asFile = (text: string) => asBytes({ name: 'file.tdcx', text });

describe('cards', () => {
  it('shows the same fingerprint on both sides, in groups that can be read out', async () => {
    const school = anExchange('Maple');
    const district = anExchange('Springfield');
    const read = unwrap(await district.exchange.read(asBytes(unwrap(school.exchange.card('Maple Middle')))));
    const own = unwrap(school.exchange.state()).own;
    expect(read).toMatchObject({
      kind: 'card',
      fingerprint: own.fingerprint,
      isKnown: false,
      card: { name: 'Maple Middle' },
    });
    expect(own.fingerprint).toMatch(/^\d{5}( \d{5}){5}$/);
  });

  it('are kept: the same console has the same card tomorrow, and another has another', () => {
    const one = anExchange('Maple');
    expect(cardOf(one)).toEqual(cardOf(one));
    expect(cardOf(one).signingKey).not.toBe(cardOf(anExchange('Maple')).signingKey);
  });

  it('do not leave a console that nobody named, which has its school’s name as soon as that is known', () => {
    const names = { usual: UNNAMED_CONSOLE };
    const { exchange } = anExchange('Maple', { usualName: () => names.usual });
    const before = unwrap(exchange.state()).own;
    expect(codeOf(exchange.card(before.card.name))).toBe('exchange.unnamed');
    names.usual = 'Maple Middle School';
    const after = unwrap(exchange.state()).own;
    expect(after).toEqual({ ...before, card: { ...before.card, name: 'Maple Middle School' } });
    expect(codeOf(exchange.card('Maple Office'))).toBe('ok');
    expect(unwrap(exchange.state()).own.card.name).toBe('Maple Office');
  });

  it('may have a name of emoji only, and show the same digits under another name', async () => {
    const { exchange } = anExchange('Maple');
    const reader = anExchange('Springfield').exchange;
    const faces = '😀'.repeat(60);
    const cards = await Promise.all(
      [faces, 'Maple Middle School'].map((name) => reader.read(asBytes(unwrap(exchange.card(name))))),
    );
    const [one, other] = cards.map((read) => (read.ok && read.value.kind === 'card' ? read.value : null));
    expect(one?.card.name).toBe(faces);
    expect(one?.fingerprint).toBe(other?.fingerprint);
  });

  it('put trust and its end into the ledger', async () => {
    const { school, districtKey } = await aSchoolAndItsDistrict();
    expect(unwrap(school.exchange.forget(districtKey)).trusted).toEqual([]);
    expect(school.recorded).toMatchObject([
      { kind: 'trusted-key', name: 'Springfield district', change: 'trusted' },
      { kind: 'trusted-key', name: 'Springfield district', change: 'removed' },
    ]);
  });

  it('are not taken from itself', async () => {
    const { exchange } = anExchange('Maple');
    expect(codeOf(await exchange.read(asBytes(unwrap(exchange.card('Maple')))))).toBe('exchange.own-card');
  });

  it.each([null, aPerson({ role: 'proctor' }), aPerson({ role: 'technician' })])(
    'are for coordinators',
    async (who) => {
      const { exchange } = anExchange('Maple', { current: who });
      const { card } = unwrap(anExchange('Other').exchange.state()).own;
      expect(codeOf(exchange.card('Maple'))).toBe('not-coordinator');
      expect(codeOf(exchange.trust(card))).toBe('not-coordinator');
      expect(codeOf(exchange.forget(card.signingKey))).toBe('not-coordinator');
      expect(codeOf(await exchange.read(asFile('{}')))).toBe('not-coordinator');
      expect(codeOf(await exchange.request({ incidentId: INCIDENT, to: card.signingKey }))).toBe('not-coordinator');
    },
  );
});

describe('a request', () => {
  it('waits in the district’s queue with what the school sent, however often it is opened', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = asBytes(unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey })));
    await district.exchange.read(file);
    expect(unwrap(await district.exchange.read(file))).toMatchObject({ kind: 'request', from: 'Maple Middle School' });
    const { received } = unwrap(district.exchange.state());
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ request: { number: NUMBER, reasons: ['Reset'] }, answer: null });
  });

  it('is noted in the incident, and names that very event', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
    await district.exchange.read(asBytes(file));
    const made = school.incidents.events(INCIDENT)?.at(-1);
    expect(made?.payload).toMatchObject({ kind: 'request-made' });
    expect(unwrap(district.exchange.state()).received[0]?.request.head).toBe(made?.hash);
  });

  it('tells nothing to whoever finds the file', async () => {
    const { school, districtKey } = await aSchoolAndItsDistrict();
    const { text } = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
    expect(text).not.toContain(NUMBER);
    expect(text).not.toContain('Room 114');
  });

  it('is noted nowhere when the incident does not wait for the district', async () => {
    const { school, districtKey } = await aSchoolAndItsDistrict();
    expect(codeOf(await school.exchange.request({ incidentId: 'other', to: districtKey }))).toBe('unknown-incident');
    expect(school.incidents.events(INCIDENT)).toHaveLength(1);
  });

  it('of somebody unknown is refused with what to do', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
    unwrap(district.exchange.forget(cardOf(school).signingKey));
    const read = await district.exchange.read(asBytes(file));
    expect(codeOf(read)).toBe('exchange.unknown-sender');
    expect(read.ok ? '' : read.error.message).toMatch(/card.*digits on the phone/);
  });

  it('is not opened by another console than the one it is for', async () => {
    const { school, districtKey } = await aSchoolAndItsDistrict();
    const other = anExchange('Shelby district', { current: DAN });
    await trustEachOther(school, other);
    const file = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
    expect(codeOf(await other.exchange.read(asBytes(file)))).toBe('exchange.for-somebody-else');
  });

  it('that names another sender than its signer is refused', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const stranger = anExchange('Mallory');
    await trustEachOther(stranger, district);
    const request = { ...(await requestBody(school, district, districtKey)), from: cardOf(school) };
    const text = unwrap(sealMessage('request', request, keysOf(stranger), cardOf(district)));
    expect(codeOf(await district.exchange.read(asFile(text)))).toBe('exchange.not-theirs');
  });

  it('stands under the name that was trusted, whatever the school calls itself since, and once', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = async () => asBytes(unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey })));
    unwrap(school.exchange.card('Another School'));
    const request = await file();
    expect(unwrap(await district.exchange.read(request))).toMatchObject({ from: 'Maple Middle School' });
    expect(codeOf(await district.exchange.read(request))).toBe('ok');
    const { received } = unwrap(district.exchange.state());
    expect(received.map((one) => one.request.from.name)).toEqual(['Maple Middle School']);
  });

  it('of a school that is trusted no more is not answered, and can be once it is trusted again', async () => {
    const both = await aSchoolAndItsDistrict();
    const { requestId } = await requestBody(both.school, both.district, both.districtKey);
    const { exchange } = both.district;
    const card = cardOf(both.school);
    const say = () => codeOf(exchange.answer({ requestId, decision: 'denied', note: 'No', students: {} }));
    unwrap(exchange.forget(card.signingKey));
    expect(say()).toBe('exchange.trusted-no-more');
    unwrap(exchange.trust(card));
    expect(say()).toBe('ok');
  });

  it('shows its student lines to a district coordinator only', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
    await district.exchange.read(asBytes(file));
    district.who.current = aPerson();
    expect(unwrap(district.exchange.state()).received).toEqual([]);
  });
});

/** Its secret keys, to forge with. */
function keysOf({ keys }: ReturnType<typeof anExchange>): OwnKeys {
  const own = keys.ownKeys();
  if (own === null) throw new Error('This console has no keys yet');
  return own;
}

/** What the district found in the school's newest request. */
async function requestBody(
  school: ReturnType<typeof anExchange>,
  district: ReturnType<typeof anExchange>,
  districtKey: string,
) {
  const file = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
  const read = unwrap(await district.exchange.read(asBytes(file)));
  const received = unwrap(district.exchange.state()).received;
  const request = received.find((one) => read.kind === 'request' && one.request.requestId === read.requestId)?.request;
  if (request === undefined) throw new Error('The request is not in the queue');
  return request;
}

describe('an answer', () => {
  it('moves the incident as the district decided, with who decided and by which key', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer, requestId } = await answered(both);
    expect(unwrap(await both.school.exchange.read(asBytes(answer)))).toEqual({
      kind: 'answer',
      incidentId: INCIDENT,
      number: NUMBER,
      decision: 'approved',
    });
    const fingerprint = unwrap(both.district.exchange.state()).own.fingerprint;
    expect(both.school.incidents.applied).toMatchObject([
      {
        answer: { decision: 'approved', students: { S1: 'approved' } },
        remote: { requestId, decidedBy: 'Dan Ortiz', fingerprint },
      },
    ]);
  });

  it('is taken in once', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer } = await answered(both);
    await both.school.exchange.read(asBytes(answer));
    expect(codeOf(await both.school.exchange.read(asBytes(answer)))).toBe('exchange.answered-already');
    expect(both.school.incidents.applied).toHaveLength(1);
  });

  it('is too old once the incident went on', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer } = await answered(both);
    both.school.incidents.add({ kind: 'moved', from: 'pending-district', to: 'in-review', details: {}, remote: null });
    expect(codeOf(await both.school.exchange.read(asBytes(answer)))).toBe('exchange.decided-since');
  });

  it('is too old once the incident says something else', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer } = await answered(both);
    both.school.incidents.add({ kind: 'amended', changes: { description: 'It was room 115' }, reason: 'Wrong room' });
    expect(codeOf(await both.school.exchange.read(asBytes(answer)))).toBe('exchange.changed-since');
  });

  it('is not too old because somebody read the incident or wrote a note', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer } = await answered(both);
    both.school.incidents.add({ kind: 'opened' });
    both.school.incidents.add({ kind: 'note', text: 'Phoned the district.' });
    expect(codeOf(await both.school.exchange.read(asBytes(answer)))).toBe('ok');
  });

  it('to another console’s request is refused', async () => {
    const both = await aSchoolAndItsDistrict();
    const { answer } = await answered(both);
    both.school.incidents.events = () => null;
    expect(codeOf(await both.school.exchange.read(asBytes(answer)))).toBe('exchange.unknown-request');
  });

  it.each([
    ['another incident', { requestId: 'somebody-elses' }, 'exchange.other-incident'],
    ['another state of the incident', { head: 'f'.repeat(64) }, 'exchange.old-answer'],
    ['nothing', { incidentId: 'no-such-incident' }, 'exchange.unknown-request'],
  ])('to %s is refused, though the district signed it', async (_what, change, expected) => {
    const both = await aSchoolAndItsDistrict();
    const request = await requestBody(both.school, both.district, both.districtKey);
    const { requestId, incidentId, head } = request;
    const forged = {
      schema: 1,
      requestId,
      incidentId,
      head,
      decision: 'approved',
      note: 'Yes',
      students: {},
      decidedBy: 'Dan Ortiz',
      decidedAt: 1,
      from: cardOf(both.district),
      ...change,
    };
    const text = unwrap(sealMessage('answer', forged, keysOf(both.district), cardOf(both.school)));
    expect(codeOf(await both.school.exchange.read(asFile(text)))).toBe(expected);
    expect(both.school.incidents.applied).toEqual([]);
  });

  it('of a trusted console that was not asked is refused', async () => {
    const both = await aSchoolAndItsDistrict();
    const request = await requestBody(both.school, both.district, both.districtKey);
    const other = anExchange('Shelby district', { current: DAN });
    await trustEachOther(both.school, other);
    const { requestId, incidentId, head } = request;
    const answer = { schema: 1, requestId, incidentId, head, decision: 'approved', note: 'Yes', students: {} };
    const whole = { ...answer, decidedBy: 'Eve', decidedAt: 1, from: cardOf(other) };
    const text = unwrap(sealMessage('answer', whole, keysOf(other), cardOf(both.school)));
    expect(codeOf(await both.school.exchange.read(asFile(text)))).toBe('exchange.wrong-signer');
  });

  it('is not given by anybody but a district coordinator', async () => {
    const both = await aSchoolAndItsDistrict();
    const request = await requestBody(both.school, both.district, both.districtKey);
    both.district.who.current = aPerson({ role: 'school-coordinator' });
    const { requestId } = request;
    const given = both.district.exchange.answer({ requestId, decision: 'denied', note: 'No', students: {} });
    expect(codeOf(given)).toBe('not-district');
  });

  it('leaves no student line open when it says yes', async () => {
    const both = await aSchoolAndItsDistrict();
    const { requestId } = await requestBody(both.school, both.district, both.districtKey);
    const say = (students: Record<string, 'approved' | 'denied'>) =>
      codeOf(both.district.exchange.answer({ requestId, decision: 'approved', note: 'Yes', students }));
    expect(say({})).toBe('exchange.student-open');
    expect(say({ S1: 'approved', S9: 'approved' })).toBe('exchange.unknown-student');
    expect(say({ S1: 'denied' })).toBe('ok');
  });

  it('can be saved again, and not be changed', async () => {
    const both = await aSchoolAndItsDistrict();
    const { requestId } = await answered(both);
    const same = {
      requestId,
      decision: 'approved',
      note: 'As the manual says.',
      students: { S1: 'approved' },
    } as const;
    const again = unwrap(both.district.exchange.answer(same));
    expect(codeOf(await both.school.exchange.read(asBytes(again.file)))).toBe('ok');
    const other = both.district.exchange.answer({ ...same, decision: 'denied' });
    expect(codeOf(other)).toBe('exchange.answered');
  });

  it('stands in the district’s own ledger with school, number and decision, and without student data', async () => {
    const both = await aSchoolAndItsDistrict();
    const { requestId } = await answered(both, 'denied');
    expect(both.district.recorded.at(-1)).toEqual({
      kind: 'decision-by-file',
      requestId,
      number: NUMBER,
      school: 'Maple Middle School',
      decision: 'denied',
      decidedAt: both.district.clock.now(),
    });
    const noted = both.district.recorded.length;
    const same = { decision: 'denied', note: 'As the manual says.', students: { S1: 'approved' } } as const;
    unwrap(both.district.exchange.answer({ requestId, ...same }));
    expect(both.district.recorded).toHaveLength(noted);
  });
});

describe('a request that is past its time', () => {
  it('can be erased from then on, by a district coordinator, and leaves an entry in the ledger', async () => {
    const both = await aSchoolAndItsDistrict();
    const { requestId } = await answered(both);
    const { exchange, clock, who, recorded } = both.district;
    const erase = () => exchange.erase({ requestIds: [requestId], reason: 'End of the period' });
    clock.advance(KEPT_FOR_MS - 1);
    expect(unwrap(exchange.eraseList())).toEqual([]);
    expect(codeOf(erase())).toBe('exchange.not-erasable');
    clock.advance(1);
    expect(unwrap(exchange.eraseList())).toMatchObject([{ requestId, number: NUMBER, keepUntil: clock.now() }]);

    who.current = aPerson({ role: 'school-coordinator' });
    expect(codeOf(exchange.eraseList())).toBe('not-district');
    expect(codeOf(erase())).toBe('not-district');
    who.current = DAN;
    expect(unwrap(erase())).toEqual({ erased: 1 });
    expect(unwrap(exchange.state()).received).toEqual([]);
    expect(recorded.at(-1)).toEqual({
      kind: 'requests-erased',
      reason: 'End of the period',
      requests: [
        {
          requestId,
          number: NUMBER,
          school: 'Maple Middle School',
          receivedAt: clock.now() - KEPT_FOR_MS,
          decision: 'approved',
          decidedAt: clock.now() - KEPT_FOR_MS,
        },
      ],
    });
  });

  it('does not come back as an open one when its file is opened again', async () => {
    const both = await aSchoolAndItsDistrict();
    const { request, requestId } = await answered(both);
    both.district.clock.advance(KEPT_FOR_MS);
    unwrap(both.district.exchange.erase({ requestIds: [requestId], reason: 'End of the period' }));
    expect(codeOf(await both.district.exchange.read(asBytes(request)))).toBe('exchange.erased');
  });

  it('can be removed at any time when nobody answered it, and be opened again', async () => {
    const { school, district, districtKey } = await aSchoolAndItsDistrict();
    const file = asBytes(unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey })));
    unwrap(await district.exchange.read(file));
    const [waiting] = unwrap(district.exchange.eraseList());
    expect(waiting).toMatchObject({ decision: null, decidedAt: null, keepUntil: null });
    const requestIds = [waiting?.requestId ?? ''];
    unwrap(district.exchange.erase({ requestIds, reason: 'The school withdrew it.' }));
    expect(unwrap(district.exchange.state()).received).toEqual([]);
    expect(codeOf(await district.exchange.read(file))).toBe('ok');
  });
});
