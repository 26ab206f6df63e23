import { create } from 'zustand';
import type { AccessState } from '../../shared/model/incident-view.ts';

export interface AccessStore {
  readonly access: AccessState;
  /** Whether the sign-in dialog is open, and why it was asked for: a sentence, or empty. */
  readonly signIn: { readonly why: string } | null;
  askToSignIn(why: string): void;
  closeSignIn(): void;
}

/** Who is here, as the main process last said. */
export const useAccessStore = create<AccessStore>()((set) => ({
  access: { current: null, people: [], isSetUp: false, idleMinutes: 10 },
  signIn: null,
  askToSignIn: (why) => set({ signIn: { why } }),
  closeSignIn: () => set({ signIn: null }),
}));
