import { create } from 'zustand';

/** Who sits at this window: typed once, offered wherever a name is asked for. Kept until the window closes. */
export const useWhoStore = create<{ readonly name: string; readonly setName: (name: string) => void }>()((set) => ({
  name: '',
  setName: (name) => set({ name }),
}));
