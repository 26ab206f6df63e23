import { useEffect } from 'react';
import { create } from 'zustand';

const useDialogsStore = create<{ readonly open: number }>()(() => ({ open: 0 }));

/** Counts a dialog in which something is typed, for as long as it is there. */
export function useCountedDialog(): void {
  useEffect(() => {
    useDialogsStore.setState(({ open }) => ({ open: open + 1 }));
    return () => useDialogsStore.setState(({ open }) => ({ open: open - 1 }));
  }, []);
}

/** Whether somebody is typing in one now. */
export function useIsDialogOpen(): boolean {
  return useDialogsStore(({ open }) => open > 0);
}
