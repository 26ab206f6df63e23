import { app, type BrowserWindow, clipboard, dialog, type MessageBoxOptions, shell } from 'electron';
import { mayChangeSettings } from '../../shared/model/settings-rules.ts';
import type { AppError, Result } from '../../shared/result.ts';
import { usualFolder } from '../backup/backup-folder.ts';
import { mayMakeRecoveryCode } from '../backup/who-may.ts';
import { spokenMoment } from '../backup/wording.ts';
import { systemClock } from '../clock.ts';
import type { Console } from '../console.ts';
import type { BackupActions } from './menu.ts';

export interface BackupActionWishes {
  readonly ready: () => Promise<Result<Pick<Console, 'access' | 'backups' | 'settings'>>>;
  readonly window: BrowserWindow;
  readonly dataDir: string;
}

/** What the menu offers about backups, in the system's own dialogs: no page ever sees a key, a code or a path. */
export function createBackupActions({ ready, window, dataDir }: BackupActionWishes): BackupActions {
  const ask = async (options: MessageBoxOptions): Promise<number> => {
    const { response } = await dialog.showMessageBox(window, { noLink: true, title: app.name, ...options });
    return response;
  };
  const say = (message: string, detail: string) => ask({ type: 'info', message, detail, buttons: ['OK'] });
  const sayFailure = (message: string, error: AppError) =>
    ask({ type: 'warning', message, detail: error.message, buttons: ['OK'] });

  return {
    async backUpNow() {
      const running = await ready();
      if (!running.ok) return;
      const made = await running.value.backups.backUpNow('by-hand');
      if (made.ok) await say('The backup is made', `It was checked and lies in ${made.value.file}.`);
      else await sayFailure('No backup was made', made.error);
    },
    async tryNewest() {
      const running = await ready();
      if (!running.ok) return;
      const tried = await running.value.backups.verify();
      if (!tried.ok) {
        await sayFailure('The newest backup could not be tried, or is not whole', tried.error);
        return;
      }
      const { manifest, counts, ledger } = tried.value;
      const when = spokenMoment(manifest.madeAt, systemClock.now());
      const detail = `It was restored into a folder for the moment: ${counts.rooms ?? 0} rooms, ${counts.devices ?? 0} devices, and every other count as when it was made.`;
      await say(`The backup of ${when} can be restored`, [detail, ledger ?? ''].join('\n').trim());
    },
    async chooseSecondPlace() {
      const running = await ready();
      if (!running.ok) return;
      const { access, settings, backups } = running.value;
      const allowed = mayChangeSettings(access.state(), { backup: {} });
      if (!allowed.ok) {
        await sayFailure('Sign in first', allowed.error);
        return;
      }
      const present = settings.get().backup.folder;
      const choice = await ask({ type: 'question', buttons: CHOICES, cancelId: 2, ...secondPlaceQuestion(present) });
      if (choice === 2) return;
      const folder = choice === 0 ? await pickFolder(window) : null;
      if (choice === 0 && folder === null) return;
      // Asked again: the dialog may have stood open while the person went.
      const saved = await settings.update({ backup: { folder } });
      if (!saved.ok) await sayFailure('Nothing was changed', saved.error);
      else if (folder !== null) await backups.backUpNow('by-hand');
    },
    async makeRecoveryCode() {
      const running = await ready();
      if (!running.ok) return;
      if (!mayMakeRecoveryCode(running.value.access.state())) {
        await say('A coordinator makes the recovery code', 'It opens everything that backups hold. Sign in first.');
        return;
      }
      const isSure = await ask({ type: 'question', buttons: ['Make a code', 'Cancel'], cancelId: 1, ...CODE_QUESTION });
      if (isSure !== 0) return;
      const code = await running.value.backups.makeRecoveryKey();
      if (!code.ok) {
        await sayFailure('No recovery code was made', code.error);
        return;
      }
      const copies = await ask({
        type: 'info',
        message: code.value,
        detail: CODE_DETAIL,
        buttons: ['Copy the code', 'Done'],
      });
      if (copies === 0) clipboard.writeText(code.value);
    },
    async showBackups() {
      const problem = await shell.openPath(usualFolder(dataDir));
      if (problem !== '')
        await say('There is no backup yet', 'One is made a few minutes after the start, and by "Back up now".');
    },
  };
}

const CHOICES = ['Choose a folder…', 'No second place', 'Cancel'];

function secondPlaceQuestion(present: string | null): Pick<MessageBoxOptions, 'message' | 'detail'> {
  return {
    message: 'A second place for backups',
    detail: `A copy of every backup goes to a stick or a network folder as well, for the day this laptop is lost. ${
      present === null ? 'None is chosen.' : `Now it is ${present}.`
    }`,
  };
}

async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'A second place for backups',
    buttonLabel: 'Use this folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

const CODE_QUESTION = {
  message: 'Make a recovery code?',
  detail:
    'Backups open only on this laptop. With a recovery code they open on any other one, too. A code that was made earlier no longer opens anything.',
} as const;

const CODE_DETAIL =
  'This is the recovery code. It is shown this once and kept nowhere: write it down or print it, and keep it apart from this laptop and from the backups, in the school safe for example.';
