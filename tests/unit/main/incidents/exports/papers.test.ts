import { beforeEach, describe, expect, test } from 'vitest';
import { IncidentPapers } from '../../../../../main/incidents/exports/papers.ts';
import type { LeavingFile } from '../../../../../main/incidents/services.ts';
import { verifyRecord } from '../../../../../main/incidents/verify-ledger.ts';
import type { IncidentView } from '../../../../../shared/model/incident-view.ts';
import { DAY_MS, HOUR_MS } from '../../../../../shared/units.ts';
import { anExportContext } from '../../../../helpers/export-builders.ts';
import { aProgram, aStudentLine, INCIDENT_AT } from '../../../../helpers/incident-builders.ts';
import { bad, good, incidentConsole } from '../../../../helpers/incident-console.ts';
import { ManualClock } from '../../../../helpers/manual-clock.ts';
import { aSession } from '../../../../helpers/readiness-builders.ts';

const WITH_FORM = aProgram({
  id: 'test-state',
  forms: [
    {
      id: 'report',
      name: 'Report of irregularity',
      about: 'Sent once.',
      forbidsNames: false,
      fields: [
        { label: 'School', from: 'school.name', perStudent: false },
        { label: 'What happened', from: 'description', perStudent: false },
        { label: 'Student name', from: 'typed.studentName', perStudent: true },
      ],
      sources: [],
      confidence: 'ours',
    },
  ],
});
/** Local midnight of the builders' day. */
const TODAY = new Date(2026, 10, 24).getTime();

let school: ReturnType<typeof incidentConsole>;
let papers: IncidentPapers;

beforeEach(() => {
  open(incidentConsole({ programs: [WITH_FORM] }));
});

function open(console: ReturnType<typeof incidentConsole>): void {
  school = console;
  papers = new IncidentPapers(school.kit, {
    context: () => {
      const { now: _, timeZone: __, programOf: ___, chainOf: ____, ...rest } = anExportContext();
      return rest;
    },
    sessions: () => [aSession({ plannedStartAt: INCIDENT_AT, plannedEndAt: INCIDENT_AT + HOUR_MS, moves: [] })],
    findingsBetween: () => [],
  });
  school.sitDown('school-coordinator');
}

const wish = (view: Pick<IncidentView, 'id'>, over: Partial<Parameters<IncidentPapers['export']>[0]> = {}) => ({
  incidentIds: [view.id],
  kind: 'district' as const,
  format: 'json' as const,
  formId: null,
  typed: {},
  ...over,
});

/** What stands in the file once the person chose where it goes. */
async function textOf(file: LeavingFile, name = file.name): Promise<string> {
  return good(await file.make(name)).text;
}

const exportsOf = (id: string) =>
  (school.book.record(id)?.events ?? []).flatMap(({ payload }) => (payload?.kind === 'exported' ? [payload] : []));

describe('IncidentPapers.export', () => {
  test('notes the export under the name that was chosen, before the file tells of it', async () => {
    const view = await school.submitted();
    const file = good(papers.export(wish(view, { kind: 'record', format: 'pdf' })));
    expect(exportsOf(view.id)).toEqual([]);
    const page = await textOf(file, 'for-the-office.pdf');
    expect(exportsOf(view.id)).toEqual([
      { kind: 'exported', what: 'Whole record', format: 'pdf', fileName: 'for-the-office.pdf' },
    ]);
    expect(page).toContain('Exported: Whole record as for-the-office.pdf');
    expect(page).toContain(school.book.record(view.id)?.head);
  });

  test('gives a record whose chain verifies by itself, and shows a changed byte', async () => {
    const view = await school.submitted();
    const text = await textOf(good(papers.export(wish(view, { kind: 'record' }))));
    const { incidents } = JSON.parse(text);
    expect(verifyRecord(incidents[0].chain)).toMatchObject({ isWhole: true, head: incidents[0].head });
    const forged = JSON.parse(text.replaceAll('froze', 'broke')).incidents[0].chain;
    expect(verifyRecord(forged).isWhole).toBe(false);
  });

  test('prints what was typed for a form and keeps it nowhere', async () => {
    const view = await school.submitted({ programId: 'test-state' });
    const typed = { 'S1/Student name': 'Zebulon Quark' };
    const file = good(papers.export(wish(view, { kind: 'form', format: 'txt', formId: 'report', typed })));
    const text = await textOf(file);
    expect(text).toContain('== S1/Student name ==\nZebulon Quark');
    expect(text).toContain('The computer at seat A3 froze');
    const kept = JSON.stringify(school.repository.entriesOf(view.id)) + JSON.stringify(school.repository.summaries());
    expect(kept).not.toContain('Zebulon');
    expect(file.name).not.toContain('Zebulon');
  });

  test('is noted in every incident of the file', async () => {
    const views = [await school.submitted(), await school.submitted()];
    const ids = views.map(({ id }) => id);
    await textOf(good(papers.export({ ...wish(views[0] ?? { id: '' }), incidentIds: ids })));
    expect(ids.map((id) => exportsOf(id).length)).toEqual([1, 1]);
  });

  test('writes nothing when somebody else sat down while the dialog was open', async () => {
    const view = await school.submitted();
    const file = good(papers.export(wish(view)));
    school.sitDown('school-coordinator', 'p-another');
    expect(bad(await file.make('x.json')).code).toBe('unknown-incident');
    expect(exportsOf(view.id)).toEqual([]);
  });

  test.each([
    ['proctor', 'district', 'not-allowed'],
    ['technician', 'record', 'not-allowed'],
    ['technician', 'share', 'not-allowed'],
    ['district-coordinator', 'district', 'unknown-incident'],
  ] as const)('is refused to a %s who wants %s', async (role, kind, code) => {
    const view = await school.submitted();
    school.sitDown(role);
    expect(bad(papers.export(wish(view, { kind }))).code).toBe(code);
  });

  test('gives a technician the device, and takes out labels that they may not even see', async () => {
    const view = await school.submitted(
      { description: 'CB-0417 froze, student QX9 waited.' },
      { students: [aStudentLine({ label: 'QX9' })] },
    );
    school.sitDown('technician');
    const text = await textOf(good(papers.export(wish(view, { kind: 'help-desk', format: 'txt' }))));
    expect(text).toContain('5CD1234XYZ');
    expect(text).not.toContain('QX9');
  });

  test('fills the plain report where no program was chosen', async () => {
    const view = await school.submitted({ programId: null, description: 'The bell rang.' });
    const text = await textOf(good(papers.export(wish(view, { kind: 'form', format: 'txt', formId: 'plain-report' }))));
    expect(text).toContain('Plain report');
    expect(text).toContain('The bell rang.');
  });

  test.each([
    [{ kind: 'record', format: 'csv' }, 'no-such-format'],
    [{ kind: 'form', format: 'pdf', formId: 'other' }, 'no-such-form'],
  ] as const)('refuses %o', async (over, code) => {
    const view = await school.submitted();
    expect(bad(papers.export(wish(view, over))).code).toBe(code);
  });
});

describe('IncidentPapers.actionList', () => {
  test('gathers every open line of the school', async () => {
    await school.submitted({}, { students: [aStudentLine({ label: 'A3', requested: 'resume' })] });
    await school.submitted({}, { students: [aStudentLine({ label: 'B4', requested: 'no-action' })] });
    const text = await textOf(good(papers.actionList({ incidentIds: null, format: 'csv' })));
    expect(text).toContain('A3');
    expect(text).toContain('Resumed');
    expect(text).not.toContain('B4');
  });

  test('says so when nothing is open', () => {
    expect(bad(papers.actionList({ incidentIds: null, format: 'pdf' })).code).toBe('nothing-open');
  });
});

describe('IncidentPapers.day', () => {
  test('tells of the incidents, the drafts and the sessions of the day', async () => {
    await school.submitted({ studentCount: 3 }, { students: [aStudentLine({ minutesLost: 12 })] });
    school.drafted();
    expect(good(papers.day(TODAY))).toMatchObject({
      incidents: [{ roomName: 'Room 114', studentCount: 3 }],
      studentsAffected: 3,
      minutesLost: 12,
      openDrafts: 1,
      sessions: [{ startedAt: null }],
      head: school.repository.chainEnd(null).last?.hash,
    });
    expect(good(papers.day(TODAY - DAY_MS)).incidents).toEqual([]);
  });

  test('takes a name out of the first words before they leave', async () => {
    await school.submitted({ description: 'Zebulon Quark was ill.' });
    for (const format of ['pdf', 'csv', 'json'] as const) {
      const file = good(papers.dayFile({ dayAt: TODAY, format }));
      const text = await textOf(file);
      expect(text).toContain('was ill.');
      expect(text).not.toContain('Quark');
      expect(file.name).toBe(`testing-day-2026-11-24.${format}`);
    }
  });

  test('says to a district coordinator that only what was sent to the district is counted', async () => {
    await school.submitted();
    expect(good(papers.day(TODAY)).isOfAll).toBe(true);
    school.sitDown('district-coordinator');
    expect(good(papers.day(TODAY))).toMatchObject({ incidents: [], isOfAll: false });
    const text = await textOf(good(papers.dayFile({ dayAt: TODAY, format: 'pdf' })));
    expect(text).toContain('Only incidents that were sent to the district are counted here.');
    expect(text).not.toContain('No incident on this day');
  });

  test('is for coordinators', () => {
    school.sitDown('technician');
    expect(bad(papers.day(TODAY)).code).toBe('not-allowed');
  });
});

describe('IncidentPapers.purge', () => {
  /** The same laptop, years later. */
  function yearsPass(): void {
    const clock = new ManualClock(INCIDENT_AT + 3 * 366 * DAY_MS);
    open(incidentConsole({ programs: [WITH_FORM], repository: school.repository, clock }));
  }

  async function closed() {
    const view = await school.submitted(
      { categoryCode: 'ENV-NOISE', actionsTaken: 'Closed the door.', outcome: 'It was quiet again.' },
      { students: [] },
    );
    const reviewed = await school.act(view, { kind: 'move', to: 'in-review', details: {} });
    return school.act(reviewed, { kind: 'move', to: 'closed-local', details: { note: 'Settled.' } });
  }

  test('offers nothing before its time, nothing that is open, nothing on hold', async () => {
    await closed();
    expect(good(papers.purgeList())).toEqual([]);
    await school.submitted();
    const held = await closed();
    await school.act(held, { kind: 'hold', isOn: true, reason: 'A lawyer asked.' });
    yearsPass();
    expect(good(papers.purgeList())).toHaveLength(1);
  });

  test('erases what it held and leaves number, dates and category; the chain stays whole', async () => {
    const view = await closed();
    yearsPass();
    expect(good(papers.purge({ incidentIds: [view.id], reason: 'Past its date.' }))).toEqual({ purged: 1 });
    const record = school.book.record(view.id);
    expect(record).toMatchObject({ number: view.number, isPurged: true, content: { categoryCode: 'ENV-NOISE' } });
    expect(JSON.stringify(school.repository.entriesOf(view.id))).not.toContain('froze');
    expect(good(await school.service.audit()).isWhole).toBe(true);
    expect(bad(papers.export(wish(view))).code).toBe('purged');
  });

  test('erases nothing when one of them must be kept', async () => {
    const old = await closed();
    yearsPass();
    const fresh = await school.submitted();
    expect(bad(papers.purge({ incidentIds: [old.id, fresh.id], reason: 'All.' })).code).toBe('not-purgeable');
    expect(school.book.record(old.id)?.isPurged).toBe(false);
  });

  test('is for coordinators', async () => {
    school.sitDown('technician');
    expect(bad(papers.purgeList()).code).toBe('not-allowed');
    expect(bad(papers.purge({ incidentIds: ['x'], reason: 'r' })).code).toBe('not-allowed');
  });
});
