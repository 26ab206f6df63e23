import type { RequestParsed } from '../../shared/contract/channels.ts';
import { Attachment } from '../../shared/model/incident.ts';
import { refusalToDo, seesStudents } from '../../shared/model/incident-rights.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { NamedBytes } from '../services.ts';
import { isOwn } from './act-on.ts';
import type { IncidentKit } from './kit.ts';
import { sha256 } from './ledger-entry.ts';
import type { IncidentRecord } from './record.ts';

/** A scanned form of many pages; more belongs in a folder, and a reference to it in the incident. */
const MAX_BYTES = 20 * 1024 * 1024;
const NAME_CHARACTERS = Attachment.shape.name.maxLength ?? 200;

/** Keeps a file with the incident, in the encrypted database; its hash stands in the ledger. */
export function attachFile(
  { incidentId, kind, note }: RequestParsed<'incidents.attach'>,
  { name, bytes }: NamedBytes,
  record: IncidentRecord,
  { book, seat, clock, makeId }: IncidentKit,
): Result<void> {
  const by = seat.actor(record.content.reporter);
  const refusal = refusalToDo('attach', by.role, isOwn(record, seat), record.state);
  if (refusal !== null || record.isPurged) return fail('not-allowed', refusal ?? 'This incident was erased.');
  if (bytes.byteLength === 0) return fail('empty-file', `${name} is empty, so it was not added. Choose another file.`);
  if (bytes.byteLength > MAX_BYTES) {
    return fail('file-too-large', `${name} is larger than 20 MB. Keep it in a folder, and note here where it is.`);
  }
  const attachment: Attachment = {
    id: makeId(),
    name: name.slice(-NAME_CHARACTERS),
    kind,
    sizeBytes: bytes.byteLength,
    sha256: sha256(bytes),
    addedAt: Math.round(clock.now()),
  };
  const file = { incidentId, attachmentId: attachment.id, bytes };
  book.add([{ incidentId, by, payload: { kind: 'attached', attachment, note } }], { file });
  return ok(undefined);
}

/** The bytes as they were attached; that they leave is noted before. */
export function fileFor(
  record: IncidentRecord,
  attachmentId: string,
  { book, repository, seat }: IncidentKit,
): Result<NamedBytes> {
  const by = seat.actor(record.content.reporter);
  if (!seesStudents(by.role))
    return fail('not-allowed', 'Files may hold names of students, so they are for coordinators.');
  const attachment = record.attachments.find(({ id }) => id === attachmentId);
  const bytes = attachment === undefined ? null : repository.file(record.id, attachmentId);
  if (attachment === undefined || bytes === null)
    return fail(
      'unknown-file',
      'This file is not here any more. Under Settings, "Is the record whole?" says what is missing.',
    );
  if (sha256(bytes) !== attachment.sha256) {
    return fail(
      'file-changed',
      `${attachment.name} is not the file that was attached, so it is not given out. Ask "Is the record whole?" under Settings.`,
    );
  }
  const payload = { kind: 'exported' as const, what: 'attachment', format: 'file', fileName: attachment.name };
  book.add([{ incidentId: record.id, by, payload }]);
  return ok({ name: attachment.name, bytes });
}
