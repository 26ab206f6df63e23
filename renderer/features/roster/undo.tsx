import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { UndoInfo } from '../../../shared/model/roster-import.ts';
import type { Result } from '../../../shared/result.ts';
import { command, request } from '../../ipc/client.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { showDone } from '../../ui/notify.ts';
import classes from './undo.module.css';

/** Short: it lies over what one looks at next, and the roster screen keeps its own Undo. */
const LONG_ENOUGH_TO_UNDO_MS = 8_000;

/** Takes the last roster change back and says which one it was. */
export async function undoRosterChange(): Promise<void> {
  const undone = await command('roster.undo');
  if (undone === undefined) return;
  showDone(undone === null ? 'There is nothing to undo.' : `Taken back: ${undone.what}`);
}

/** A confirmation that can be taken back on the spot. Pass `id` so that the next one of its kind replaces it. */
export function showDoneWithUndo(id: string, message: string): void {
  notifications.hide(id);
  const thisChange = request('roster.undoInfo');
  const undo = async () => {
    notifications.hide(id);
    // The newest change is the one taken back; after another one the button would take back the wrong thing.
    if (await isStillNewest(thisChange)) await undoRosterChange();
    else showDone('The roster was changed again since. Use Undo on the roster screen.');
  };
  notifications.show({
    id,
    autoClose: LONG_ENOUGH_TO_UNDO_MS,
    message: (
      <>
        {message}{' '}
        <Button size="compact-xs" variant="default" ml="xs" onClick={() => void undo()}>
          Undo
        </Button>
      </>
    ),
  });
}

/** A switch or a list that has the keyboard is not being typed in, though it is an input to the browser. */
const TYPED_IN = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable="true"]';

function undoByKey(event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.matches(TYPED_IN)) return;
  // Used up here, or the application menu would take back a second step.
  event.preventDefault();
  // Nobody sees what would change behind a dialog.
  if (document.querySelector('[aria-modal="true"]') === null) void undoRosterChange();
}

async function isStillNewest(change: Promise<Result<UndoInfo>>): Promise<boolean> {
  const [then, now] = await Promise.all([change, request('roster.undoInfo')]);
  return then.ok && now.ok && then.value?.at === now.value?.at;
}

/** What `roster.undo` would take back, asked again with every change of the roster. */
export function useUndoInfo(): UndoInfo {
  const [info, setInfo] = useState<UndoInfo>(null);
  const revision = useRosterStore((store) => store.data?.revision ?? null);
  useEffect(() => {
    // Asked again for each revision; the number itself is not sent.
    if (revision === null) return;
    let isCurrent = true;
    void request('roster.undoInfo').then((result) => {
      if (isCurrent && result.ok) setInfo(result.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [revision]);
  return info;
}

/** The undo button of the roster screen, with Ctrl+Z while the screen is open and nobody is typing. */
export function UndoButton() {
  const info = useUndoInfo();
  useHotkeys([['mod+Z', undoByKey, { preventDefault: false }]], []);
  if (info === null) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
      onClick={() => void undoRosterChange()}
      title={`Undo: ${info.what} (Ctrl+Z)`}
      className={classes.button ?? ''}
      classNames={{ label: classes.label }}
    >
      Undo: {info.what}
    </Button>
  );
}
