import { create } from 'zustand';
import type { PathSnapshot } from '../../shared/model/path.ts';

const NOTHING: PathSnapshot = { targets: [], states: [] };

/** The way out, written only by what the main process sends. Empty until it has arrived. */
export const usePathStore = create<{ readonly path: PathSnapshot }>()(() => ({ path: NOTHING }));
