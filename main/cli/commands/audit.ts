import type { AuditResult } from '../../../shared/model/incident-view.ts';
import { auditLedger } from '../../incidents/audit.ts';
import { readRecordFile, verifyRecordFile } from '../../incidents/record-file.ts';
import type { IncidentRepository } from '../../incidents/repository.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { AuditCommand } from '../parse/audit.ts';
import { readInput } from '../read-input.ts';
import type { Streams } from '../streams.ts';
import { auditLines, sealLine } from '../view/audit.ts';

type Wishes = Pick<AuditCommand, 'json' | 'seal'>;

/** Walks the whole ledger of a data folder. */
export async function verifyLedgerOf(
  repository: IncidentRepository,
  { json, seal }: Wishes,
  streams: Streams,
): Promise<ExitCode> {
  const result = await auditLedger(repository);
  const isSealThere = seal === null ? null : hasEntry(repository, seal);
  if (json) streams.out(JSON.stringify({ ...result, isSealThere }));
  else {
    for (const line of auditLines('The ledger', result)) streams.out(line);
    if (isSealThere !== null) streams.out(sealLine(isSealThere));
  }
  return exitOf([result], isSealThere);
}

/** Verifies an exported record, on any laptop. */
export async function verifyFile(file: string, { json, seal }: Wishes, streams: Streams): Promise<ExitCode> {
  const bytes = await readInput(file);
  const read = bytes.ok ? readRecordFile(bytes.value) : bytes;
  if (!read.ok) {
    streams.err(read.error.message);
    return EXIT.refused;
  }
  const records = verifyRecordFile(read.value);
  const isSealThere = seal === null ? null : records.some(({ hashes }) => hashes.includes(seal));
  if (json) {
    const incidents = records.map(({ hashes: _, ...record }) => record);
    streams.out(JSON.stringify({ isWhole: records.every(({ isWhole }) => isWhole), incidents, isSealThere }));
  } else {
    for (const record of records) for (const line of auditLines(record.number, record)) streams.out(line);
    if (isSealThere !== null) streams.out(sealLine(isSealThere));
  }
  return exitOf(records, isSealThere);
}

function exitOf(results: readonly Pick<AuditResult, 'isWhole'>[], isSealThere: boolean | null): ExitCode {
  return results.every(({ isWhole }) => isWhole) && isSealThere !== false ? EXIT.ok : EXIT.down;
}

const PIECE = 500;

function hasEntry(repository: IncidentRepository, hash: string): boolean {
  let after = 0;
  for (;;) {
    const piece = repository.entries(after, PIECE);
    if (piece.some((entry) => entry.hash === hash)) return true;
    const last = piece.at(-1);
    if (last === undefined) return false;
    after = last.seq;
  }
}
