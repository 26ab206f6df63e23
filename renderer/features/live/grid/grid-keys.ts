import type { Move } from './tile-navigation.ts';

/** What a key does while a tile has the focus. */
export type GridAction =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'open' }
  | { readonly kind: 'check' }
  | { readonly kind: 'close' };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'roomStart',
  End: 'roomEnd',
};

/** Null for keys that are not the grid's. With Ctrl, Home and End go to the first and last tile of all. */
export function gridAction(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): GridAction | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Home') return { kind: 'move', move: 'first' };
    if (event.key === 'End') return { kind: 'move', move: 'last' };
    return null;
  }
  const move = MOVES[event.key];
  if (move !== undefined) return { kind: 'move', move };
  if (event.key === 'Enter') return { kind: 'open' };
  if (event.key === ' ') return { kind: 'check' };
  if (event.key === 'Escape') return { kind: 'close' };
  return null;
}
