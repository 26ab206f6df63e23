import { beforeAll, describe, expect, test } from 'vitest';
import { recordJson } from '../../../../main/incidents/exports/record-json.ts';
import { readRecordFile, verifyRecordFile } from '../../../../main/incidents/record-file.ts';
import { anExportContext } from '../../../helpers/export-builders.ts';
import { aStudentLine } from '../../../helpers/incident-builders.ts';
import { good, incidentConsole } from '../../../helpers/incident-console.ts';

interface Written {
  incidents: { [field: string]: unknown; chain: { [field: string]: unknown }[] }[];
}

let text = '';
let number = '';

beforeAll(async () => {
  const school = incidentConsole();
  const one = await school.submitted({}, { students: [aStudentLine(), aStudentLine({ ref: 'S2', label: 'B4' })] });
  number = one.number;
  school.sitDown('school-coordinator');
  const noted = await school.act(one, { kind: 'note', text: 'The parents were told.' });
  const reviewed = await school.act(noted, { kind: 'move', to: 'in-review', details: {} });
  const other = await school.submitted();
  const context = anExportContext({ chainOf: (id) => school.repository.entriesOf(id) });
  text = recordJson([reviewed, other], context);
});

function verified(change: (file: Written) => void = () => undefined) {
  const file = JSON.parse(text) as Written;
  change(file);
  return verifyRecordFile(good(readRecordFile(new TextEncoder().encode(JSON.stringify(file)))));
}

describe('verifyRecordFile', () => {
  test('finds every incident of an exported record whole', () => {
    expect(verified().map(({ isWhole }) => isWhole)).toEqual([true, true]);
    expect(verified()[0]).toMatchObject({ number, broken: null });
    expect(verified()[0]?.hashes.at(-1)).toBe(verified()[0]?.head);
  });

  test('names the entry whose text was changed', () => {
    const [first, second] = verified((file) => {
      const entry = file.incidents[0]?.chain.find(({ kind }) => kind === 'note');
      if (entry !== undefined) entry.payload = String(entry.payload).replace('were told', 'were not told');
    });
    expect(first).toMatchObject({ isWhole: false, broken: { number, what: expect.stringContaining('changed') } });
    expect(second?.isWhole).toBe(true);
  });

  test('names what is missing in the middle', () => {
    const [first] = verified((file) => file.incidents[0]?.chain.splice(1, 1));
    expect(first).toMatchObject({ isWhole: false, broken: { what: expect.stringContaining('missing') } });
  });

  test.each([
    [
      'description',
      (told: Written['incidents'][number]) => Object.assign(told.content as object, { description: 'x' }),
    ],
    ['state', (told: Written['incidents'][number]) => Object.assign(told, { state: 'closed' })],
    ['number', (told: Written['incidents'][number]) => Object.assign(told, { number: 'INC-2026-2222' })],
    ['students', (told: Written['incidents'][number]) => Object.assign(told, { students: [] })],
    ['author', (told: Written['incidents'][number]) => Object.assign(told.submittedBy as object, { name: 'Eve' })],
    ['head', (told: Written['incidents'][number]) => Object.assign(told, { head: '0'.repeat(64) })],
  ])('finds a file that tells another %s than its untouched entries', (_, change) => {
    const [first, second] = verified((file) => {
      if (file.incidents[0] !== undefined) change(file.incidents[0]);
    });
    expect(first).toMatchObject({ isWhole: false, broken: { what: expect.stringContaining('something else') } });
    expect(second?.isWhole).toBe(true);
  });

  test('finds entries cut off at the end when the file tells of them', () => {
    const [first] = verified((file) => file.incidents[0]?.chain.pop());
    expect(first?.isWhole).toBe(false);
  });
});

describe('readRecordFile', () => {
  test.each([
    ['no JSON', 'number;state'],
    ['other JSON', '{"incidents": []}'],
    ['a district summary', '{"incidents": [{"number": "INC-2026-7F3K"}]}'],
    ['a number without end', '{"incidents": [{"number": "x", "chain": [{"seq": 1e999}]}]}'],
  ])('refuses %s', (_, content) => {
    expect(readRecordFile(new TextEncoder().encode(content))).toMatchObject({
      ok: false,
      error: { code: 'not-a-record' },
    });
  });

  test('refuses a time that no calendar has', () => {
    const file = JSON.parse(text) as Written;
    Object.assign(file.incidents[0]?.chain[0] ?? {}, { at: 1e300 });
    expect(readRecordFile(new TextEncoder().encode(JSON.stringify(file)))).toMatchObject({ ok: false });
  });

  test('refuses a number that a terminal would obey, such as one that paints "is whole" over the answer', () => {
    const file = JSON.parse(text) as Written;
    Object.assign(file.incidents[0] ?? {}, { number: '\u001b[2J\u001b[HINC-2026-7F3K is whole' });
    expect(readRecordFile(new TextEncoder().encode(JSON.stringify(file)))).toMatchObject({ ok: false });
  });

  test('takes what is named as the parts of every object are for text like any other', () => {
    const hostile = text.replace('"incidents"', '"__proto__": {"number": "x"}, "constructor": {}, "incidents"');
    expect(good(readRecordFile(new TextEncoder().encode(hostile))).incidents).toHaveLength(2);
    expect(Object.hasOwn(Object.prototype, 'number')).toBe(false);
  });

  test('reads lists within lists without end', () => {
    const deep = `{"incidents": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(readRecordFile(new TextEncoder().encode(deep))).toMatchObject({ ok: false });
  });

  test('refuses what is no text', () => {
    expect(readRecordFile(Uint8Array.of(0xff, 0xfe, 0x00))).toMatchObject({ ok: false });
  });
});
