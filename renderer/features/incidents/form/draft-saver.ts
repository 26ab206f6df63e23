import type { AppError, Result } from '../../../../shared/result.ts';
import { SECOND_MS } from '../../../../shared/units.ts';

/** How the draft on disk stands to the one on screen. */
export type SaveState =
  /** Nobody has typed anything, so there is nothing to keep. */
  | { readonly kind: 'untouched' }
  /** `savedAt`: what the main process says, epoch milliseconds; null: not once yet. */
  | { readonly kind: 'saving'; readonly savedAt: number | null }
  | { readonly kind: 'saved'; readonly savedAt: number }
  | { readonly kind: 'failed'; readonly error: AppError; readonly savedAt: number | null };

export interface DraftSaver<Draft> {
  change(draft: Draft): void;
  /** Saves at once what is not saved yet. True: everything is on disk. */
  flush(): Promise<boolean>;
  /** Saves nothing more. */
  stop(): void;
}

/**
 * Counted from the first letter that is not saved, not from the last: whoever types without a pause is saved all the same. With the
 * write itself this stays well under the promised second.
 */
export const SAVE_DELAY_MS = 300;
const RETRY_MS = 2 * SECOND_MS;

/**
 * Keeps a draft on disk while it is typed: one save at a time, always the newest, again and again after a failure.
 *
 * @param save     Resolves when it is on disk.
 * @param onState  Told of every change of state, right after it happened.
 */
export function createDraftSaver<Draft>(
  save: (draft: Draft) => Promise<Result<{ readonly savedAt: number }>>,
  onState: (state: SaveState) => void,
): DraftSaver<Draft> {
  let unsaved: Draft | null = null;
  let savedAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let hasFailed = false;
  let isStopped = false;

  function later(delayMs: number): void {
    if (timer === null && !isStopped) timer = setTimeout(() => void saveNewest(), delayMs);
  }

  function cancelTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  async function saveNewest(): Promise<void> {
    cancelTimer();
    if (unsaved === null || running !== null || isStopped) return;
    const draft = unsaved;
    unsaved = null;
    running = keep(draft);
    await running;
    running = null;
    if (unsaved !== null) later(hasFailed ? RETRY_MS : SAVE_DELAY_MS);
  }

  async function keep(draft: Draft): Promise<void> {
    const result = await save(draft);
    hasFailed = !result.ok;
    if (result.ok) savedAt = result.value.savedAt;
    else unsaved ??= draft;
    if (isStopped) return;
    if (!result.ok) onState({ kind: 'failed', error: result.error, savedAt });
    else if (unsaved === null) onState({ kind: 'saved', savedAt: result.value.savedAt });
  }

  return {
    change(draft) {
      if (isStopped) return;
      unsaved = draft;
      if (!hasFailed) onState({ kind: 'saving', savedAt });
      if (running === null) later(SAVE_DELAY_MS);
    },
    async flush() {
      while (!isStopped) {
        // Without a save under way the next one begins in this very turn: a window that goes away gives no other.
        if (running !== null) await running;
        if (unsaved === null) return true;
        await saveNewest();
        if (hasFailed) return false;
      }
      return false;
    },
    stop() {
      isStopped = true;
      cancelTimer();
    },
  };
}
