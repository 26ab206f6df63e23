import { describe, expect, test } from 'vitest';
import { BYTE_ORDER_MARK } from '../../../../../main/csv-cell.ts';
import type { ExportContext } from '../../../../../main/incidents/exports/context.ts';
import { makeActionList, makeExport } from '../../../../../main/incidents/exports/index.ts';
import { EXPORT_WORDS } from '../../../../../shared/model/export-wording.ts';
import type { ExportFormat, ExportKind, IncidentView } from '../../../../../shared/model/incident-view.ts';
import { aDevice } from '../../../../helpers/builders.ts';
import { anExportContext } from '../../../../helpers/export-builders.ts';
import {
  aContent,
  anActor,
  anEvent,
  anEvidence,
  anIncidentView,
  aProgram,
  aStudent,
  aSwap,
  INCIDENT_AT,
} from '../../../../helpers/incident-builders.ts';
import { textOf } from '../../../../helpers/report-text.ts';

function made(
  kind: ExportKind,
  format: ExportFormat,
  views: IncidentView[],
  over: Partial<ExportContext> = {},
): string {
  const context = anExportContext(over);
  const file = makeExport({ incidentIds: ['x'], kind, format, formId: 'form-1', typed: {} }, views, context);
  if (!file.ok) return expect.fail(file.error.message);
  return file.value.write(views, context);
}

const ALL = (['record', 'district', 'share', 'help-desk'] as const).flatMap((kind) =>
  EXPORT_WORDS[kind].formats.map((format) => [kind, format] as const),
);

describe('every export', () => {
  test.each(ALL)('of %s as %s says what it holds and who may read it, and that the demo is none', (kind, format) => {
    const raw = made(kind, format, [anIncidentView()], { isDemo: true });
    const text = format === 'pdf' ? textOf(raw) : raw;
    expect(text).toContain(EXPORT_WORDS[kind].holds.split(':')[0]);
    expect(text).toContain(EXPORT_WORDS[kind].mayRead.split(',')[0]);
    expect(format === 'json' ? JSON.parse(raw).isDemo : text.includes('Demo school')).toBe(true);
  });

  test.each(ALL.filter(([, format]) => format === 'pdf'))('of %s prints what people typed, never runs it', (kind) => {
    const content = aContent({ description: '<script>alert(1)</script><img src=x>', roomName: '"><b>Room' });
    const page = made(kind, 'pdf', [anIncidentView({ content })]);
    expect(page).not.toMatch(/<script|<img|<b>/);
    expect(page).toContain("default-src 'none'");
  });

  test('gives CSV that a spreadsheet reads and does not run', () => {
    const csv = made('district', 'csv', [
      anIncidentView({ content: aContent({ description: '=HYPERLINK("x")\nnext' }) }),
    ]);
    expect(csv.startsWith(BYTE_ORDER_MARK)).toBe(true);
    expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m);
  });

  test.each(ALL.filter(([, format]) => format !== 'json'))(
    'of %s as %s leaves out what a terminal would obey and what turns text around',
    (kind, format) => {
      const content = aContent({
        description: 'a\u0000b\u001b[2J',
        roomName: 'Room\u0007',
        vendorCaseNumber: '\u001b7',
      });
      const text = made(kind, format, [anIncidentView({ content, students: [aStudent({ label: '\u001b[1A' })] })]);
      expect([...text].filter((sign) => /(?![\t\r\n])\p{Cc}/u.test(sign))).toEqual([]);
    },
  );

  test('counts its columns the same in every row', () => {
    for (const kind of ['district', 'share', 'help-desk'] as const) {
      const csv = made(kind, 'csv', [anIncidentView({ content: aContent({ description: 'plain' }) })]);
      const [head = '', row = ''] = csv.split('\r\n');
      const columns = (line: string) => line.replaceAll(/"[^"]*"/g, '').split(',').length;
      expect(columns(row)).toBe(columns(head));
    }
  });
});

describe('a record', () => {
  test('tells the story in the order in which a reader asks', () => {
    const events = [
      anEvent({ kind: 'submitted', number: 'INC-2026-7F3K', begunAt: 0, content: aContent(), students: [] }),
      anEvent({ kind: 'evidence', evidence: anEvidence() }, { seq: 2 }),
    ];
    const text = textOf(made('record', 'pdf', [anIncidentView({ events })]));
    const order = [
      'What happened',
      'Where and when',
      'Who knew',
      'Students',
      'What was measured',
      'What was done',
      'What was decided',
      'Every event',
      'Seal',
    ];
    const places = order.map((title) => text.indexOf(` ${title}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('tells who decided, in their words, and by whose file', () => {
    const remote = { requestId: 'r', decidedBy: 'Lee Park', decidedAt: INCIDENT_AT, fingerprint: '3F2A 91C0' };
    const move = {
      kind: 'moved' as const,
      from: 'pending-district' as const,
      to: 'district-approved' as const,
      details: { note: 'Two resets only.' },
      remote,
    };
    const text = textOf(
      made('record', 'pdf', [
        anIncidentView({
          events: [anEvent(move, { by: anActor({ name: 'Lee Park', role: 'district-coordinator' }) })],
        }),
      ]),
    );
    expect(text).toContain('decided by Lee Park in a signed file (key 3F2A 91C0)');
    expect(text).toContain('Two resets only.');
  });

  test('prints each incident on pages of its own', () => {
    const page = made('record', 'pdf', [anIncidentView(), anIncidentView({ number: 'INC-2026-8ZZZ' })]);
    expect(page.match(/<article class="incident">/g)).toHaveLength(2);
  });

  test('does not tell whether an accommodation plan is involved', () => {
    const view = (isPlanInvolved: boolean) => anIncidentView({ students: [aStudent({ isPlanInvolved })], events: [] });
    expect(made('record', 'pdf', [view(true)])).toBe(made('record', 'pdf', [view(false)]));
  });
});

describe('a form', () => {
  const program = aProgram({
    forms: [
      {
        id: 'form-1',
        name: 'Report of irregularity',
        about: 'Sent once.',
        forbidsNames: true,
        fields: [
          { label: 'School', from: 'school.name', perStudent: false },
          { label: 'SSID', from: 'typed.studentId', perStudent: true },
          { label: 'Corrective plan', from: 'plan', perStudent: false },
        ],
        sources: [],
        confidence: 'ours',
      },
    ],
  });

  test('keeps the order of the form, with blanks where nothing is known', () => {
    const text = made('form', 'txt', [anIncidentView()], { programOf: () => program });
    const keys = [...text.matchAll(/^== (.+) ==$/gm)].map(([, key]) => key);
    expect(keys).toEqual(['School', 'S1/SSID', 'Corrective plan']);
    expect(text).toContain('== School ==\nMaple Middle School');
    expect(text).toContain('== Corrective plan ==\n(nothing noted)');
  });

  test("says that names are not taken, and that this year's form counts", () => {
    const text = textOf(made('form', 'pdf', [anIncidentView()], { programOf: () => program }));
    expect(text).toContain('This form takes no names.');
    expect(text).toContain('the form of this year counts');
  });
});

describe('a form with a field named as every object has one', () => {
  test.each(['constructor', '__proto__', 'toString'])('leaves "%s" blank until it is typed', (label) => {
    const forms = [
      {
        id: 'form-1',
        name: 'Form',
        about: '',
        forbidsNames: false,
        fields: [{ label, from: 'typed.other' as const, perStudent: false }],
        sources: [],
        confidence: 'ours' as const,
      },
    ];
    const text = made('form', 'txt', [anIncidentView()], { programOf: () => aProgram({ forms }) });
    expect(text).toContain(`== ${label} ==\n(nothing noted)`);
  });
});

describe('a help-desk mail', () => {
  test('gives serial, room and what was seen, and what was told once for all devices of an incident', () => {
    const transition = {
      id: 1,
      at: INCIDENT_AT,
      deviceId: 'device-1',
      deviceLabel: 'CB-0417',
      roomName: 'Room 114',
      seat: 'A3',
      from: 'up' as const,
      to: 'down' as const,
      evidence: { kind: 'silent' as const, reason: 'timeout' as const, tries: 4, lookedBeyondEcho: false },
    };
    const base = anEvidence();
    const evidence = { ...base, account: { ...base.account, transitions: [transition] } };
    const content = aContent({
      devices: [
        { deviceId: 'device-1', label: 'CB-0417' },
        { deviceId: null, label: 'CB-0418' },
      ],
    });
    const text = made('help-desk', 'txt', [
      anIncidentView({ content, events: [anEvent({ kind: 'evidence', evidence })] }),
    ]);
    expect(text).toMatch(/^Subject: 2 devices to look at, Maple Middle School \(Room 114\)$/m);
    expect(text).toContain('Serial: 5CD1234XYZ');
    expect(text).toContain('up to down: no answer (4 tries)');
    expect(text.match(/had to be restarted/g)).toHaveLength(1);
  });

  test('names the device that was given up in a swap', () => {
    const view = anIncidentView({ content: aContent({ devices: [] }), swaps: [aSwap()] });
    expect(made('help-desk', 'txt', [view])).toContain('* CB-0417');
  });

  test('leaves out what was told of people', () => {
    const content = aContent({ categoryCode: 'STU-ILL', description: 'A student threw up on the keyboard.' });
    expect(made('help-desk', 'txt', [anIncidentView({ content })])).not.toContain('threw up');
  });

  test('gives no serial rather than one of two devices of the same label', () => {
    const context = anExportContext();
    const devices = [
      aDevice({ id: 'a', label: 'CB-1', serial: 'ONE' }),
      aDevice({ id: 'b', label: 'CB-1', serial: 'TWO' }),
    ];
    const content = aContent({ devices: [{ deviceId: null, label: 'CB-1' }] });
    const text = made('help-desk', 'txt', [anIncidentView({ content })], { roster: { ...context.roster, devices } });
    expect(text).not.toMatch(/ONE|TWO/);
  });
});

describe('a list of student actions', () => {
  function list(students: IncidentView['students']): string {
    const views = [anIncidentView({ students })];
    const file = makeActionList('pdf', views, anExportContext());
    return file.ok ? textOf(file.value.write(views, anExportContext())) : expect.fail(file.error.message);
  }

  test('asks in the words of the vendor, with a box to tick', () => {
    const text = list([aStudent({ requested: 'resume-upload' })]);
    expect(text).toContain('☐ S1 A3 CB-0417 Continue and look for the saved file Resumed Upload');
    expect(text).toContain('Keep that device with the student');
  });

  test('leaves out what is done, denied or was never asked for', () => {
    const text = list([
      aStudent({ ref: 'S1', label: 'L1', state: 'processed' }),
      aStudent({ ref: 'S2', label: 'L2', state: 'district-denied' }),
      aStudent({ ref: 'S3', label: 'L3', requested: null, state: 'noted' }),
      aStudent({ ref: 'S4', label: 'L4', state: 'district-approved' }),
    ]);
    expect([/L1/, /L2/, /L3/, /L4/].map((label) => label.test(text))).toEqual([false, false, false, true]);
  });

  test('sends people to their district where no name of the vendor was found', () => {
    expect(list([aStudent({ requested: 'restore-reset' })])).toContain('no name was found: ask your district');
  });
});
