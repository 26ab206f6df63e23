import { create } from 'zustand';
import type { Person } from '../../shared/model/incident.ts';
import type { PersonDraft } from '../../shared/model/incident-view.ts';
import { ROLE_WORDS } from '../../shared/model/incident-wording.ts';
import { ok, type Result } from '../../shared/result.ts';
import { request } from '../ipc/client.ts';
import { useAccessStore } from './access-store.ts';
import { useSettingsStore } from './settings-store.ts';

/** A person as the window may call them now: on a projector by their initials only. */
export function usePersonName(): (person: Pick<Person, 'name'>) => string {
  const isProjector = useSettingsStore((store) => store.settings.ui.isProjectorMode);
  return ({ name }) => (isProjector ? initials(name) : name);
}

/** `Dana Whitfield`: `D. W.` */
function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  return words.map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`).join(' ');
}

/** `School coordinator`, for the line under a name. */
export function roleOf({ role }: Pick<Person, 'role'>): string {
  return ROLE_WORDS[role];
}

/** Who signed in last in this window: after an idle sign-out it is mostly the same person again. */
export const useLastPerson = create<{ readonly personId: string | null }>()(() => ({ personId: null }));

/** Tries to sign somebody in; why not comes back for the dialog to show. */
export async function signIn(personId: string, pin: string): Promise<Result<void>> {
  const result = taken(await request('access.signIn', { personId, pin }));
  if (result.ok) useLastPerson.setState({ personId });
  return result;
}

/** Between a person's wish to leave and the reply. */
let isLeaving = false;

export async function signOut(): Promise<Result<void>> {
  isLeaving = true;
  try {
    return taken(await request('access.signOut'));
  } finally {
    isLeaving = false;
  }
}

/** Whether a sign-out that is told right now was wished for here, rather than for idleness. */
export function isSigningOut(): boolean {
  return isLeaving;
}

/** Makes a person (`personId` null) or changes one. `pin` null: stays. */
export async function savePerson(
  personId: string | null,
  draft: PersonDraft,
  pin: string | null,
): Promise<Result<void>> {
  return taken(await request('access.savePerson', { personId, draft, pin }));
}

export async function removePerson(personId: string): Promise<Result<void>> {
  return taken(await request('access.removePerson', { personId }));
}

function taken(said: Awaited<ReturnType<typeof request<'access.signIn'>>>): Result<void> {
  if (!said.ok) return said;
  useAccessStore.setState({ access: said.value });
  return ok(undefined);
}
