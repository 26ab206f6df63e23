import { useMemo, useRef } from 'react';
import type { RoomId } from '../../../../shared/model/roster.ts';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useSessions } from '../../../state/sessions-store.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { useBoardStore } from '../board-store.ts';
import { arrangeBoard, type Board, boardOrder, isRunning } from '../model/board.ts';
import { DESK_SIZES, PROJECTOR_SIZES, type RowSizes, rowHeight, schoolHeight } from '../model/row-heights.ts';

const NOTHING = { rows: [], school: null };

/** The board from what the stores hold now; null until they have it. */
export function useBoard(): Board | null {
  const data = useReadinessStore((store) => store.data);
  const rooms = useRosterStore((store) => store.data?.rooms);
  const site = useSite();
  const sessions = useSessions();
  return useMemo(
    () => (data === null || rooms === undefined ? null : arrangeBoard({ data, rooms: rooms.values(), site, sessions })),
    [data, rooms, site, sessions],
  );
}

/** Which line stands where, and how high each is. */
export interface BoardLayout {
  readonly order: readonly RoomId[];
  readonly heightOf: (roomId: RoomId) => number;
  readonly schoolHeight: number;
  /** Lines below this height have room for one line of why. */
  readonly fullHeight: number;
}

/**
 * The lines in order of need. While a sweep or a recheck runs, and while somebody reads the panel, every line keeps its place and
 * its height; the end of a sweep sorts anew.
 */
export function useBoardLayout(board: Board | null): BoardLayout {
  const sizes: RowSizes = useIsProjector() ? PROJECTOR_SIZES : DESK_SIZES;
  const sweep = useReadinessStore((store) => store.data?.sweep ?? null);
  const recheck = useReadinessStore((store) => store.data?.recheck ?? null);
  const isReading = useBoardStore((store) => store.view !== null);
  const isBusy = isRunning(sweep) || isRunning(recheck);
  const sorting = `${sweep?.id}/${sweep?.endedAt}/${sizes.full}`;
  const last = useRef<Frozen | null>(null);
  const { rows, school } = board ?? NOTHING;

  const isKept = last.current !== null && (isBusy || (isReading && last.current.sorting === sorting));
  const before = isKept ? last.current : null;
  const order = boardOrder(rows, before?.order ?? null);
  const heights = new Map(
    rows.map((row) => [row.roomId, before?.heights.get(row.roomId) ?? rowHeight(row, sizes)] as const),
  );
  const kept = isBusy ? Math.max(1, before?.problems ?? 0) : 0;
  const problems = isKept ? (before?.problems ?? 0) : Math.min(school?.problems.length ?? 0, 3);
  if (board !== null) last.current = { sorting, order, heights, problems };
  return {
    order,
    heightOf: (roomId) => heights.get(roomId) ?? sizes.slim,
    schoolHeight: school === null ? 0 : schoolHeight(school, sizes, kept),
    fullHeight: sizes.full,
  };
}

interface Frozen {
  readonly sorting: string;
  readonly order: readonly RoomId[];
  readonly heights: ReadonlyMap<RoomId, number>;
  /** On the school's line when it was sorted. */
  readonly problems: number;
}
