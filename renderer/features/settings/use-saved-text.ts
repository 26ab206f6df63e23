import { type KeyboardEvent, useState } from 'react';
import type { Result } from '../../../shared/result.ts';

/** What typed text comes to: a change to save, or a sentence for the person who typed it. */
export type TextReading<Patch> =
  | { readonly ok: true; readonly patch: Patch }
  | { readonly ok: false; readonly message: string };

/** A typed setting: props for its input, and what to say beside it. */
export interface SavedText {
  readonly value: string;
  readonly error: string | null;
  readonly isSaved: boolean;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Saves this text now, as the "Default" button does. */
  readonly set: (text: string) => void;
}

/**
 * Text that is saved when the field is left or with Enter; Escape goes back. A value that cannot be used stays as typed, with the
 * reason, and what was saved before stays in force.
 *
 * @param stored  The saved value as a person would type it.
 * @param save    Writes the change; a refusal is shown beside the field.
 */
export function useSavedText<Patch>(
  stored: string,
  read: (text: string) => TextReading<Patch>,
  save: (patch: Patch) => Promise<Result<unknown>>,
): SavedText {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);

  const saveText = async (text: string) => {
    if (text.trim() === stored) {
      setDraft(null);
      setError(null);
      return;
    }
    const reading = read(text);
    if (!reading.ok) {
      setError(reading.message);
      return;
    }
    const result = await save(reading.patch);
    setError(result.ok ? null : result.error.message);
    setSaved(result.ok);
    if (result.ok) setDraft(null);
  };
  const saveDraft = () => {
    if (draft !== null) void saveText(draft);
  };
  return {
    value: draft ?? stored,
    error,
    isSaved,
    onChange: (text) => {
      setDraft(text);
      setError(null);
      setSaved(false);
    },
    onBlur: saveDraft,
    onKeyDown: (event) => {
      if (event.key === 'Enter') saveDraft();
      if (event.key === 'Escape') {
        setDraft(null);
        setError(null);
      }
    },
    set: (text) => {
      setDraft(text);
      void saveText(text);
    },
  };
}
