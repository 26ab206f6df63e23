import type { Program } from '../programs/schema.ts';
import type { DiagnosisLayer } from './diagnosis.ts';
import type { DutyStatus, IncidentContent, StudentView } from './incident.ts';
import type { IncidentState } from './incident-codes.ts';
import type { IncidentEvent } from './incident-events.ts';
import type { IncidentEvidence } from './incident-evidence.ts';
import { effectiveSeverity } from './incident-rules.ts';
import type { IncidentView } from './incident-view.ts';
import { ROLE_WORDS, STAFF_ROLE_WORDS } from './incident-wording.ts';
import { studentCountOf } from './student-count.ts';
import { textMask } from './text-mask.ts';

type Kept<Key extends keyof IncidentContent> = Pick<IncidentContent, Key>;

/** One exhibit without names of staff and without the records of single devices. */
export interface MaskedExhibit
  extends Pick<IncidentEvidence['account'], 'span' | 'bands' | 'samplesSummary'>,
    Pick<IncidentEvidence, 'madeAt' | 'series'> {
  readonly findings: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly layer: DiagnosisLayer;
    readonly sentence: string;
  }[];
}

/** Something that happened to the incident: when, which role, what. */
export interface MaskedEvent {
  readonly at: number;
  readonly role: string;
  readonly kind: NonNullable<IncidentEvent['payload']>['kind'];
  /** Of a move; null: the event is none. */
  readonly to: IncidentState | null;
  readonly note: string;
}

/** What the district may read: every fact, no name, label or number of a person. */
export interface DistrictIncident
  extends Kept<
    | 'programId'
    | 'platformId'
    | 'deliveryMode'
    | 'phase'
    | 'occurredAt'
    | 'awareAt'
    | 'categoryCode'
    | 'severity'
    | 'toldSchoolAt'
    | 'toldDistrictAt'
    | 'toldStateAt'
    | 'toldVendorAt'
  > {
  readonly number: string;
  readonly state: IncidentState;
  readonly since: number;
  readonly testName: string;
  readonly contentArea: string;
  readonly grade: string;
  readonly unit: string;
  readonly roomName: string;
  readonly devices: readonly string[];
  readonly description: string;
  readonly sequence: readonly { readonly at: number | null; readonly text: string }[];
  readonly cause: string;
  readonly actionsTaken: string;
  readonly correctivePlan: string;
  readonly outcome: string;
  readonly heardFrom: string;
  readonly studentCount: number | null;
  readonly students: readonly (Pick<
    StudentView,
    'ref' | 'startedAt' | 'minutesLost' | 'responsesSaved' | 'requested' | 'state' | 'since'
  > & { readonly device: string | null; readonly portalRequestId: string })[];
  readonly staff: readonly {
    readonly role: string;
    readonly trainedOn: string | null;
    readonly isAgreementOnFile: boolean | null;
  }[];
  readonly vendorCaseNumber: string;
  readonly stateCaseNumber: string;
  readonly material: IncidentContent['material'];
  readonly swaps: readonly {
    readonly studentRef: string | null;
    readonly from: string;
    readonly to: string;
    readonly at: number;
    readonly savedAnswers: string;
    readonly note: string;
  }[];
  readonly attachments: readonly string[];
  readonly duties: readonly Pick<DutyStatus, 'title' | 'actor' | 'dueAt' | 'state' | 'doneAt'>[];
  readonly districtReasons: readonly string[];
  readonly exhibits: readonly MaskedExhibit[];
  readonly events: readonly MaskedEvent[];
  readonly head: string;
}

/**
 * The incident as a district may read it. Staff become roles, labels, last digits and result references of students are gone, and
 * what people wrote is kept but for what names somebody or looks like it.
 *
 * @param known    Words that are no persons: rooms, devices, school.
 * @param program  Says how grave it counts where no person said so; null: none was chosen.
 */
export function forDistrict(view: IncidentView, known: readonly string[], program: Program | null): DistrictIncident {
  const { content } = view;
  const mask = textMask(view, known);
  const { programId, platformId, deliveryMode, phase, occurredAt, awareAt, categoryCode } = content;
  const severity = effectiveSeverity(content, program);
  const { toldSchoolAt, toldDistrictAt, toldStateAt, toldVendorAt, material } = content;
  return {
    number: view.number,
    state: view.state,
    since: view.since,
    ...{ programId, platformId, deliveryMode, phase, occurredAt, awareAt, categoryCode, severity },
    ...{ toldSchoolAt, toldDistrictAt, toldStateAt, toldVendorAt },
    testName: mask.words(content.testName),
    contentArea: mask.words(content.contentArea),
    grade: mask.words(content.grade),
    unit: mask.words(content.unit),
    roomName: mask.literal(content.roomName),
    devices: content.devices.map(({ label }) => mask.literal(label)),
    description: mask.words(content.description),
    sequence: content.sequence.map(({ at, text }) => ({ at, text: mask.words(text) })),
    cause: mask.words(content.cause),
    actionsTaken: mask.words(content.actionsTaken),
    correctivePlan: mask.words(content.correctivePlan),
    outcome: mask.words(content.outcome),
    heardFrom: mask.words(content.heardFrom),
    studentCount: studentCountOf(content, view.students),
    students: view.students.map(
      ({ ref, startedAt, minutesLost, responsesSaved, requested, state, since, ...line }) => ({
        ...{ ref, startedAt, minutesLost, responsesSaved, requested, state, since },
        device: line.device === null ? null : mask.literal(line.device.label),
        portalRequestId: mask.literal(line.portalRequestId),
      }),
    ),
    staff: content.staff.map(({ role, trainedOn, isAgreementOnFile }) => ({
      role: STAFF_ROLE_WORDS[role],
      trainedOn,
      isAgreementOnFile,
    })),
    vendorCaseNumber: mask.literal(content.vendorCaseNumber),
    stateCaseNumber: mask.literal(view.stateCaseNumber),
    material:
      material === null
        ? null
        : {
            documentType: mask.words(material.documentType),
            securityNumber: mask.literal(material.securityNumber),
            issue: material.issue,
          },
    swaps: view.swaps.map(({ studentRef, from, to, at, savedAnswers, note }) => ({
      ...{ studentRef, at, savedAnswers },
      from: mask.literal(from.label),
      to: mask.literal(to.label),
      note: mask.words(note),
    })),
    attachments: view.attachments.map(({ kind }) => kind),
    duties: view.duties.map(({ title, actor, dueAt, state, doneAt }) => ({ title, actor, dueAt, state, doneAt })),
    districtReasons: view.districtReasons,
    exhibits: evidenceOf(view).map((evidence) => maskedExhibit(evidence, mask.literal)),
    events: view.events.flatMap((event) => maskedEvent(event, mask.words)),
    head: view.head,
  };
}

/** Every exhibit, oldest first. */
export function evidenceOf({ events }: Pick<IncidentView, 'events'>): IncidentEvidence[] {
  return events.flatMap(({ payload }) => (payload?.kind === 'evidence' ? [payload.evidence] : []));
}

function maskedExhibit({ madeAt, series, account }: IncidentEvidence, mask: (text: string) => string): MaskedExhibit {
  const { span, bands, samplesSummary, findings } = account;
  return {
    madeAt,
    span,
    samplesSummary,
    bands: bands.map((band) => ({ ...band, roomName: mask(band.roomName) })),
    series: series.map((one) => ({ ...one, name: mask(one.name) })),
    findings: findings.map(({ since, endedAt, layer, sentence }) => ({
      from: since,
      to: endedAt,
      layer,
      sentence: mask(sentence),
    })),
  };
}

/** Reading it is nobody's business outside of the school. */
function maskedEvent({ at, by, payload }: IncidentEvent, mask: (text: string) => string): MaskedEvent[] {
  if (payload === null || payload.kind === 'opened') return [];
  const isMove = payload.kind === 'moved';
  return [
    {
      at,
      role: ROLE_WORDS[by.role],
      kind: payload.kind,
      to: isMove ? payload.to : null,
      note: mask(isMove ? (payload.details.note ?? '') : payload.kind === 'note' ? payload.text : ''),
    },
  ];
}
