import { create } from 'zustand';
import type { IncidentContent, IncidentDraft, IncidentId } from '../../../../shared/model/incident.ts';
import type { IncidentView } from '../../../../shared/model/incident-view.ts';
import { type AppError, fail, type Result } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import type { FormRequest } from '../../../state/incident-form-store.ts';
import { useWhoStore } from '../../../state/who-store.ts';
import { createDraftSaver, type DraftSaver, type SaveState } from './draft-saver.ts';
import { refreshUnfinished } from './unfinished-store.ts';

/** Where the form is. `submitted` shows what became of it. */
export type FormPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'editing'; readonly draft: IncidentDraft }
  | { readonly kind: 'submitted'; readonly view: IncidentView };

export interface FormStore {
  readonly phase: FormPhase;
  readonly save: SaveState;
  readonly isSubmitting: boolean;
  /** Why the last attempt to submit was refused; null: it was not. */
  readonly refusal: AppError | null;
  /** Whether somebody tried to submit: from then on what is missing is marked. */
  readonly isAttempted: boolean;
}

const START: FormStore = {
  phase: { kind: 'opening' },
  save: { kind: 'untouched' },
  isSubmitting: false,
  refusal: null,
  isAttempted: false,
};

/** The draft on screen. It lives as long as the window, so that a form that is drawn anew loses nothing. */
export const useFormStore = create<FormStore>()(() => START);

/** Of the draft that is open, or was last; null: it is none any more, or there was none yet. */
let saver: DraftSaver<IncidentDraft> | null = null;
/** Of the newest `openForm`: an answer to an older one is no longer wanted. */
let opening = 0;

/**
 * Begins a new draft or goes on with one. What is open is saved first; where that fails, it stays open, so that nothing that was
 * typed is lost.
 */
export async function openForm(wanted: FormRequest): Promise<void> {
  opening += 1;
  const mine = opening;
  const open = useFormStore.getState();
  // At once: not one more letter may go into the draft that was open.
  useFormStore.setState(START);
  const isSafe = saver === null || (await saver.flush());
  if (mine !== opening) return;
  if (!isSafe) {
    useFormStore.setState({ ...open, save: useFormStore.getState().save });
    return;
  }
  saver?.stop();
  const draft = wanted.kind === 'new' ? await newDraft(wanted) : await keptDraft(wanted.draftId);
  if (mine !== opening) return;
  if (!draft.ok) {
    useFormStore.setState({ phase: { kind: 'refused', error: draft.error } });
    return;
  }
  saver = createDraftSaver(saveDraft, (save) => useFormStore.setState({ save }));
  const { savedAt } = draft.value;
  const save: SaveState = wanted.kind === 'new' ? { kind: 'untouched' } : { kind: 'saved', savedAt };
  useFormStore.setState({ phase: { kind: 'editing', draft: draft.value }, save });
}

async function newDraft({ from }: Extract<FormRequest, { kind: 'new' }>): Promise<Result<IncidentDraft>> {
  const made = await request('incidents.prefill', { ...from, deviceIds: [...from.deviceIds] });
  if (!made.ok || made.value.content.reporter !== '') return made;
  const content = { ...made.value.content, reporter: useWhoStore.getState().name };
  return { ...made, value: { ...made.value, content } };
}

async function keptDraft(draftId: IncidentId): Promise<Result<IncidentDraft>> {
  const kept = await request('incidents.drafts');
  if (!kept.ok) return kept;
  const draft = kept.value.find(({ id }) => id === draftId);
  if (draft !== undefined) return { ok: true, value: draft };
  return fail('unknown-draft', 'This draft is not there any more. It was submitted or discarded.');
}

function saveDraft({ authorId: _author, savedAt: _saved, ...draft }: IncidentDraft) {
  return request('incidents.saveDraft', draft);
}

/** What a person typed or chose. */
export function editDraft(change: (draft: IncidentDraft) => IncidentDraft): void {
  const { phase } = useFormStore.getState();
  if (phase.kind !== 'editing') return;
  const draft = change(phase.draft);
  if (draft === phase.draft) return;
  useFormStore.setState({ phase: { kind: 'editing', draft }, refusal: null });
  saver?.change(draft);
}

export function editContent(patch: Partial<IncidentContent>): void {
  editDraft((draft) => ({ ...draft, content: { ...draft.content, ...patch } }));
}

/** Puts on disk what was typed in the last moment. */
export function saveNow(): void {
  void saver?.flush();
}

/** Saves and submits. Afterwards the phase says `submitted`, or `refusal` says why not. */
export async function submitForm(): Promise<void> {
  const { phase, isSubmitting, save } = useFormStore.getState();
  if (phase.kind !== 'editing' || isSubmitting) return;
  useFormStore.setState({ isSubmitting: true, refusal: null });
  const submitting = saver;
  // A draft that came whole from the prefill was never typed in, so it is not on disk yet.
  if (save.kind === 'untouched') submitting?.change(phase.draft);
  const isOnDisk = (await submitting?.flush()) === true;
  const result = isOnDisk ? await request('incidents.submit', { draftId: phase.draft.id }) : notOnDisk();
  if (submitting !== saver) return;
  if (result.ok) {
    submitting?.stop();
    saver = null;
    useWhoStore.getState().setName(result.value.content.reporter);
    useFormStore.setState({ phase: { kind: 'submitted', view: result.value }, isSubmitting: false });
    await refreshUnfinished();
  } else {
    useFormStore.setState({ isSubmitting: false, refusal: result.error });
  }
}

function notOnDisk(): Result<IncidentView> {
  const { save } = useFormStore.getState();
  if (save.kind === 'failed') return { ok: false, error: save.error };
  return fail('draft-not-saved', 'The draft could not be saved, so it was not submitted. Try again.');
}

/** Throws the draft away, with the reason that stays with its number. @returns whether it is gone. */
export async function discardForm(reason: string): Promise<boolean> {
  const { phase, save } = useFormStore.getState();
  if (phase.kind !== 'editing') return true;
  if (save.kind !== 'untouched') {
    await saver?.flush();
    const result = await request('incidents.discardDraft', { draftId: phase.draft.id, reason });
    if (!result.ok) {
      useFormStore.setState({ refusal: result.error });
      return false;
    }
  }
  saver?.stop();
  saver = null;
  await refreshUnfinished();
  return true;
}

/** Before the form closes. `kept`: the draft is on disk. `not-kept`: it could not be saved; the saver goes on trying. */
export async function leaveForm(): Promise<'nothing-typed' | 'kept' | 'not-kept'> {
  const { phase, save } = useFormStore.getState();
  if (phase.kind !== 'editing' || save.kind === 'untouched') return 'nothing-typed';
  const isOnDisk = (await saver?.flush()) === true;
  await refreshUnfinished();
  return isOnDisk ? 'kept' : 'not-kept';
}

/** Marks what is missing from now on. */
export function markMissing(): void {
  useFormStore.setState({ isAttempted: true });
}
