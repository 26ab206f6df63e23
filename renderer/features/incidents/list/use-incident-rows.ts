import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IncidentRow } from '../../../../shared/model/incident.ts';
import type { AppError } from '../../../../shared/result.ts';
import { request } from '../../../ipc/client.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { type ListFilters, queryOf } from '../model/list-query.ts';

/** Rows asked for at once; a screen shows about fifteen. */
const BLOCK_ROWS = 100;

interface Block {
  /** Query and revision that it answers. */
  readonly generation: string;
  readonly rows: readonly IncidentRow[];
}

interface Loaded {
  readonly queryKey: string;
  readonly total: number;
  readonly blocks: ReadonlyMap<number, Block>;
}

export interface IncidentRows {
  /** Null: nothing was heard yet. */
  readonly total: number | null;
  /** Undefined: not there yet. */
  rowAt(index: number): IncidentRow | undefined;
  /** Everything that was heard so far, in order. */
  readonly known: readonly IncidentRow[];
  /** What the last question was refused with; null: answered. */
  readonly error: AppError | null;
  /** The table says which rows it draws. */
  want(first: number, last: number): void;
}

const NOTHING: Loaded = { queryKey: '', total: 0, blocks: new Map() };

/**
 * The rows of the list, asked for as they come into view: ten thousand are never held at once, and what is on screen stays there
 * until its fresh version is heard.
 */
export function useIncidentRows(filters: ListFilters): IncidentRows {
  const revision = useIncidentsStore((store) => store.revision);
  const query = useMemo(() => queryOf(filters), [filters]);
  const queryKey = JSON.stringify(query);
  const generation = `${queryKey}#${revision}`;
  const [loaded, setLoaded] = useState(NOTHING);
  const [error, setError] = useState<AppError | null>(null);
  const [wanted, setWanted] = useState({ first: 0, last: 0 });
  const latest = useRef(generation);
  const asked = useRef(new Set<string>());
  latest.current = generation;

  useEffect(() => {
    const ask = async (block: number) => {
      const mark = `${generation}/${block}`;
      if (asked.current.has(mark)) return;
      asked.current.add(mark);
      const reply = await request('incidents.list', { ...query, offset: block * BLOCK_ROWS, limit: BLOCK_ROWS });
      asked.current.delete(mark);
      if (latest.current !== generation) return;
      setError(reply.ok ? null : reply.error);
      const rows = reply.ok ? reply.value.rows : [];
      const total = reply.ok ? reply.value.total : 0;
      setLoaded((before) => {
        const kept = before.queryKey === queryKey && reply.ok ? before.blocks : new Map<number, Block>();
        return { queryKey, total, blocks: new Map(kept).set(block, { generation, rows }) };
      });
    };
    const isSameQuery = loaded.queryKey === queryKey;
    const first = isSameQuery ? Math.floor(wanted.first / BLOCK_ROWS) : 0;
    const last = isSameQuery ? Math.floor(wanted.last / BLOCK_ROWS) : 0;
    for (let block = first; block <= last; block += 1) {
      if (!isSameQuery || loaded.blocks.get(block)?.generation !== generation) void ask(block);
    }
  }, [query, queryKey, generation, wanted, loaded]);

  const want = useCallback((first: number, last: number) => {
    setWanted((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  const known = useMemo(
    () => [...loaded.blocks].sort(([one], [other]) => one - other).flatMap(([, { rows }]) => rows),
    [loaded],
  );
  return {
    total: loaded === NOTHING ? null : loaded.total,
    rowAt: (index) => loaded.blocks.get(Math.floor(index / BLOCK_ROWS))?.rows[index % BLOCK_ROWS],
    known,
    error,
    want,
  };
}
