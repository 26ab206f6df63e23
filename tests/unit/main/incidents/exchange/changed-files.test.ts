import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NamedBytes } from '../../../../../main/services.ts';
import { answered, aSchoolAndItsDistrict, asBytes, unwrap } from '../../../../helpers/exchange.ts';

type Both = Awaited<ReturnType<typeof aSchoolAndItsDistrict>>;

let both: Both;
let files: Record<'card' | 'request' | 'answer', { readonly bytes: Uint8Array; readonly reader: Both['school'] }>;

beforeAll(async () => {
  both = await aSchoolAndItsDistrict();
  const { request, answer } = await answered(both);
  const card = unwrap(both.school.exchange.card('Maple Middle School'));
  files = {
    card: { bytes: asBytes(card).bytes, reader: both.district },
    request: { bytes: asBytes(request).bytes, reader: both.district },
    answer: { bytes: asBytes(answer).bytes, reader: both.school },
  };
});

const kinds = ['card', 'request', 'answer'] as const;
const asFile = (bytes: Uint8Array): NamedBytes => ({ name: 'file.tdcx', bytes });

describe.each(kinds)('a %s file', (kind) => {
  it('is refused with any byte changed', async () => {
    const { bytes, reader } = files[kind];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const changed = bytes.slice();
        changed[index] = (changed[index] ?? 0) ^ change;
        expect((await reader.exchange.read(asFile(changed))).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with any bit changed near its ends, where Base64 and JSON could be written in two ways', async () => {
    const { bytes, reader } = files[kind];
    const indexes = [...bytes.keys()].filter((index) => index < 60 || index > bytes.length - 12);
    for (const index of indexes) {
      for (let bit = 1; bit < 256; bit *= 2) {
        const changed = bytes.slice();
        changed[index] = (changed[index] ?? 0) ^ bit;
        expect((await reader.exchange.read(asFile(changed))).ok).toBe(false);
      }
    }
  });

  it('is refused when cut short anywhere, or followed by something', async () => {
    const { bytes, reader } = files[kind];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect((await reader.exchange.read(asFile(bytes.slice(0, length)))).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
    const longer = new Uint8Array([...bytes, 10]);
    expect((await reader.exchange.read(asFile(longer))).ok).toBe(false);
  });
});

describe('what is said of a file', () => {
  const codeOf = async (text: string) => {
    const read = await both.district.exchange.read(asFile(new TextEncoder().encode(text)));
    return read.ok ? 'ok' : read.error.code;
  };
  const textOf = (kind: (typeof kinds)[number]) => new TextDecoder().decode(files[kind].bytes);

  it('tells files apart that are no files of a console, cut short, changed, or of a newer console', async () => {
    const request = textOf('request');
    expect(await codeOf('Seat,Device\nA1,CB-1')).toBe('exchange.not-ours');
    expect(await codeOf('')).toBe('exchange.not-ours');
    expect(await codeOf(request.slice(0, -40))).toBe('exchange.cut-short');
    expect(await codeOf(request.replace('"version":1', '"version":2'))).toBe('exchange.other-version');
    expect(await codeOf(request.replace('"kind":"request"', '"kind":"answer"'))).toBe('exchange.damaged');
    expect(await codeOf(request.replace('{"format"', '{ "format"'))).toBe('exchange.not-ours');
    expect(await codeOf(`${request}\n`)).toBe('exchange.damaged');
    expect(await codeOf(textOf('answer'))).toBe('exchange.for-somebody-else');
  });
});
