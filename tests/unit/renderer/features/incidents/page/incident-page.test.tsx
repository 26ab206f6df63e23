import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { IncidentPage } from '../../../../../../renderer/features/incidents/page/incident-page.tsx';
import { useSettingsStore } from '../../../../../../renderer/state/settings-store.ts';
import type { Role } from '../../../../../../shared/model/incident-codes.ts';
import type { IncidentView } from '../../../../../../shared/model/incident-view.ts';
import { DEFAULT_SETTINGS } from '../../../../../../shared/model/settings.ts';
import { fail, ok } from '../../../../../../shared/result.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import {
  aContent,
  aDuty,
  anActor,
  anAttachment,
  anEvent,
  anEvidence,
  anIncidentView,
  anOffer,
  aPerson,
  aProgram,
  aStudent,
  aSwap,
  INCIDENT_AT,
} from '../../../../../helpers/incident-builders.ts';
import { renderScreen } from '../../render-screen.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
});

const inReview = anIncidentView({
  state: 'in-review',
  students: [aStudent(), aStudent({ ref: 'S2', label: 'B7', requested: 'invalidate' })],
  offers: [
    anOffer({
      to: 'closed-local',
      label: 'Close at school',
      needs: [{ need: 'outcome', sentence: 'Say how it ended.' }],
    }),
  ],
});

function signedIn(role: Role): NonNullable<FakeOptions['access']> {
  const person = aPerson({ role });
  return { current: person, people: [person] };
}

async function open(view: IncidentView, options: FakeOptions = {}, onBack = () => {}) {
  const rendered = await renderScreen(<IncidentPage incidentId={view.id} onBack={onBack} />, {
    incidents: [view],
    access: signedIn('school-coordinator'),
    ...options,
  });
  await screen.findByRole('heading', { level: 1 });
  return { ...rendered, acts: () => rendered.inputsOf('incidents.act') };
}

const part = (name: string) => within(screen.getByRole('region', { name }));

test('the page > tells what, where and how far at its top, and has the keyboard there', async () => {
  await open(inReview);

  const title = screen.getByRole('heading', { level: 1, name: 'Device failure, Room 114' });
  expect(document.activeElement).toBe(title);
  screen.getByText('In review');
  expect(part('What happened').getByText(/froze and had to be restarted/)).toBeTruthy();
});

test('the page > goes back with Escape, but not out of a dialog', async () => {
  const onBack = vi.fn();
  const { user } = await open(inReview, {}, onBack);

  await user.click(screen.getByRole('button', { name: 'Add a note…' }));
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(onBack).not.toHaveBeenCalled();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  // A button that is busy gives the focus away.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await user.keyboard('{Escape}');

  expect(onBack).toHaveBeenCalledOnce();
});

test('the page > says why it cannot be shown', async () => {
  await renderScreen(<IncidentPage incidentId="gone" onBack={() => {}} />, { access: { current: null } });

  expect((await screen.findByRole('alert')).textContent).toContain('not there any more');
  screen.getByRole('button', { name: 'Sign in…' });
});

test('a step > asks for what it needs, adds it to the incident, then takes it', async () => {
  const { user, acts } = await open(inReview);

  await user.click(screen.getByRole('button', { name: 'Close at school…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Close at school' })).toHaveProperty('disabled', true);
  dialog.getByText('Say how it ended.');
  await user.type(dialog.getByRole('textbox', { name: 'How it ended' }), 'All went on.');
  await user.click(dialog.getByRole('button', { name: 'Close at school' }));

  await waitFor(() => expect(acts()).toHaveLength(2));
  expect(acts()).toMatchObject([
    { action: { kind: 'amend', changes: { outcome: 'All went on.' }, reason: 'Needed for: Close at school' } },
    { action: { kind: 'move', to: 'closed-local', details: {} } },
  ]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a step > stands disabled with its reason beside it', async () => {
  const refusal = 'The district has to decide. A student line asks for "Do not count this test".';
  await open({ ...inReview, offers: [anOffer({ to: 'closed-local', label: 'Close at school', refusal })] });

  const next = part('Next step');
  expect(next.getByRole('button', { name: 'Close at school' })).toHaveProperty('disabled', true);
  expect(next.getAllByText(refusal).length).toBeGreaterThan(0);
});

test('a change by somebody else > is loaded and said, and what was typed stays', async () => {
  const { user, fake, acts } = await open(inReview);

  await user.click(screen.getByRole('button', { name: 'Add a note…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'The parents phoned.');
  const newest = anEvent({ kind: 'note', text: 'Written by somebody else.' }, { seq: 9 });
  fake.changeIncident(inReview.id, { events: [...inReview.events, newest], head: newest.hash });
  await user.click(dialog.getByRole('button', { name: 'Add to the record' }));

  expect((await dialog.findByRole('alert')).textContent).toContain('added to this incident meanwhile');
  expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveProperty('value', 'The parents phoned.');
  await user.click(dialog.getByRole('button', { name: 'Add to the record' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(acts().at(-1)).toMatchObject({ head: newest.hash, action: { kind: 'note', text: 'The parents phoned.' } });
});

test('a correction > becomes an addendum with its reason', async () => {
  const { user, acts } = await open(inReview);

  await user.click(part('What was done').getByRole('button', { name: 'Correct or add…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const confirm = dialog.getByRole('button', { name: 'Add to the record' });
  await user.type(dialog.getByRole('textbox', { name: 'What was done right away' }), 'Moved to a spare.');
  expect(confirm).toHaveProperty('disabled', true);
  await user.type(dialog.getByRole('textbox', { name: 'Why is it changed?' }), 'Told by the proctor.');
  await user.click(confirm);

  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    action: { kind: 'amend', changes: { actionsTaken: 'Moved to a spare.' }, reason: 'Told by the proctor.' },
  });
  const section = part('What was done');
  await section.findByText('Moved to a spare.');
  section.getByText(/Told by the proctor\./);
});

test('student lines > move together with what the move asks for', async () => {
  const students = [
    aStudent({ state: 'district-approved' }),
    aStudent({ ref: 'S2', label: 'B7', state: 'district-approved' }),
  ];
  const { user, acts } = await open(anIncidentView({ state: 'district-approved', students }));

  await user.click(part('Students').getByRole('checkbox', { name: 'Choose all students' }));
  await user.click(part('Students').getByRole('button', { name: 'Entered in the portal' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: /^Request number/ }), 'REQ-7');
  await user.click(dialog.getByRole('button', { name: 'Entered in the portal' }));

  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    action: { kind: 'move-students', refs: ['S1', 'S2'], to: 'entered', note: '', portalRequestId: 'REQ-7' },
  });
});

test('student lines > are added by seat, and words that look like names are not taken', async () => {
  const { user, acts } = await open(inReview);

  await user.click(part('Students').getByRole('button', { name: 'Add students…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Seats' }), 'C1-C3, Maria');
  dialog.getByText(/No seat: Maria/);
  await user.click(dialog.getByRole('button', { name: 'Add 3 students' }));

  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    action: { kind: 'add-students', students: [{ label: 'C1' }, { label: 'C2' }, { label: 'C3' }] },
  });
});

test('student lines > are hidden in projector mode, which is said', async () => {
  await open({ ...inReview, swaps: [aSwap()] }, { settings: { ui: { isProjectorMode: true } } });

  await part('Students').findByText('Student lines are hidden in projector mode.');
  expect(screen.queryByText('B7')).toBeNull();
  expect(screen.queryByText(/S1/)).toBeNull();
  expect(screen.queryByText(/froze and had to be restarted/)).toBeNull();
  expect(part('What happened').getByText('Hidden in projector mode.')).toBeTruthy();
});

test('student lines > stand as the room is seated, whatever their refs', async () => {
  const students = [
    aStudent({ label: 'A10' }),
    aStudent({ ref: 'S2', label: 'B1' }),
    aStudent({ ref: 'S3', label: 'A2' }),
  ];
  await open({ ...inReview, students });

  const shown = part('Students').getAllByRole('rowheader');
  expect(shown.map(({ textContent }) => textContent?.trim())).toEqual(['S3 A2', 'S1 A10', 'S2 B1']);
});

test('student lines > are hidden from a technician, which is said', async () => {
  await open({ ...inReview, students: [], areStudentsHidden: true }, { access: signedIn('technician') });

  part('Students').getByText(/Your role does not see student lines/);
});

test('the history > neither counts what a technician may not see nor calls it erased', async () => {
  const events = [
    anEvent({ kind: 'submitted', number: 'INC-2026-7F3K', begunAt: INCIDENT_AT, content: aContent(), students: [] }),
    anEvent(null, { seq: 2 }),
  ];
  await open({ ...inReview, events, students: [], areStudentsHidden: true }, { access: signedIn('technician') });

  expect(
    part('History')
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringMatching(/Submitted(?! with)/), expect.stringContaining('Hidden for your role')]);
});

test('the clocks > say by when first; how that was counted is folded', async () => {
  const duty = aDuty({ dutyId: 'report', title: 'Report it', note: 'Counted from when it was learned of.' });
  await open({ ...inReview, duties: [duty] });

  const note = part('Clocks').getByText(/Counted from when/);
  expect(note.closest('details')?.open).toBe(false);
});

test('the keeping > names the last day of it, as the settings and the paper do', async () => {
  await open({ ...inReview, keepUntil: new Date(2028, 6, 1).getTime() });

  part('Keeping').getByText('Kept at least until Jun 30, 2028.');
});

test('what was measured > is shown dated, and can be measured again', async () => {
  const events = [...inReview.events, anEvent({ kind: 'evidence', evidence: anEvidence() }, { seq: 2 })];
  const { user, acts } = await open({ ...inReview, events });

  const measured = part('What was measured');
  measured.getByText('Exhibit 1: What happened in Room 114');
  measured.getByText(/^Frozen /);
  measured.getByRole('img', { name: /What happened in Room 114/ });
  await user.click(measured.getByRole('button', { name: 'Add later measurements' }));

  await waitFor(() => expect(acts()).toMatchObject([{ action: { kind: 'add-evidence' } }]));
});

test('what was measured > takes over what was kept while looking back, and offers nothing twice', async () => {
  const { span, scope } = anEvidence().account;
  const kept = (id: string, title: string) => ({ id, madeAt: INCIDENT_AT, span, scope, title });
  const events = [
    ...inReview.events,
    anEvent({ kind: 'evidence', evidence: anEvidence({ exhibitId: 'kept-1' }) }, { seq: 2 }),
  ];
  const { user, acts } = await open(
    { ...inReview, events },
    {
      handlers: { 'history.exhibits': () => ok([kept('kept-1', 'Held already'), kept('kept-2', 'Room 118 at noon')]) },
    },
  );

  await user.click(await part('What was measured').findByRole('button', { name: 'Add a kept exhibit…' }));
  expect(screen.queryByRole('menuitem', { name: /Held already/ })).toBeNull();
  await user.click(await screen.findByRole('menuitem', { name: /Room 118 at noon/ }));

  await waitFor(() => expect(acts()).toMatchObject([{ action: { kind: 'add-evidence', exhibitId: 'kept-2' } }]));
});

test('a device swap > asks first about the saved answers, and says what to do about them', async () => {
  const { user, acts } = await open(inReview);

  await user.click(part('Where and when').getByRole('button', { name: 'Note a device swap…' }));
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByText('Say first what became of the saved answers.');
  await user.click(dialog.getByRole('radio', { name: 'Still on the first device' }));
  expect(dialog.getAllByRole('status').some((line) => line.textContent?.includes('Put the first device aside'))).toBe(
    true,
  );
  await user.type(dialog.getByLabelText('New device', { selector: 'input' }), 'CB-0999');
  await user.click(dialog.getByRole('button', { name: 'Add to the record' }));

  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    action: {
      kind: 'swap',
      swap: { from: { label: 'CB-0417' }, to: { label: 'CB-0999' }, savedAnswers: 'left-on-device' },
    },
  });
});

test('a clock > is ended by a person’s word', async () => {
  const duty = aDuty({ title: 'Phone the state help desk', dueAt: Date.now() + 5 * 3_600_000 });
  const { user, acts } = await open({ ...inReview, duties: [duty] });

  await user.click(screen.getByRole('button', { name: 'Done: Phone the state help desk' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'It is done' }));

  await waitFor(() => expect(acts()).toMatchObject([{ action: { kind: 'duty-done', dutyId: 'tell-district' } }]));
});

test('proof > is ticked, or answered with why it is not there', async () => {
  const proof = [
    { id: 'chart', label: 'Seating chart', applies: {}, hasNames: true, sources: [], confidence: 'ours' as const },
    { id: 'plan', label: 'Security plan', applies: {}, hasNames: false, sources: [], confidence: 'ours' as const },
  ];
  const { user, acts } = await open(inReview, { programs: [aProgram({ proof })] });

  const list = part('Proof');
  await user.click(await list.findByRole('checkbox', { name: 'Security plan' }));
  await user.type(list.getByRole('textbox', { name: /^Seating chart/ }), 'Binder 3');
  list.getByText('2 of 2 answered.');
  await user.click(list.getByRole('button', { name: 'Add to the record' }));

  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    action: {
      changes: {
        proof: [
          { proofId: 'plan', have: true, reason: '' },
          { proofId: 'chart', have: false, reason: 'Binder 3' },
        ],
      },
    },
  });
});

test('an attachment > needs the word that it shows no test content; a seating chart stays on paper', async () => {
  const { user, inputsOf, acts } = await open(inReview);

  await user.click(screen.getByRole('button', { name: 'Attach a file…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const choose = dialog.getByRole('button', { name: 'Choose the file…' });
  expect(choose).toHaveProperty('disabled', true);
  await user.selectOptions(dialog.getByRole('combobox', { name: 'What is it?' }), 'Seating chart');
  await user.type(dialog.getByRole('textbox', { name: 'Where is the paper?' }), 'Binder 3');
  await user.click(dialog.getByRole('button', { name: 'Note where it is' }));

  await waitFor(() =>
    expect(acts()).toMatchObject([{ action: { kind: 'note', text: 'Seating chart, on paper: Binder 3' } }]),
  );
  expect(inputsOf('incidents.attach')).toEqual([]);
});

test('an attachment > is saved where the person says', async () => {
  const { user, inputsOf } = await open({ ...inReview, attachments: [anAttachment()] });

  await user.click(screen.getByRole('button', { name: 'Save schedule.pdf' }));

  await screen.findByText('Saved as schedule.pdf.');
  expect(inputsOf('incidents.saveAttachment')).toEqual([{ incidentId: 'incident-1', attachmentId: 'attachment-1' }]);
});

const FORM = {
  id: 'report',
  name: 'Incident report',
  about: 'Cannot be saved half-way.',
  forbidsNames: true,
  sources: [],
  confidence: 'ours' as const,
  fields: [
    { label: 'Grade', from: 'grade' as const, perStudent: false },
    { label: 'Summary', from: 'description' as const, perStudent: false, maxCharacters: 10 },
    { label: 'Student id', from: 'typed.studentId' as const, perStudent: true },
  ],
};

test('a state form > shows its fields in order with their limits, and prints what is typed without keeping it', async () => {
  const { user, inputsOf } = await open(anIncidentView({ students: [aStudent({ label: 'A3' })] }), {
    programs: [aProgram({ forms: [FORM] })],
  });

  const form = part('State form');
  await form.findByText('Grade');
  form.getByText(/characters; the form takes 10/);
  await user.type(form.getByRole('textbox', { name: 'S1 (A3): Student id' }), '1234567890');
  await user.click(form.getByRole('button', { name: 'Save the form…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save…' }));

  await waitFor(() => expect(inputsOf('incidents.export')).toHaveLength(1));
  expect(inputsOf('incidents.export')[0]).toMatchObject({
    kind: 'form',
    formId: 'report',
    typed: { 'S1/Student id': '1234567890' },
  });
  expect(inputsOf('incidents.act')).toEqual([]);
});

test('an export > asks to look again at what may be a name', async () => {
  const content = aContent({ description: 'Maria Lopez raised her hand.' });
  const { user } = await open(anIncidentView({ content }));

  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /^District summary/ }));

  expect((await screen.findByRole('dialog')).textContent).toContain('“Maria Lopez” may be a name');
});

test('the history > shows every event with its author, and whoever read it only when asked for', async () => {
  const events = [
    ...inReview.events,
    anEvent({ kind: 'opened' }, { seq: 2, by: anActor({ name: 'R. Chen' }) }),
    anEvent({ kind: 'amended', changes: { cause: 'A loose cable.' }, reason: 'Found later.' }, { seq: 3 }),
  ];
  const { user } = await open({ ...inReview, events });

  const history = part('History');
  history.getByText('Addendum');
  expect(history.queryByText(/R\. Chen/)).toBeNull();
  await user.click(history.getByRole('switch', { name: 'Show who read and exported it (1)' }));
  history.getByText(/R\. Chen/);
});

test('the history > names the first broken link when the record was changed', async () => {
  const broken = { seq: 7, at: INCIDENT_AT, number: 'INC-2026-7F3K', what: 'its text does not fit its hash.' };
  const { user } = await open(inReview, { audit: { isWhole: false, entries: 40, broken } });

  await user.click(part('History').getByRole('button', { name: 'Check the record' }));

  await part('History').findByText(/changed from outside\. First at entry 7 \(INC-2026-7F3K\): its text/);
});

test('a refused step > is shown in its dialog', async () => {
  const { user } = await open(inReview, {
    handlers: { 'incidents.act': () => fail('not-allowed', 'This is for the district coordinator.') },
  });

  await user.click(screen.getByRole('button', { name: 'Put on hold…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Why?' }), 'A complaint came in.');
  await user.click(dialog.getByRole('button', { name: 'Put on hold' }));

  expect((await dialog.findByRole('alert')).textContent).toBe('This is for the district coordinator.');
});

test('the page > comes anew when somebody else adds to the incident', async () => {
  let asked = 0;
  const view = { ...inReview };
  const { fake } = await open(view, {
    handlers: {
      'incidents.get': () => {
        asked += 1;
        return ok(view);
      },
    },
  });
  const before = asked;
  // Later than the page's own question, whose echo it leaves alone.
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
  fake.push('incidents.changed', {
    incidentIds: [view.id],
    counts: { drafts: 0, open: 1, pendingDistrict: 0, overdue: 0, dueSoon: 0 },
  });

  await waitFor(() => expect(asked).toBe(before + 1));
});

test('the program can be chosen afterwards, so that its forms and clocks hold', async () => {
  const view = anIncidentView({ state: 'in-review', content: aContent({ programId: null }) });
  const { user, acts } = await open(view, { programs: [aProgram({ id: 'nevada', name: 'Nevada' })] });
  await user.click(part('Where and when').getByRole('button', { name: 'Correct or add…' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Testing program' }), 'Nevada');
  await user.type(screen.getByRole('textbox', { name: 'Why is it changed?' }), 'It was not set');
  await user.click(screen.getByRole('button', { name: 'Add to the record' }));
  await waitFor(() => expect(acts()).toMatchObject([{ action: { kind: 'amend', changes: { programId: 'nevada' } } }]));
});

test('a written statement is noted by who signed it and where it lies', async () => {
  const { user, acts } = await open(anIncidentView({ state: 'in-review' }));
  await user.click(part('Proof').getByRole('button', { name: 'Note a statement…' }));
  await user.click(await screen.findByRole('checkbox', { name: 'It is notarized' }));
  await user.type(screen.getByRole('textbox', { name: 'Where it is kept' }), 'Binder 3');
  await user.click(screen.getByRole('button', { name: 'Add to the record' }));
  await waitFor(() =>
    expect(acts()).toMatchObject([
      { action: { kind: 'amend', changes: { statements: [{ isNotarized: true, whereKept: 'Binder 3' }] } } },
    ]),
  );
});

test('missing material is noted as the form asks for it', async () => {
  const view = anIncidentView({ state: 'in-review', content: aContent({ categoryCode: 'MAT-MISSING' }) });
  const { user, acts } = await open(view);
  await user.click(part('What happened').getByRole('button', { name: 'Note the material…' }));
  await user.type(await screen.findByRole('textbox', { name: 'What it is' }), 'Test booklet');
  await user.click(screen.getByRole('button', { name: 'Add to the record' }));
  await waitFor(() =>
    expect(acts()).toMatchObject([
      { action: { kind: 'amend', changes: { material: { documentType: 'Test booklet', issue: 'missing' } } } },
    ]),
  );
});
