import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { AREA_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { WORDS } from '../../../words.ts';
import { type PanelView, useBoardStore } from '../board-store.ts';
import { type Board, isRunning, resultsOf } from '../model/board.ts';
import { type BoardColumn, type BoardSpot, SCHOOL_KEY, spotAfterKey } from '../model/board-keys.ts';
import { AREAS } from '../model/row-words.ts';
import { recheck, recheckRoom } from '../readiness-commands.ts';
import { RoomRow } from './board-row.tsx';
import classes from './board-table.module.css';
import { spotElementId } from './cells.tsx';
import { SchoolLine } from './school-line.tsx';
import type { BoardLayout } from './use-board.ts';

const HEADER_HEIGHT = 32;

interface Props {
  readonly board: Board;
  readonly layout: BoardLayout;
}

/** Rooms by area. As many lines as fit are drawn, so 200 rooms scroll like 12. One tab stop; arrows move within. */
export function BoardTable({ board, layout }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<BoardSpot | null>(null);
  const rowKeys = useMemo(() => {
    const hasSchool = resultsOf(board.school).length > 0;
    return hasSchool ? [SCHOOL_KEY, ...layout.order] : layout.order;
  }, [board.school, layout.order]);
  const heights = rowKeys.map((key) => (key === SCHOOL_KEY ? layout.schoolHeight : layout.heightOf(key)));
  const virtual = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: rowKeys.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => heights[index] ?? 0,
    overscan: 6,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    getItemKey: (index) => rowKeys[index] ?? index,
    // A line is as high as its words need, and never lower than planned, so that a sweep moves as little as can be.
    measureElement: (line: HTMLElement, _, { options }) =>
      Math.max(line.offsetHeight, options.estimateSize(Number(line.dataset.index))),
    initialRect: { width: 1_000, height: 600 },
  });
  const shape = heights.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are other sizes
  useEffect(() => {
    virtual.measure();
    virtual.getVirtualItems();
    for (const line of virtual.elementsCache.values()) virtual.measureElement(line);
  }, [shape, virtual]);
  const activeIndex = spot === null ? -1 : rowKeys.indexOf(spot.rowKey);
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex);
  }, [activeIndex, virtual]);
  useFocusAfterPanel(grid);

  const byId = useMemo(() => new Map(board.rows.map((row) => [row.roomId, row])), [board.rows]);
  const isBusy = useReadinessStore((store) => isRunning(store.data?.sweep ?? null));
  const profiles = useProfiles();
  const now = useMinute();

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return useBoardStore.getState().close();
    if (spot !== null && (event.key === 'Enter' || event.key === ' ')) openSpot(board, spot);
    else if (spot !== null && event.key.toLowerCase() === 'r') recheckSpot(board, spot);
    else {
      const rowsPerPage = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / 76) - 1);
      const next = spotAfterKey(event.key, spot, rowKeys, rowsPerPage);
      if (next === null) return;
      setSpot(next);
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const clicked = spotOf(event.target);
    if (clicked === null) return;
    setSpot(clicked);
    openSpot(board, clicked);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot have its rows virtualised and one tab stop
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      aria-label={WORDS.readiness.board}
      aria-rowcount={rowKeys.length + 1}
      aria-activedescendant={spot === null ? undefined : spotElementId(spot)}
      aria-busy={isBusy}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => setSpot((known) => known ?? firstSpot(rowKeys))}
    >
      <HeaderRow />
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() - HEADER_HEIGHT }}>
        {virtual.getVirtualItems().map((item) => {
          const key = rowKeys[item.index] ?? '';
          const place = {
            index: item.index,
            top: item.start - HEADER_HEIGHT,
            height: heights[item.index] ?? item.size,
            isSlim: key !== SCHOOL_KEY && layout.heightOf(key) < layout.fullHeight,
            measure: virtual.measureElement,
          };
          const active = spot?.rowKey === key ? spot.column : null;
          if (key === SCHOOL_KEY) return <SchoolLine key={key} school={board.school} active={active} {...place} />;
          const row = byId.get(key);
          if (row === undefined) return null;
          return (
            <RoomRow key={key} row={row} active={active} isBusy={isBusy} profiles={profiles} now={now} {...place} />
          );
        })}
      </div>
    </div>
  );
}

function HeaderRow() {
  const { columns } = WORDS.readiness;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="row" aria-rowindex={1} className={`${classes.columns} ${classes.header}`}>
      <ColumnHeader>{columns.decision}</ColumnHeader>
      <ColumnHeader>{columns.room}</ColumnHeader>
      <ColumnHeader>{columns.why}</ColumnHeader>
      {AREAS.map((area) => (
        <ColumnHeader key={area} isArea>
          {AREA_WORDS[area]}
        </ColumnHeader>
      ))}
    </div>
  );
}

function ColumnHeader({ children, isArea = false }: { readonly children: string; readonly isArea?: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="columnheader" className={classes.columnHeader} data-area={isArea || undefined}>
      {children}
    </div>
  );
}

/** A cell opens its area, a room's name the area that decided. */
function openSpot({ rows, school }: Board, { rowKey, column }: BoardSpot): void {
  useBoardStore.getState().open(viewOf(rowKey, column));

  function viewOf(key: string, wanted: BoardColumn): PanelView {
    if (key === SCHOOL_KEY) {
      return { kind: 'school', area: wanted === 'room' ? (school.problems[0]?.area ?? 'network') : wanted };
    }
    const reason = rows.find(({ roomId }) => roomId === key)?.reason;
    return { kind: 'room', roomId: key, area: wanted === 'room' ? (reason?.area ?? 'devices') : wanted };
  }
}

function recheckSpot({ rows, school }: Board, { rowKey, column }: BoardSpot): void {
  if (rowKey !== SCHOOL_KEY && column === 'room') return void recheckRoom(rowKey);
  const line = rowKey === SCHOOL_KEY ? school : rows.find(({ roomId }) => roomId === rowKey);
  if (line === undefined) return;
  const results = column === 'room' ? resultsOf(line) : line.cells[column].results;
  void recheck(results.map(({ key }) => key));
}

function spotOf(target: EventTarget): BoardSpot | null {
  if (!(target instanceof Element)) return null;
  const rowKey = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  if (rowKey === undefined) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  return { rowKey, column: AREAS.find((area) => area === column) ?? 'room' };
}

function firstSpot([first]: readonly string[]): BoardSpot | null {
  return first === undefined ? null : { rowKey: first, column: 'room' };
}

/** Whoever closes the panel goes on where they were. */
function useFocusAfterPanel(grid: { readonly current: HTMLDivElement | null }): void {
  const isOpen = useBoardStore((store) => store.view !== null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) grid.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, grid]);
}
