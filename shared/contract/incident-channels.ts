import { z } from 'zod';
import { DayReport } from '../model/day-report.ts';
import { ExchangeState, KeyCard, ReadExchange, ReceivedRequest } from '../model/district-exchange.ts';
import { EpochMs } from '../model/epoch-ms.ts';
import { ErasableRequest, FileDecision, HeldRequest } from '../model/held-request.ts';
import { Attachment, IncidentDraft, IncidentId, IncidentPage, IncidentQuery, Person } from '../model/incident.ts';
import {
  AccessState,
  AuditResult,
  ExportFormat,
  ExportKind,
  IncidentAction,
  IncidentView,
  PersonDraft,
  Pin,
  PurgeItem,
} from '../model/incident-view.ts';
import { DeviceId, RoomId } from '../model/roster.ts';
import { ProgramList } from '../programs/schema.ts';
import { nothing, push, request } from './entry.ts';

const which = z.strictObject({ incidentId: IncidentId });
const fileName = z.string().nullable();

/** Incidents, the people who may decide on them, and what goes in and out of the console for them. */
export const incidentChannels = {
  'access.state': request(nothing, AccessState, 'Who is signed in, and who could be.'),
  'access.signIn': request(
    z.strictObject({ personId: Person.shape.id, pin: Pin }),
    AccessState,
    'Refused with `wrong-pin` or `too-many-attempts` and the time until the next try.',
  ),
  'access.signOut': request(nothing, AccessState, 'Ends it; drafts are untouched.'),
  'access.touch': request(nothing, nothing, 'Somebody typed or moved the mouse: the idle clock begins anew.'),
  'access.savePerson': request(
    z.strictObject({ personId: Person.shape.id.nullable(), draft: PersonDraft, pin: Pin.nullable() }),
    AccessState,
    'Makes a person (with a PIN) or changes one; the first person must be a coordinator. `pin` null: stays.',
  ),
  'access.removePerson': request(
    z.strictObject({ personId: Person.shape.id }),
    AccessState,
    'What they did stays in the record.',
  ),

  'incidents.list': request(IncidentQuery, IncidentPage, 'What the person may see, by due clock or newest first.'),
  'incidents.get': request(which, IncidentView, 'One incident; that it was read is noted in it.'),
  'incidents.prefill': request(
    z.strictObject({
      roomId: RoomId.nullable(),
      deviceIds: z.array(DeviceId).max(1_000),
      /** Of a finding of the diagnosis that led here. */
      findingId: z.string().max(600).nullable(),
      /** When it happened, for one that is logged from the timeline; absent: the finding says, or it is now. */
      occurredAt: EpochMs.nullable().optional(),
    }),
    IncidentDraft,
    'A new draft with its number and all that the console knows already: time, session, room, devices, platform, who. On disk with the first `incidents.saveDraft`.',
  ),
  'incidents.drafts': request(nothing, z.array(IncidentDraft), 'Drafts that the person may go on with, newest first.'),
  'incidents.saveDraft': request(
    IncidentDraft.omit({ savedAt: true, authorId: true }),
    z.strictObject({ savedAt: z.number() }),
    'Replies when it is on disk.',
  ),
  'incidents.discardDraft': request(
    z.strictObject({ draftId: IncidentId, reason: z.string().trim().min(1).max(2_000) }),
    nothing,
    'Its number stays used; the reason is noted, the text is not kept.',
  ),
  'incidents.submit': request(
    z.strictObject({ draftId: IncidentId }),
    IncidentView,
    'Replies when it is on disk, with the swaps of the draft and what was measured around it as events. Refused with what is missing.',
  ),
  'incidents.act': request(
    z.strictObject({
      incidentId: IncidentId,
      /** The newest event that the person has seen; another one since then is refused with `changed-meanwhile`. */
      head: z.string().length(64),
      action: IncidentAction,
    }),
    IncidentView,
    'Adds to an incident or moves it on; refused with a reason where the rules or the role do not allow it.',
  ),
  'incidents.attach': request(
    z.strictObject({
      incidentId: IncidentId,
      kind: Attachment.shape.kind,
      note: z.string().trim().max(2_000),
      /** The person says that it shows no test content and no screen of a test. */
      isWithoutTestContent: z.literal(true),
    }),
    IncidentView.nullable(),
    'Asks for a file and keeps it with the incident; null: they changed their mind.',
  ),
  'incidents.saveAttachment': request(
    z.strictObject({ incidentId: IncidentId, attachmentId: z.string().max(64) }),
    fileName,
    'Saves it where the person says.',
  ),
  'incidents.export': request(
    z.strictObject({
      incidentIds: z.array(IncidentId).min(1).max(500),
      kind: ExportKind,
      format: ExportFormat,
      /** For `form`: which form of the program. */
      formId: z.string().max(80).nullable(),
      /** For `form`: what was typed for this printing, by `field label` or `ref/field label`. Never saved. */
      typed: z.record(z.string().max(220), z.string().max(400)),
    }),
    fileName,
    'Saves a file where the person says, and notes it in every incident that is in it.',
  ),
  'incidents.saveActionList': request(
    z.strictObject({ incidentIds: z.array(IncidentId).max(500).nullable(), format: z.enum(['pdf', 'csv']) }),
    fileName,
    'What is asked for which student line, to work through in the vendor portal. Null: everything open.',
  ),
  'incidents.day': request(z.strictObject({ dayAt: EpochMs }), DayReport, 'A day in numbers; `dayAt`: local midnight.'),
  'incidents.saveDay': request(
    z.strictObject({ dayAt: EpochMs, format: z.enum(['pdf', 'json', 'csv']) }),
    fileName,
    'Saves the day report where the person says.',
  ),
  'incidents.audit': request(nothing, AuditResult, 'Walks the whole ledger and says whether anything was changed.'),
  'incidents.purgeList': request(nothing, z.array(PurgeItem), 'Incidents past their keep-until date and not on hold.'),
  'incidents.purge': request(
    z.strictObject({
      incidentIds: z.array(IncidentId).min(1).max(10_000),
      reason: z.string().trim().min(1).max(2_000),
    }),
    z.strictObject({ purged: z.int() }),
    'Erases what they hold and leaves number, dates and category. School or district coordinator.',
  ),
  'programs.list': request(nothing, ProgramList, 'All testing programs, and the program files that could not be read.'),

  'exchange.state': request(nothing, ExchangeState, "This console's card, whom it trusts, what it received."),
  'exchange.saveCard': request(
    z.strictObject({ name: KeyCard.shape.name }),
    fileName,
    'Saves the card for the other console.',
  ),
  'exchange.trust': request(
    z.strictObject({ card: KeyCard }),
    ExchangeState,
    'After its fingerprint was compared on the phone.',
  ),
  'exchange.forget': request(z.strictObject({ signingKey: z.string().max(64) }), ExchangeState, 'Trusts it no more.'),
  'exchange.saveRequest': request(
    z.strictObject({ incidentId: IncidentId, to: z.string().max(64) }),
    fileName,
    "Saves a request for the district, sealed for its key (`to`: the key's `signingKey`).",
  ),
  'exchange.pickFile': request(
    nothing,
    ReadExchange.nullable(),
    'Asks for a file and takes it in: a card is shown, a request waits in the queue, an answer moves its incident. Refused when forged, old or for somebody else.',
  ),
  'exchange.answer': request(
    z.strictObject({
      requestId: z.string().max(64),
      decision: FileDecision,
      note: z.string().trim().min(1).max(2_000),
      students: z.record(z.string(), z.enum(['approved', 'denied'])),
    }),
    z.strictObject({ received: ReceivedRequest, fileName }),
    'District coordinator: decides and saves the answer file.',
  ),
  'exchange.eraseList': request(
    nothing,
    z.array(ErasableRequest),
    'District coordinator: requests of other consoles that may be erased, those past their keep-until date first.',
  ),
  'exchange.erase': request(
    z.strictObject({
      requestIds: z.array(HeldRequest.shape.requestId).min(1).max(10_000),
      reason: z.string().trim().min(1).max(2_000),
    }),
    z.strictObject({ erased: z.int() }),
    'District coordinator: erases what they hold, for good; number, school, decision and dates stay in the ledger.',
  ),

  'access.changed': push(AccessState, 'Somebody signed in or out.'),
  'incidents.changed': push(
    z.strictObject({ incidentIds: z.array(IncidentId), counts: IncidentPage.shape.counts }),
    'Incidents or drafts changed; ask again for what is on screen.',
  ),
} as const;
