import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import { refusalToDo } from '../../../../shared/model/incident-rights.ts';
import type { IncidentAction, IncidentView } from '../../../../shared/model/incident-view.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import type { AppError, Result } from '../../../../shared/result.ts';
import { listen, request } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { useIsDialogOpen } from '../ui/open-dialogs.ts';

/** A change that is heard of this soon after our own question came from that question: reading is noted in the incident. */
const OWN_ECHO_MS = 1_500;

export type Acting = (action: IncidentAction) => Promise<AppError | null>;

/** The incident on screen and what can be done with it. */
export interface OpenIncident {
  readonly view: IncidentView;
  readonly program: Program | null;
  readonly role: Role;
  /** Does something to it. @returns why not; null: done, and on screen. After `changed-meanwhile` it was loaded again. */
  readonly act: Acting;
  /** Takes an answer that came by another channel. */
  readonly show: (view: IncidentView) => void;
  /** Why this person may not; null: they may. */
  readonly refusal: (kind: IncidentAction['kind'] | 'attach') => string | null;
}

const Context = createContext<OpenIncident | null>(null);
export const IncidentProvider = Context.Provider;

/** The incident of the page around. @throws outside of one: a bug. */
export function useOpenIncident(): OpenIncident {
  const open = useContext(Context);
  if (open === null) throw new Error('There is no incident around.');
  return open;
}

/** Null while it is asked for; an error: it cannot be shown. */
export function useIncident(incidentId: IncidentId): OpenIncident | AppError | null {
  const [answer, setAnswer] = useState<Result<IncidentView> | null>(null);
  /** Somebody else added to it since the answer. */
  const [isStale, setStale] = useState(false);
  const askedAt = useRef(0);
  /** Of the newest answer, also for a second step of the same dialog. */
  const head = useRef<string | null>(null);
  const current = useAccessStore(({ access }) => access.current);
  const view = answer?.ok === true ? answer.value : null;
  const program = useProgramsStore(({ list }) => programOf(list, view?.content.programId ?? null));

  const take = useCallback((reply: Result<IncidentView>) => {
    askedAt.current = Date.now();
    if (reply.ok) head.current = reply.value.head;
    setStale(false);
    setAnswer(reply);
  }, []);
  const load = useCallback(async () => {
    askedAt.current = Date.now();
    take(await request('incidents.get', { incidentId }));
  }, [incidentId, take]);
  const show = useCallback((next: IncidentView) => take({ ok: true, value: next }), [take]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person may see more of it, or less
  useEffect(() => void load(), [load, current?.id]);
  // Whoever types in a dialog has not seen what is new: the page waits, and the core refuses to go on without a look.
  const isTyping = useIsDialogOpen();
  useEffect(
    () =>
      listen('incidents.changed', ({ incidentIds }) => {
        if (incidentIds.includes(incidentId) && Date.now() - askedAt.current > OWN_ECHO_MS) setStale(true);
      }),
    [incidentId],
  );
  useEffect(() => {
    if (isStale && !isTyping) void load();
  }, [isStale, isTyping, load]);

  const act = useCallback<Acting>(
    async (action) => {
      if (head.current === null) return null;
      askedAt.current = Date.now();
      const reply = await request('incidents.act', { incidentId, head: head.current, action });
      if (reply.ok) take(reply);
      else if (reply.error.code === 'changed-meanwhile') await load();
      return reply.ok ? null : reply.error;
    },
    [incidentId, take, load],
  );
  return useMemo(() => {
    if (answer === null) return null;
    if (!answer.ok) return answer.error;
    const role = current?.role ?? 'proctor';
    const isOwn = answer.value.submittedBy.personId === (current?.id ?? null);
    const refusal: OpenIncident['refusal'] = (kind) => refusalToDo(kind, role, isOwn, answer.value.state);
    return { view: answer.value, program, role, act, show, refusal };
  }, [answer, program, current, act, show]);
}
