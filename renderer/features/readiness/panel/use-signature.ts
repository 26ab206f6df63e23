import { type RefObject, useRef, useState } from 'react';
import { useWhoStore } from '../../../state/who-store.ts';

export interface Signature {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isMissing: boolean;
  /** Calls `act` with the name; without one the field asks for it and gets the focus. */
  sign(act: (by: string) => void): void;
}

/** Whatever is confirmed carries a name. */
export function useSignature(): Signature {
  const field = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  return {
    field,
    isMissing,
    sign(act) {
      const by = useWhoStore.getState().name.trim();
      setMissing(by === '');
      if (by === '') field.current?.focus();
      else act(by);
    },
  };
}
