import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportContext } from '../../../../../main/incidents/exports/context.ts';
import { type ExportFile, makeActionList, makeExport } from '../../../../../main/incidents/exports/index.ts';
import { EXPORT_WORDS } from '../../../../../shared/model/export-wording.ts';
import type { DeviceSwap, IncidentContent, StudentView } from '../../../../../shared/model/incident.ts';
import type { IncidentEvent, IncidentEventPayload } from '../../../../../shared/model/incident-events.ts';
import type { ExportKind, IncidentView } from '../../../../../shared/model/incident-view.ts';
import { MINUTE_MS } from '../../../../../shared/units.ts';
import { aFinding, anAlert } from '../../../../helpers/diagnosis-builders.ts';
import { anExportContext } from '../../../../helpers/export-builders.ts';
import {
  aContent,
  anActor,
  anAttachment,
  anEvent,
  anEvidence,
  anIncidentView,
  aStudent,
  aSwap,
  INCIDENT_AT,
} from '../../../../helpers/incident-builders.ts';

/** Identifiers that are planted everywhere an incident can hold them, each where such a thing stands in real life. */
interface Planted {
  /** `Qorvixen`: made up, so that it stands nowhere else. */
  readonly staffName: string;
  readonly studentName: string;
  readonly label: string;
  readonly lastFour: string;
  readonly resultId: string;
  readonly email: string;
  readonly stateId: string;
  readonly room: string;
  readonly device: string;
}

const made = (head: string) =>
  fc
    .string({ unit: fc.constantFrom(...'bdfghklmnprstvz'), minLength: 4, maxLength: 8 })
    .map((tail) => `${head}${tail}`);
const digits = (count: number) =>
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));

const planted: fc.Arbitrary<Planted> = fc.record({
  staffName: fc.tuple(made('Qu'), made('Xo')).map((parts) => parts.join(' ')),
  studentName: fc.tuple(made('Ze'), made('Wo')).map((parts) => parts.join(' ')),
  label: made('J').map((text) => text.slice(0, 6)),
  lastFour: digits(4),
  resultId: made('RES-'),
  email: made('vy').map((user) => `${user}@example.org`),
  stateId: digits(9),
  room: made('Krypt '),
  device: made('DEV-'),
});

const BETWEEN = fc.constantFrom(' ', ', ', ' (', '\n', ' "', '; ');

/** A sentence that tells everything it should not. */
function telling(all: Planted, glue: string, { hasPlace }: { readonly hasPlace: boolean }): string {
  const parts = [
    all.staffName,
    `student ${all.studentName}`,
    `seat ${all.label}`,
    `number ${all.lastFour}`,
    all.resultId,
    all.email,
    `id ${all.stateId}`,
  ];
  return `It froze:${glue}${(hasPlace ? [...parts, all.room, all.device] : parts).join(`,${glue}`)}.`;
}

function viewWith(all: Planted, glue: string): IncidentView {
  const text = telling(all, glue, { hasPlace: true });
  const content: IncidentContent = {
    ...aContent({ categoryCode: 'TECH-DEV', roomName: all.room, reporter: all.staffName }),
    devices: [{ deviceId: 'device-1', label: all.device }],
    description: text,
    sequence: [{ at: INCIDENT_AT, text }],
    cause: text,
    actionsTaken: text,
    correctivePlan: text,
    outcome: text,
    heardFrom: text.slice(0, 120),
    staff: [{ name: all.staffName, role: 'proctor', contact: all.email, trainedOn: null, isAgreementOnFile: true }],
    statements: [{ role: 'proctor', signedOn: null, isNotarized: false, whereKept: `with ${all.staffName}` }],
    proof: [{ proofId: 'p', have: false, reason: `ask ${all.staffName}` }],
    toldParentsAt: INCIDENT_AT,
  };
  const line: StudentView = aStudent({
    label: all.label,
    lastFour: all.lastFour,
    resultId: all.resultId,
    device: { deviceId: null, label: all.device },
    isPlanInvolved: true,
  });
  const swap: DeviceSwap = aSwap({ seat: all.label, from: { deviceId: 'device-1', label: all.device }, note: text });
  const by = anActor({ name: all.staffName });
  const evidence = anEvidence();
  const span = evidence.account.span;
  const exhibit = {
    ...evidence,
    account: {
      ...evidence.account,
      text,
      title: `What happened in ${all.room}`,
      scope: { kind: 'room' as const, roomName: all.room },
      bands: [
        { roomName: all.room, roomId: 'room-1', bands: [{ ...span, devices: 3, down: 1, troubled: 0, unknown: 0 }] },
      ],
      findings: [aFinding({ sentence: `${all.device} in ${all.room} is silent.` })],
      alerts: [anAlert({ acknowledgedBy: all.staffName, acknowledgedAt: INCIDENT_AT })],
      transitions: [
        {
          id: 1,
          at: INCIDENT_AT,
          deviceId: 'device-1',
          deviceLabel: all.device,
          roomName: all.room,
          seat: all.label,
          from: 'up' as const,
          to: 'down' as const,
          evidence: { kind: 'silent' as const, reason: 'timeout' as const, tries: 4, lookedBeyondEcho: true },
        },
      ],
    },
    series: [
      {
        kind: 'room' as const,
        name: all.room,
        points: [{ minuteAt: INCIDENT_AT, rttAvgMs: 4, rttMaxMs: 9, lossRatio: 0.2 }],
      },
    ],
  };
  const { state: _, since: __, portalRequestId: ___, ...stored } = line;
  const payloads: IncidentEventPayload[] = [
    { kind: 'submitted', number: 'INC-2026-7F3K', begunAt: INCIDENT_AT, content, students: [stored] },
    { kind: 'opened' },
    { kind: 'note', text },
    { kind: 'evidence', evidence: exhibit },
    { kind: 'amended', changes: { description: text }, reason: text },
    { kind: 'student-amended', ref: 'S1', changes: { label: all.label }, reason: text },
    { kind: 'student-moved', ref: 'S1', from: 'requested', to: 'district-approved', note: text, portalRequestId: '' },
    { kind: 'swap', swap },
    { kind: 'attached', attachment: anAttachment({ name: `${all.studentName}.pdf` }), note: text },
    { kind: 'exported', what: 'State form', format: 'pdf', fileName: `${all.studentName}.pdf` },
    {
      kind: 'moved',
      from: 'submitted',
      to: 'in-review',
      details: { note: text },
      remote: { requestId: 'r', decidedBy: all.staffName, decidedAt: INCIDENT_AT, fingerprint: 'F' },
    },
  ];
  const events: IncidentEvent[] = payloads.map((payload, index) => anEvent(payload, { seq: index + 1, by }));
  return anIncidentView({
    content,
    students: [line],
    events,
    swaps: [swap],
    attachments: [anAttachment({ name: `${all.studentName}.pdf` })],
    submittedBy: by,
    stateCaseNumber: 'ST-1',
  });
}

/** The school's roster knows the room and the device: known words must not open a gap. */
function contextOf({ content, students }: IncidentView): ExportContext {
  const context = anExportContext();
  const name = content.roomName;
  const label = content.devices[0]?.label ?? '';
  const studentLabel = students[0]?.label ?? null;
  const roster = {
    rooms: context.roster.rooms.map((one) => ({ ...one, name })),
    devices: context.roster.devices.map((one) => ({ ...one, label, studentLabel })),
  };
  return { ...context, roster };
}

function madeOf(kind: ExportKind, view: IncidentView): ExportFile[] {
  return EXPORT_WORDS[kind].formats.map((format) => {
    const input = { incidentIds: ['incident-1'], kind, format, formId: null, typed: {} };
    const made = makeExport(input, [view], contextOf(view));
    return made.ok ? made.value : expect.fail(made.error.message);
  });
}

/** Everything that can be made of a kind, with the name of the file. */
function filesOf(kind: ExportKind, view: IncidentView): string[] {
  return madeOf(kind, view).map((file) => `${file.name}\n${file.write([view], contextOf(view))}`);
}

/** Names also by each of their parts. Digits as a number of their own: a time in milliseconds holds any four of them. */
function expectNone(texts: readonly string[], words: readonly string[]) {
  for (const text of texts) {
    for (const part of words.flatMap((word) => [word, ...word.split(' ')])) {
      if (/^\d+$/.test(part)) expect(text).not.toMatch(new RegExp(`(?<![\\d.])${part}(?!\\d|\\.\\d)`));
      else expect(text.toLowerCase()).not.toContain(part.toLowerCase());
    }
  }
}

const students = ({ studentName, label, lastFour, resultId, email, stateId }: Planted) => [
  studentName,
  label,
  lastFour,
  resultId,
  email,
  stateId,
];
const RUNS = { numRuns: 40 };

describe('exports never hold what their kind forbids', () => {
  test('a share copy holds no name, label, number, room, device or text, whatever was planted', () => {
    fc.assert(
      fc.property(planted, BETWEEN, (all, glue) => {
        const texts = filesOf('share', viewWith(all, glue));
        expectNone(texts, [
          ...students(all),
          all.staffName,
          all.room.replace('Krypt ', ''),
          all.device,
          'froze',
          '7F3K',
        ]);
      }),
      RUNS,
    );
  });

  test('a district summary holds no staff name, no label, number or reference of a student', () => {
    fc.assert(
      fc.property(planted, BETWEEN, (all, glue) => {
        const texts = filesOf('district', viewWith(all, glue));
        expectNone(texts, [...students(all), all.staffName]);
        for (const text of texts) expect(text).toContain('It froze');
      }),
      RUNS,
    );
  });

  test('a help-desk file names the device and nobody', () => {
    fc.assert(
      fc.property(planted, BETWEEN, (all, glue) => {
        const texts = filesOf('help-desk', viewWith(all, glue));
        expectNone(texts, [...students(all), all.staffName]);
        for (const text of texts) expect(text).toContain(all.device);
      }),
      RUNS,
    );
  });

  test('no file is named after a person, a room or a device', () => {
    fc.assert(
      fc.property(planted, (all) => {
        const view = viewWith(all, ' ');
        const list = makeActionList('pdf', [view], contextOf(view));
        const made = (['record', 'district', 'share', 'help-desk'] as const).flatMap((kind) => madeOf(kind, view));
        const names = [...made, ...(list.ok ? [list.value] : [])].map(({ name }) => name);
        expect(names.length).toBeGreaterThan(8);
        expectNone(names, [...students(all), all.staffName, all.room, all.device]);
      }),
      RUNS,
    );
  });

  test('a record holds everything, so the planted words do stand where they may', () => {
    fc.assert(
      fc.property(planted, (all) => {
        const [page = ''] = filesOf('record', viewWith(all, ' '));
        for (const word of [all.staffName, all.label, all.lastFour, all.resultId, all.email, all.room, all.device]) {
          expect(page).toContain(word);
        }
      }),
      RUNS,
    );
  });

  test('an earlier label and reporter are taken out too, once they were amended', () => {
    const content = aContent({ description: 'Asked Ulberto at seat QX9.', reporter: 'Dana Whitfield' });
    const view = anIncidentView({
      content,
      students: [aStudent({ label: 'B7' })],
      events: [
        anEvent({
          kind: 'submitted',
          number: 'INC-2026-7F3K',
          begunAt: 0,
          content: { ...content, reporter: 'Ulberto' },
          students: [{ ...aStudent({ label: 'QX9' }), ...{} }].map(
            ({ state: _, since: __, portalRequestId: ___, ...line }) => line,
          ),
        }),
      ],
    });
    for (const text of filesOf('district', view)) {
      expect(text).not.toContain('Ulberto');
      expect(text).not.toContain('QX9');
    }
  });
});

describe('a share copy', () => {
  const several = () => {
    const at = (minutes: number, roomName: string, studentCount: number | null) =>
      anIncidentView({
        content: aContent({ occurredAt: INCIDENT_AT + minutes * MINUTE_MS, roomName, studentCount }),
        students: [],
      });
    return [at(30, 'Room 9', 28), at(0, 'Room 114', 3), at(50, 'Room 114', 0), at(60, '', null)];
  };
  const shared = () => {
    const context = anExportContext();
    const made = makeExport(
      { incidentIds: ['a'], kind: 'share', format: 'json', formId: null, typed: {} },
      several(),
      context,
    );
    if (!made.ok) return expect.fail(made.error.message);
    return JSON.parse(made.value.write(several(), context)).incidents as Record<string, unknown>[];
  };

  test('gives rooms letters in the order of time, the same room the same letter', () => {
    expect(shared().map(({ room }) => room)).toEqual(['Room A', 'Room B', 'Room A', 'the whole school']);
  });

  test('hides small counts, and tells that nobody was affected or nobody counted', () => {
    expect(shared().map(({ students: count }) => count)).toEqual(['fewer than 10', '28', 'none', 'not counted']);
  });

  test('rounds times to a quarter of an hour and counts from one', () => {
    // 9:41 is nearer to 9:45.
    expect(shared().map(({ position, occurredAt }) => [position, occurredAt])).toEqual(
      [4, 34, 49, 64].map((minutes, index) => [index + 1, INCIDENT_AT + minutes * MINUTE_MS]),
    );
  });
});
