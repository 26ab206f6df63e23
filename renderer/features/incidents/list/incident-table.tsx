import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { WORDS } from '../../../words.ts';
import { IncidentLine, lineElementId } from './incident-line.tsx';
import classes from './incident-table.module.css';
import { indexAfterKey, toggled } from './list-selection.ts';
import { useListStore } from './list-store.ts';
import type { IncidentRows } from './use-incident-rows.ts';

const ROW_HEIGHT = 54;
const HEADER_HEIGHT = 34;
const COLUMNS = Object.entries(WORDS.incidents.list.columns);

interface Props {
  readonly rows: IncidentRows;
  readonly total: number;
  /** Epoch milliseconds, new once a minute. */
  readonly now: number;
  readonly onOpen: (incidentId: string) => void;
}

/** The list: as many rows as fit are drawn, so ten thousand scroll like ten. One tab stop; arrows move within, Enter opens. */
export function IncidentTable({ rows, total, now, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const { selected, activeId } = useListStore();
  const { select, activate } = useListStore.getState();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    initialRect: { width: 1_000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.want(first, last), [rows.want, first, last]);

  const activeRow = useRef(-1);
  const isActive = (id: string, index: number) => {
    if (id === activeId) activeRow.current = index;
    return id === activeId;
  };
  const moveTo = (index: number) => {
    virtual.scrollToIndex(index);
    activeRow.current = index;
    const row = rows.rowAt(index);
    if (row !== undefined) activate(row.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const rowsPerPage = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const at = activeId === null ? -1 : activeRow.current;
    const next = indexAfterKey(event.key, at, total, rowsPerPage);
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' && activeId !== null) onOpen(activeId);
    else if (event.key === ' ' && activeId !== null) select(toggled(selected, activeId));
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) select(new Set(rows.known.map(({ id }) => id)));
    else if (event.key === 'Escape' && selected.size > 0) select(new Set());
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-incident]')?.dataset.incident;
    if (id === undefined) return;
    activate(id);
    if (event.ctrlKey || event.metaKey || target.closest('[data-toggle]') !== null) select(toggled(selected, id));
    else onOpen(id);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot have its rows virtualised and one tab stop
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      aria-label={WORDS.incidents.list.name}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={activeId === null ? undefined : lineElementId(activeId)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <HeaderLine />
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() - HEADER_HEIGHT }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          // Not heard yet: the place is kept, so nothing jumps when it comes.
          if (row === undefined) return null;
          return (
            <IncidentLine
              key={row.id}
              row={row}
              index={item.index}
              top={item.start - HEADER_HEIGHT}
              isSelected={selected.has(row.id)}
              isActive={isActive(row.id, item.index)}
              now={now}
            />
          );
        })}
      </div>
    </div>
  );
}

function HeaderLine() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="row" aria-rowindex={1} className={`${classes.columns} ${classes.header}`}>
      {COLUMNS.map(([id, title]) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
        <div key={id} role="columnheader" data-column={id} className={classes.cell}>
          {id === 'check' ? <VisuallyHidden>{title}</VisuallyHidden> : title}
        </div>
      ))}
    </div>
  );
}
