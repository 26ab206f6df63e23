import { type RefObject, useEffect, useRef } from 'react';
import { useUiStore } from '../../../state/ui-store.ts';

/** Moves the focus into the search field when somebody asks for it (`/`, Ctrl+F) while the list is shown. */
export function useFindKey(): RefObject<HTMLInputElement | null> {
  const ref = useRef<HTMLInputElement>(null);
  const request = useUiStore((store) => store.searchRequest);
  const seen = useRef(request);
  useEffect(() => {
    if (request === seen.current) return;
    seen.current = request;
    ref.current?.focus();
    ref.current?.select();
  }, [request]);
  return ref;
}
