import { type RefObject, useEffect, useRef } from 'react';
import { useUiStore } from '../../../state/ui-store.ts';

/** Moves the focus into the search field whenever somebody asks for it (`/`, the Find menu item). */
export function useSearchFocus(): RefObject<HTMLInputElement | null> {
  const ref = useRef<HTMLInputElement>(null);
  const request = useUiStore((store) => store.searchRequest);
  useEffect(() => {
    if (request === 0) return;
    ref.current?.focus();
    ref.current?.select();
  }, [request]);
  return ref;
}
