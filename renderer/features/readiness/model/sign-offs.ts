import type { SignOff } from '../../../../shared/model/readiness.ts';
import type { RoomId } from '../../../../shared/model/roster.ts';

/** The newest sign-off of each room, reopened ones included. */
export function newestSignOffs(signOffs: readonly SignOff[]): ReadonlyMap<RoomId, SignOff> {
  const newest = new Map<RoomId, SignOff>();
  for (const signOff of signOffs) {
    const known = newest.get(signOff.roomId);
    if (known === undefined || signOff.at >= known.at) newest.set(signOff.roomId, signOff);
  }
  return newest;
}

export function isReopened(signOff: SignOff | null): signOff is SignOff & { readonly reopenedAt: number } {
  return signOff !== null && signOff.reopenedAt !== null;
}
