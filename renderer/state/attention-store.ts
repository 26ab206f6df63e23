import { create } from 'zustand';
import { SECOND_MS } from '../../shared/units.ts';
import { type AttentionItem, attentionItems } from './attention.ts';
import { useLiveStore } from './live-store.ts';
import { useSchoolStore } from './school-store.ts';

/** A list that is read needs no more than this; the first change after a quiet time shows at once. */
const MIN_INTERVAL_MS = SECOND_MS;

/** What needs a look, for banner and list. */
export const useAttentionStore = create<{ readonly items: readonly AttentionItem[] }>()(() => ({ items: [] }));

/** Follows live states and rooms; returns its disposer. */
export function connectAttention(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  function refresh(): void {
    isDirty = false;
    const rooms = useSchoolStore.getState().view?.rooms ?? [];
    const live = useLiveStore.getState().data?.devices ?? new Map();
    useAttentionStore.setState({ items: attentionItems(rooms, live) });
    timer = setTimeout(() => {
      timer = undefined;
      if (isDirty) refresh();
    }, MIN_INTERVAL_MS);
  }
  function changed(): void {
    if (timer === undefined) refresh();
    else isDirty = true;
  }
  changed();
  // The school store writes its counts after every live change and every roster change, once.
  const unsubscribe = useSchoolStore.subscribe(changed);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
