import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FormHost } from '../../../../../../renderer/features/incidents/form/form-host.tsx';
import { leaveForm } from '../../../../../../renderer/features/incidents/form/form-store.ts';
import { UnfinishedMenu } from '../../../../../../renderer/features/incidents/form/unfinished-menu.tsx';
import { useUnfinishedStore } from '../../../../../../renderer/features/incidents/form/unfinished-store.ts';
import { useIncidentFormStore } from '../../../../../../renderer/state/incident-form-store.ts';
import { useIncidentsStore } from '../../../../../../renderer/state/incidents-store.ts';
import { useWhoStore } from '../../../../../../renderer/state/who-store.ts';
import { BUILT_IN_PROGRAMS } from '../../../../../../shared/programs/index.ts';
import { fail } from '../../../../../../shared/result.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { aContent, aDraft } from '../../../../../helpers/incident-builders.ts';
import { renderScreen, type Screen } from '../../render-screen.tsx';

interface SavedDraft {
  readonly content: ReturnType<typeof aContent>;
  readonly students: readonly { readonly label: string; readonly minutesLost: number | null }[];
  readonly swaps: readonly unknown[];
}

const log = (from: Parameters<ReturnType<typeof useIncidentFormStore.getState>['log']>[0] = {}) =>
  act(() => useIncidentFormStore.getState().log(from));

async function renderForm(options: FakeOptions = {}): Promise<Screen & { lastDraft(): SavedDraft }> {
  const rendered = await renderScreen(
    <>
      <UnfinishedMenu isInHeader />
      <FormHost />
    </>,
    { programs: BUILT_IN_PROGRAMS, ...options },
  );
  return { ...rendered, lastDraft: () => rendered.inputsOf('incidents.saveDraft').at(-1) as SavedDraft };
}

const form = () => within(screen.getByRole('dialog', { name: /Log an incident|Incident submitted/ }));
const what = () => screen.findByRole('combobox', { name: 'What happened?' });
const where = () => screen.getByRole('combobox', { name: 'Where?' });
const tell = () => screen.getByRole('textbox', { name: 'Tell what happened' });

/** What a field shows. */
function textIn(field: HTMLElement): string {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
}

beforeEach(() => {
  // Next frame is next: nothing is drawn here.
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 0));
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(async () => {
  // What is not saved yet must not reach the next test's main process.
  await leaveForm();
  useIncidentFormStore.setState({ request: null });
  useIncidentsStore.setState({ counts: null, revision: 0, openId: null });
  useUnfinishedStore.setState({ drafts: [] });
  useWhoStore.setState({ name: '' });
  vi.unstubAllGlobals();
});

describe('the incident form', () => {
  test('takes an incident by keyboard alone: three answers, then Ctrl+Enter', async () => {
    const { user, inputsOf, lastDraft } = await renderForm();
    log();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'What happened?' })));
    await user.keyboard('chromebook froze{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(where()));
    await user.keyboard('114{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(tell()));
    await user.keyboard('Went black at 9:40.');
    await user.keyboard('{Control>}{Enter}{/Control}');

    expect(await form().findByText(/^INC-2026-/)).toBeTruthy();
    expect(lastDraft().content).toMatchObject({
      categoryCode: 'TECH-DEV',
      roomName: 'Room 114',
      description: 'Went black at 9:40.',
    });
    expect(lastDraft().content.roomId).not.toBeNull();
    expect(inputsOf('incidents.submit')).toHaveLength(1);
  });

  test('leads to what is missing instead of submitting', async () => {
    const { user, inputsOf } = await renderForm({ access: { current: null } });
    log();
    await what();
    await user.click(form().getByRole('button', { name: /^Submit/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'What happened?' })));
    expect(form().getByText('Say what kind of thing happened.')).toBeTruthy();
    expect(form().getByText('Say who reports it.')).toBeTruthy();
    expect(inputsOf('incidents.submit')).toEqual([]);
  });

  test('saves nothing that nobody typed', async () => {
    const { user, inputsOf } = await renderForm();
    log();
    await what();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(inputsOf('incidents.saveDraft')).toEqual([]);
  });

  test('keeps the draft when it is closed, and goes on with it', async () => {
    const { user } = await renderForm();
    log();
    await what();
    await user.click(tell());
    await user.keyboard('Half a sentence');
    await user.keyboard('{Escape}');
    expect(await screen.findByText(/The draft INC-2026-\w+ is kept/)).toBeTruthy();

    await user.click(await screen.findByRole('button', { name: '1 unfinished' }));
    await user.click(await screen.findByRole('menuitem'));
    await waitFor(() => expect(textIn(tell())).toBe('Half a sentence'));
  });

  test('says loudly that it cannot save, and closes only when asked again', async () => {
    const { user } = await renderForm({
      handlers: { 'incidents.saveDraft': () => fail('disk-full', 'The disk is full.') },
    });
    log();
    await what();
    await user.click(tell());
    await user.keyboard('x');
    expect((await form().findByRole('alert')).textContent).toContain('Not saved. The disk is full.');
    await user.keyboard('{Escape}');
    expect(await form().findByText(/Close once more/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('shows why the main process refused, and lets go on', async () => {
    const { user } = await renderForm({
      drafts: [aDraft({ id: 'draft-7', students: [], content: aContent({ occurredAt: 0 }) })],
      handlers: { 'incidents.submit': () => fail('missing', 'Say where it happened.') },
    });
    act(() => useIncidentFormStore.getState().goOn('draft-7'));
    await waitFor(() => expect(document.activeElement).toBe(tell()));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await form().findByRole('alert')).textContent).toContain('Say where it happened.');
    expect(form().getByRole('button', { name: /^Submit/ })).toHaveProperty('disabled', false);
  });

  test('keeps what is being written when Ctrl+I is pressed again', async () => {
    const { user, inputsOf } = await renderForm();
    log();
    await what();
    await user.click(tell());
    await user.keyboard('Half a sentence');
    log();
    expect(textIn(tell())).toBe('Half a sentence');
    expect(inputsOf('incidents.prefill')).toHaveLength(1);
  });

  test('suggests to leave a name out, and submits all the same', async () => {
    const { user, inputsOf } = await renderForm();
    log({ roomId: 'r1' });
    await what();
    await user.keyboard('froze{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(tell()));
    await user.keyboard('Maria Lopez could not go on.');
    expect(await form().findByText(/“Maria Lopez” may be a name/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await form().findByText('Incident submitted');
    expect(inputsOf('incidents.submit')).toHaveLength(1);
  });

  test('shows the number to phone for a breach, and notes the call', async () => {
    const { user, lastDraft } = await renderForm({
      drafts: [
        aDraft({
          id: 'draft-7',
          students: [],
          content: aContent({ programId: 'general', categoryCode: 'STU-CAPTURE' }),
        }),
      ],
      site: { contacts: { 'district-testing': { name: 'R. Lane', phone: '555-0142', email: '', note: '' } } },
    });
    act(() => useIncidentFormStore.getState().goOn('draft-7'));
    const list = await screen.findByRole('list', { name: 'Do this at once' });
    expect(within(list).getByText(/555-0142/)).toBeTruthy();
    await user.click(within(list).getByRole('button', { name: /^Done now: Phone the district/ }));
    await waitFor(() => expect(lastDraft().content.toldDistrictAt).not.toBeNull());
  });
});

describe('the students of the form', () => {
  const withRoom = () =>
    renderForm({ drafts: [aDraft({ id: 'draft-7', students: [], content: aContent({ roomId: 'r2' }) })] });
  const goOn = async (user: Screen['user']) => {
    act(() => useIncidentFormStore.getState().goOn('draft-7'));
    await user.click(await screen.findByText('Students affected'));
  };

  test('are typed as a list of seats, and set alike in one go', async () => {
    const { user, lastDraft } = await withRoom();
    await goOn(user);
    await user.click(form().getByText('Type or paste seats'));
    await user.type(form().getByRole('textbox', { name: 'Seats' }), '1-50, Maria{Enter}');
    expect(form().getByText(/Not read as a seat: Maria/)).toBeTruthy();
    await user.type(form().getByRole('spinbutton', { name: 'Minutes lost, for these lines' }), '12');
    await waitFor(() => expect(lastDraft().students).toHaveLength(50));
    await waitFor(() => expect(lastDraft().students.every(({ minutesLost }) => minutesLost === 12)).toBe(true));
  });

  test('are picked from the room by keyboard, a range with Shift', async () => {
    const { user, lastDraft } = await withRoom();
    await goOn(user);
    const seats = form().getByRole('group', { name: 'Seats of Room 114' });
    act(() => within(seats).getByRole('button', { name: 'A1' }).focus());
    await user.keyboard(' {Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    expect(
      within(seats)
        .getAllByRole('button', { pressed: true })
        .map(({ textContent }) => textContent),
    ).toEqual(['A1', 'A2', 'A3']);
    await waitFor(() => expect(lastDraft().students.map(({ label }) => label)).toEqual(['A1', 'A2', 'A3']));
  });

  test('get their line back with what was typed in it when their seat is picked again', async () => {
    const { user } = await withRoom();
    await goOn(user);
    const seat = () => form().getByRole('button', { name: 'A1' });
    await user.click(seat());
    await user.type(form().getByRole('spinbutton', { name: 'Minutes lost, A1' }), '7');
    await user.click(seat());
    expect(form().queryByRole('spinbutton', { name: 'Minutes lost, A1' })).toBeNull();
    await user.click(seat());
    expect(textIn(form().getByRole('spinbutton', { name: 'Minutes lost, A1' }))).toBe('7');
  });

  test('who moved to another device are asked what became of their answers first', async () => {
    const { user, lastDraft } = await withRoom();
    await goOn(user);
    await user.click(form().getByRole('button', { name: 'A1' }));
    await user.click(form().getByRole('button', { name: /Moved to another/ }));
    await user.type(form().getByRole('combobox', { name: 'New device' }), 'CB-9999');
    expect(form().getByRole('button', { name: 'Note the move' })).toHaveProperty('disabled', true);
    await user.click(form().getByRole('radio', { name: /still on the first device/ }));
    expect(form().getByText(/Put the first device aside/)).toBeTruthy();
    await user.click(form().getByRole('button', { name: 'Note the move' }));
    await waitFor(() => expect(lastDraft().swaps).toHaveLength(1));
    expect(lastDraft().swaps[0]).toMatchObject({
      seat: 'A1',
      to: { label: 'CB-9999' },
      savedAnswers: 'left-on-device',
    });
  });

  test('stay hidden while the screen is on the wall', async () => {
    await renderForm({ settings: { ui: { isProjectorMode: true } }, drafts: [aDraft({ id: 'draft-7' })] });
    act(() => useIncidentFormStore.getState().goOn('draft-7'));
    expect(await screen.findByText(/1 student line, hidden while projector mode is on/)).toBeTruthy();
    expect(form().queryByRole('table')).toBeNull();
  });
});
