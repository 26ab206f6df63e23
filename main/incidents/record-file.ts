import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { EpochMs } from '../../shared/model/epoch-ms.ts';
import { IncidentNumber } from '../../shared/model/incident.ts';
import type { AuditResult } from '../../shared/model/incident-view.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { foldIncident } from './fold.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { readEvents } from './read-event.ts';
import type { IncidentRecord } from './record.ts';
import { verifyRecord } from './verify-ledger.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const Entry = z.strictObject({
  seq: z.int().min(1),
  id: z.string(),
  at: EpochMs,
  clockAt: EpochMs.nullable(),
  incidentId: z.string(),
  kind: z.string(),
  by: z.string(),
  payloadHash: hash,
  ledgerPrev: hash.nullable(),
  incidentPrev: hash.nullable(),
  hash,
  payload: z.string().nullable(),
  salt: z.string().nullable(),
});

const RecordFile = z.object({
  incidents: z.array(z.looseObject({ number: IncidentNumber, chain: z.array(Entry).min(1) })).min(1),
});

/** An exported record (`exports/record-json.ts`) as it was read; whether it holds is asked with {@link verifyRecordFile}. */
export type RecordFile = z.infer<typeof RecordFile>;

/** What became of one incident of the file. */
export interface VerifiedRecord extends AuditResult {
  /** As the file calls it. */
  readonly number: string;
  /** Of every entry, oldest first. */
  readonly hashes: readonly string[];
}

/** @returns `not-a-record` with a sentence for whatever is none. */
export function readRecordFile(bytes: Uint8Array): Result<RecordFile> {
  try {
    const read = RecordFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (read.success) return ok(read.data);
  } catch {
    // Neither text nor JSON: the same answer.
  }
  return fail(
    'not-a-record',
    'That file is no record of incidents. Export one with --kind record --format json and name that file.',
  );
}

/**
 * Verifies every incident of the file by itself: that its entries form an unbroken chain, and that what the file tells beside them is
 * what they say. Times until something is due are left out, since they depend on the day and on the program's rules.
 */
export function verifyRecordFile({ incidents }: RecordFile): VerifiedRecord[] {
  return incidents.map(({ number, chain, ...told }) => {
    // Which kinds there are is no matter of the chain: a record of a later console verifies too.
    const entries = chain as LedgerEntry[];
    const result = verifyRecord(entries);
    const hashes = entries.map((entry) => entry.hash);
    const [first] = entries;
    const last = entries.at(-1);
    if (!result.isWhole || first === undefined || last === undefined) return { number, ...result, hashes };
    const different = differenceOf({ number, ...told }, foldIncident(readEvents(entries)));
    if (different === null) return { number, ...result, hashes };
    const what = `Its entries are whole, but under "${different}" the file tells something else than they say.`;
    return { number, ...result, isWhole: false, hashes, broken: { seq: last.seq, at: last.at, number, what } };
  });
}

/** What the file tells of the incident that follows from its entries alone. */
const TOLD = [
  'id',
  'number',
  'state',
  'since',
  'submittedAt',
  'submittedBy',
  'content',
  'students',
  'stateCaseNumber',
  'swaps',
  'attachments',
  'isOnHold',
  'isPurged',
  'head',
] as const satisfies readonly (keyof IncidentRecord)[];

/** The first field that differs; null: none. */
function differenceOf(told: Readonly<Record<string, unknown>>, record: IncidentRecord | null): string | null {
  if (record === null) return 'chain';
  return TOLD.find((field) => !isDeepStrictEqual(told[field], asWritten(record[field]))) ?? null;
}

/** As a file holds it: without what is undefined. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
