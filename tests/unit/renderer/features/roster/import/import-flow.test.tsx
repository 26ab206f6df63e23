import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportHost, startImport } from '../../../../../../renderer/features/roster/import/import-host.tsx';
import { resetImportStore } from '../../../../../../renderer/features/roster/import/import-store.ts';
import type { ImportPreview } from '../../../../../../shared/model/roster-import.ts';
import { fail, ok, type Result } from '../../../../../../shared/result.ts';
import { renderScreen, type Screen } from '../../render-screen.tsx';
import { aGuess, aPreview, reread } from './a-preview.ts';

afterEach(resetImportStore);

/** Opens the preview of a picked file. */
async function openPreview(preview: ImportPreview): Promise<Screen> {
  const page = await renderScreen(<ImportHost />, {
    handlers: {
      'roster.pickFile': () => ok(preview),
      'roster.reread': ({ choices }) => ok(reread(preview, choices as ImportPreview['choices'])),
      'roster.commitImport': () => ok(preview.counts),
      'roster.undo': () => ok({ what: 'Imported chromebooks.csv', at: 0 }),
    },
  });
  await act(startImport);
  await screen.findByRole('heading', { level: 2 });
  return page;
}

/** Drops files on the window, as the file manager would. */
function drop(...files: File[]): void {
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], files } });
}

function rereadChoices(page: Screen) {
  return page.inputsOf('roster.reread').map((input) => (input as { choices: ImportPreview['choices'] }).choices);
}

describe('import preview', () => {
  it('says what the file is and what it would change, before anything is saved', async () => {
    const page = await openPreview(aPreview());
    expect(screen.getByText('28 new, 3 updated, 80 unchanged. Nothing is saved yet.')).toBeTruthy();
    expect(screen.getByText(/chromebooks\.csv · Google Admin/)).toBeTruthy();
    expect(page.inputsOf('roster.commitImport')).toEqual([]);
  });

  it('reads the file again with a corrected column, keeping the others', async () => {
    const page = await openPreview(aPreview());
    const select = screen.getByRole('combobox', { name: 'Column for Host name' });
    await page.user.selectOptions(select, 'deviceId');
    await waitFor(() => expect(rereadChoices(page)).toHaveLength(1));
    expect(rereadChoices(page)[0]?.mapping).toEqual({ ...aPreview().mapping, host: 'deviceId' });
    const row = select.closest('tr');
    expect(row && within(row).getByText('changed')).toBeTruthy();
  });

  it('goes back to the automatic columns when asked', async () => {
    const page = await openPreview(aPreview());
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Column for Label' }), 'serialNumber');
    await page.user.click(await screen.findByRole('button', { name: 'Back to automatic' }));
    await waitFor(() => expect(rereadChoices(page).at(-1)?.mapping).toBeNull());
    expect(screen.queryByText('changed')).toBeNull();
  });

  it('sends a retyped room name once, for the room and not for its rows', async () => {
    const page = await openPreview(aPreview());
    const name = screen.getByRole('textbox', { name: 'Name for Rm 114' });
    await page.user.clear(name);
    await page.user.type(name, 'Computer Lab');
    await waitFor(() => expect(rereadChoices(page).at(-1)?.roomNames).toEqual({ 'Rm 114': 'Computer Lab' }));
    expect((name as HTMLInputElement).value).toBe('Computer Lab');
  });

  it('keeps a room in the list after it was set to no room, so that it can come back', async () => {
    const preview = aPreview();
    const page = await renderScreen(<ImportHost />, {
      handlers: {
        'roster.pickFile': () => ok(preview),
        'roster.reread': ({ choices }) =>
          ok({
            ...preview,
            choices: choices as ImportPreview['choices'],
            rooms: choices.roomNames['Rm 114'] === null ? [] : [aGuess()],
          }),
      },
    });
    await act(startImport);
    const dismiss = await screen.findByRole('checkbox', { name: 'No room for Rm 114' });
    await page.user.click(dismiss);
    await waitFor(() => expect(rereadChoices(page).at(-1)?.roomNames).toEqual({ 'Rm 114': null }));
    await waitFor(() => expect(screen.queryByText('Reading again…')).toBeNull());
    await page.user.click(screen.getByRole('checkbox', { name: 'No room for Rm 114' }));
    await waitFor(() => expect(rereadChoices(page).at(-1)?.roomNames).toEqual({}));
  });

  it('says which columns about people were left out, and why', async () => {
    await openPreview(aPreview());
    const section = screen.getByRole('region', { name: '1 column left out' });
    expect(within(section).getByText('annotatedUser')).toBeTruthy();
    expect(within(section).getByText(/names, accounts or e-mail/)).toBeTruthy();
  });

  it('warns when public addresses are allowed', async () => {
    const page = await openPreview(aPreview());
    await page.user.click(screen.getByRole('checkbox', { name: 'Allow public addresses' }));
    expect(screen.getByText(/outside the school/)).toBeTruthy();
    await waitFor(() => expect(rereadChoices(page).at(-1)?.allowPublicAddresses).toBe(true));
  });

  it('shows the sentence and its line, and cannot be imported, when the file has errors', async () => {
    const errors = [{ line: 17, code: 'broken-quoting', message: 'A quote is never closed. Save the file again.' }];
    await openPreview(aPreview({ errors }));
    expect(screen.getByRole('alert').textContent).toContain('Line 17: A quote is never closed. Save the file again.');
    const button = screen.getByRole('button', { name: /^Import/ }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
  });

  it('saves, says what was saved and offers to take it back', async () => {
    const page = await openPreview(aPreview());
    await page.user.click(screen.getByRole('button', { name: 'Import 31 devices' }));
    await screen.findByText(/Imported chromebooks\.csv: 28 new, 3 updated, 80 unchanged\./);
    expect(page.inputsOf('roster.commitImport')).toEqual([{ previewId: 'preview-1' }]);
    await page.user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Taken back: Imported chromebooks.csv');
    expect(page.inputsOf('roster.undo')).toHaveLength(1);
  });

  it('leaves a newer change alone when its own undo comes too late', async () => {
    const preview = aPreview();
    let newest = { what: 'Imported chromebooks.csv', at: 1 };
    const page = await renderScreen(<ImportHost />, {
      handlers: {
        'roster.pickFile': () => ok(preview),
        'roster.commitImport': () => ok(preview.counts),
        'roster.undoInfo': () => ok(newest),
      },
    });
    await act(startImport);
    await page.user.click(await screen.findByRole('button', { name: 'Import 31 devices' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    newest = { what: 'Moved 3 devices to Library', at: 2 };
    await page.user.click(undo);
    await screen.findByText(/was changed again since/);
    expect(page.inputsOf('roster.undo')).toEqual([]);
  });

  it('compares the file again when the roster changed before it was saved', async () => {
    const message = 'The roster changed since this preview was made. Look at the new preview, then import.';
    const preview = aPreview();
    const page = await renderScreen(<ImportHost />, {
      handlers: {
        'roster.pickFile': () => ok(preview),
        'roster.commitImport': () => fail('preview-outdated', message),
        'roster.reread': () => ok({ ...preview, counts: { ...preview.counts, added: 27 } }),
      },
    });
    await act(startImport);
    await page.user.click(await screen.findByRole('button', { name: 'Import 31 devices' }));
    await screen.findByText(message);
    await screen.findByRole('button', { name: 'Import 30 devices' });
  });

  it('forgets the file when it is cancelled', async () => {
    const page = await openPreview(aPreview());
    await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByText(/Nothing is saved yet/)).toBeNull());
    expect(page.inputsOf('roster.cancelImport')).toHaveLength(1);
    expect(page.inputsOf('roster.commitImport')).toEqual([]);
  });
});

describe('dropped files', () => {
  it('says what a drop will do while a file is held over the window', async () => {
    await renderScreen(<ImportHost />);
    fireEvent.dragEnter(window, { dataTransfer: { types: ['Files'], files: [] } });
    expect(screen.getByText('Drop to read this device list')).toBeTruthy();
    fireEvent.dragLeave(window, { dataTransfer: { types: ['Files'], files: [] } });
    expect(screen.queryByText('Drop to read this device list')).toBeNull();
  });

  it('are read one after the other', async () => {
    const page = await renderScreen(<ImportHost />, {
      handlers: { 'roster.readFile': ({ name }) => ok(aPreview({ id: name, file: name })) },
    });
    drop(new File(['label\nCB-1'], 'first.csv'), new File(['label\nCB-2'], 'second.csv'));
    await screen.findByText(/^first\.csv/);
    expect(screen.getByText('1 more to look at after this one.')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Skip this file' }));
    await screen.findByText(/^second\.csv/);
    const bytes = page.inputsOf('roster.readFile').map((input) => (input as { bytes: Uint8Array }).bytes);
    expect(bytes.map((part) => new TextDecoder().decode(part))).toEqual(['label\nCB-1', 'label\nCB-2']);
  });

  it('show the reason when one cannot be read, and go on with the next', async () => {
    await renderScreen(<ImportHost />, {
      handlers: {
        'roster.readFile': ({ name }) =>
          name === 'letter.csv' ? fail('not-a-table', 'This is a PDF, not a table.') : ok(aPreview({ file: name })),
      },
    });
    drop(new File(['%PDF'], 'letter.csv'), new File(['label'], 'second.csv'));
    await screen.findByText('This is a PDF, not a table.');
    await screen.findByText(/^second\.csv/);
  });

  it('can be cancelled while a large one is read; the late answer is not shown', async () => {
    let answer: (result: Result<ImportPreview>) => void = () => {};
    const page = await renderScreen(<ImportHost />, {
      handlers: {
        'roster.readFile': () =>
          new Promise<Result<ImportPreview>>((resolve) => {
            answer = resolve;
          }) as unknown as Result<ImportPreview>,
      },
    });
    drop(new File(['label'], 'large.csv'));
    await screen.findByText('Reading large.csv');
    await waitFor(() => expect(page.inputsOf('roster.readFile')).toHaveLength(1));
    act(() =>
      page.fake.push('roster.importProgress', { file: 'large.csv', doneRows: 50_000, doneBytes: 50, totalBytes: 100 }),
    );
    expect(screen.getByText('50 % · 50,000 rows')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(page.inputsOf('roster.cancelImport')).toHaveLength(1);
    await act(async () => answer(ok(aPreview({ file: 'large.csv' }))));
    expect(screen.queryByText(/Nothing is saved yet/)).toBeNull();
  });
});
