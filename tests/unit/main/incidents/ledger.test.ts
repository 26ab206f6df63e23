import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../main/incidents/canonical-json.ts';
import { headerHashOf, type LedgerEntry, nextEntry, payloadHashOf } from '../../../../main/incidents/ledger-entry.ts';
import { verifyLedger, verifyRecord } from '../../../../main/incidents/verify-ledger.ts';
import type { IncidentEventPayload } from '../../../../shared/model/incident-events.ts';
import { aContent, anActor, aStudentLine } from '../../../helpers/incident-builders.ts';

/** What happened, in order: to which incident (null: of the house), and what. */
type Told = readonly [incidentId: string | null, payload: IncidentEventPayload | 'person'];

const submitted = (number: string): IncidentEventPayload => ({
  kind: 'submitted',
  number,
  begunAt: 1,
  content: aContent(),
  students: [aStudentLine()],
});
const note = (text: string): IncidentEventPayload => ({ kind: 'note', text });
const purged = (number: string): IncidentEventPayload => ({
  kind: 'purged',
  number,
  occurredAt: 1,
  closedAt: 2,
  categoryCode: null,
  reason: 'Its time is over.',
});

function ledgerOf(told: readonly Told[], clock: (index: number) => number = (index) => 1_000 + index): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  for (const [index, [incidentId, payload]] of told.entries()) {
    const own = incidentId === null ? undefined : ledger.findLast((entry) => entry.incidentId === incidentId);
    const wish = {
      incidentId,
      by: anActor(),
      payload:
        payload === 'person'
          ? {
              kind: 'person' as const,
              personId: 'p-1',
              name: 'Dana',
              role: 'proctor' as const,
              change: 'added' as const,
            }
          : payload,
    };
    ledger.push(nextEntry(wish, { last: ledger.at(-1) ?? null, incidentPrev: own?.hash ?? null }, clock(index)));
  }
  return ledger;
}

/** What a purge leaves of an incident: everything before its tombstone loses what it said. */
function erased(ledger: readonly LedgerEntry[], incidentId: string): LedgerEntry[] {
  return ledger.map((entry) =>
    entry.incidentId === incidentId && entry.kind !== 'purged' ? { ...entry, payload: null, salt: null } : entry,
  );
}

const TWO = ledgerOf([
  ['one', submitted('INC-2026-AAAA')],
  [null, 'person'],
  ['two', submitted('INC-2026-BBBB')],
  ['one', note('More about one.')],
  ['two', note('More about two.')],
  ['one', note('The end of one.')],
]);

/** The ledger with one entry made anew; `change` may also leave it out. */
function with1(ledger: readonly LedgerEntry[], seq: number, change: (entry: LedgerEntry) => readonly LedgerEntry[]) {
  return ledger.flatMap((entry) => (entry.seq === seq ? change(entry) : [entry]));
}

describe('verifyLedger', () => {
  it('says that an untouched ledger is whole, with its newest hash', () => {
    expect(verifyLedger(TWO)).toEqual({ isWhole: true, entries: 6, head: TWO.at(-1)?.hash, broken: null });
    expect(verifyLedger([])).toEqual({ isWhole: true, entries: 0, head: null, broken: null });
  });

  it.each([
    [
      'what an entry says',
      4,
      (entry: LedgerEntry) => [{ ...entry, payload: `${entry.payload} ` }],
      'What it says was changed',
    ],
    ['its salt', 4, (entry: LedgerEntry) => [{ ...entry, salt: '00' }], 'What it says was changed'],
    [
      'who said it',
      4,
      (entry: LedgerEntry) => [{ ...entry, by: canonicalJson(anActor({ name: 'Another' })) }],
      'Who, when',
    ],
    ['when', 4, (entry: LedgerEntry) => [{ ...entry, at: entry.at + 1 }], 'Who, when'],
    ['its hash', 4, (entry: LedgerEntry) => [{ ...entry, hash: 'f'.repeat(64) }], 'Who, when'],
    [
      'a payload that is gone without a purge',
      4,
      (entry: LedgerEntry) => [{ ...entry, payload: null, salt: null }],
      'gone',
    ],
    ['a payload that is gone, its salt left', 4, (entry: LedgerEntry) => [{ ...entry, payload: null }], 'gone'],
    ['a missing entry', 4, () => [], 'Entry 4 is missing'],
    ['an entry told twice', 4, (entry: LedgerEntry) => [entry, entry], 'the order was changed'],
  ] as const)('names the first broken link > %s', (_, seq, change, what) => {
    const result = verifyLedger(with1(TWO, seq, change));
    expect(result.isWhole).toBe(false);
    expect(result.broken?.what).toContain(what);
    expect(result.broken?.seq).toBe(what.includes('missing') ? seq + 1 : seq);
    expect(result.broken?.number).toBe(what.includes('missing') ? 'INC-2026-BBBB' : 'INC-2026-AAAA');
  });

  it('names an entry that was rewritten with hashes that fit itself, at the one after it', () => {
    const forged = with1(TWO, 4, (entry) => {
      const payload = canonicalJson(note('Something else.'));
      const header = { ...entry, payloadHash: payloadHashOf(entry.salt ?? '', payload) };
      return [{ ...header, payload, hash: headerHashOf(header) }];
    });
    expect(verifyLedger(forged).broken).toMatchObject({ seq: 5, what: expect.stringContaining('does not follow') });
  });

  it('names two entries that changed places, hashes and all', () => {
    const [a, b, c, d, ...rest] = TWO as [LedgerEntry, LedgerEntry, LedgerEntry, LedgerEntry];
    expect(verifyLedger([a, b, d, c, ...rest]).broken).toMatchObject({
      seq: 4,
      what: 'Entry 3 is missing: after 2 comes 4.',
    });
    const renumbered = [a, b, { ...d, seq: 3 }, { ...c, seq: 4 }, ...rest];
    expect(verifyLedger(renumbered).broken).toMatchObject({ seq: 3, what: expect.stringContaining('changed') });
  });

  it('is whole after a purge, which erases what was said and keeps the chain', () => {
    const ledger = ledgerOf([
      ['one', submitted('INC-2026-AAAA')],
      ['two', submitted('INC-2026-BBBB')],
      ['one', note('More.')],
      ['one', purged('INC-2026-AAAA')],
    ]);
    expect(verifyLedger(erased(ledger, 'one')).isWhole).toBe(true);
    // Another incident's purge excuses nothing.
    expect(verifyLedger(erased(erased(ledger, 'one'), 'two')).broken).toMatchObject({
      seq: 2,
      what: expect.stringContaining('gone'),
    });
    // Nor does a purge excuse what is erased after it, or itself.
    expect(
      verifyLedger(with1(erased(ledger, 'one'), 4, (entry) => [{ ...entry, payload: null, salt: null }])).isWhole,
    ).toBe(false);
  });

  it('finds every changed byte of every row', () => {
    const text = fc.constantFrom(
      'at',
      'seq',
      'id',
      'incidentId',
      'kind',
      'by',
      'payloadHash',
      'ledgerPrev',
      'incidentPrev',
      'hash',
      'payload',
      'salt',
      'clockAt',
    );
    fc.assert(
      fc.property(
        fc.nat(TWO.length - 1),
        text,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (row, field, place, flip) => {
          const tampered = TWO.map((entry, index) => (index === row ? flipped(entry, field, place, flip) : entry));
          fc.pre(tampered[row] !== TWO[row]);
          expect(verifyLedger(tampered).isWhole).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is whole whatever happened, and broken when any entry but the newest is left out', () => {
    const step = fc.tuple(fc.constantFrom('one', 'two', 'three', null), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 25 }), fc.nat(), (steps, out) => {
        const ledger = ledgerOf(steps.map(([id, text]): Told => [id, id === null ? 'person' : note(text)]));
        expect(verifyLedger(ledger).isWhole).toBe(true);
        const left = out % (ledger.length - 1);
        expect(verifyLedger(ledger.toSpliced(left, 1)).isWhole).toBe(false);
      }),
    );
  });
});

describe('verifyRecord', () => {
  const ofOne = TWO.filter(({ incidentId }) => incidentId === 'one');

  it('checks one incident without the rest of the ledger', () => {
    expect(verifyRecord(ofOne)).toEqual({ isWhole: true, entries: 3, head: ofOne.at(-1)?.hash, broken: null });
  });

  it.each([
    ['an entry is missing', ofOne.toSpliced(1, 1), 6],
    ['an entry was changed', with1(ofOne, 4, (entry) => [{ ...entry, payload: canonicalJson(note('No.')) }]), 4],
    ['an entry of another incident was put in', [...ofOne.slice(0, 1), ...TWO.slice(2, 3), ...ofOne.slice(1)], 3],
    ['its beginning is missing', ofOne.slice(1), 4],
  ])('names the link when %s', (_, entries, seq) => {
    expect(verifyRecord(entries).broken?.seq).toBe(seq);
  });
});

describe('nextEntry', () => {
  it('never goes back in time, and says what the clock showed when it was set back', () => {
    const clock = [5_000, 6_000, 2_000, 2_500, 7_000];
    const ledger = ledgerOf(
      clock.map((): Told => ['one', note('x')]),
      (index) => clock[index] ?? 0,
    );
    expect(ledger.map(({ at }) => at)).toEqual([5_000, 6_000, 6_000, 6_000, 7_000]);
    expect(ledger.map(({ clockAt }) => clockAt)).toEqual([null, null, 2_000, 2_500, null]);
    expect(verifyLedger(ledger).isWhole).toBe(true);
  });

  it('hides equal payloads behind different hashes, so that an erased one cannot be guessed', () => {
    const [one, two] = ledgerOf([
      ['one', note('Seat A3.')],
      ['two', note('Seat A3.')],
    ]);
    expect(one?.payloadHash).not.toBe(two?.payloadHash);
  });
});

describe('canonicalJson', () => {
  it('writes the same value the same way, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it('writes keys in order, numbers as JSON does, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1.5, -0, 1e21], a: 'ü"', c: undefined })).toBe('{"a":"ü\\"","b":[1.5,0,1e+21]}');
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [[undefined]], [() => 1]])(
    'throws for what JSON would change (%#)',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

/** The entry with one byte of one field changed; the same entry when the field has none to change. */
function flipped(entry: LedgerEntry, field: keyof LedgerEntry, place: number, flip: number): LedgerEntry {
  const value = entry[field];
  if (value === null) return { ...entry, [field]: field === 'clockAt' ? flip : 'x' };
  if (typeof value === 'number') return { ...entry, [field]: value + flip };
  const bytes = Buffer.from(value, 'latin1');
  if (bytes.length === 0) return entry;
  const at = place % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ flip;
  return { ...entry, [field]: bytes.toString('latin1') };
}
