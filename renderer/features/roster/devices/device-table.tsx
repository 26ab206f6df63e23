import { UnstyledButton } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { Device, Room, RoomId } from '../../../../shared/model/roster.ts';
import type { DeviceQuery, SortKey } from './device-query.ts';
import { DeviceRow, rowElementId } from './device-row.tsx';
import { type DeviceSelection, extendTo, NOTHING_SELECTED, selectAll, selectOnly, toggle } from './device-selection.ts';
import classes from './device-table.module.css';
import { selectionAfterKey } from './table-keys.ts';

/** What the screen around the table may ask of it. */
export interface DeviceTableHandle {
  focus(): void;
}

interface Props {
  readonly ref?: Ref<DeviceTableHandle>;
  /** In the order shown. */
  readonly devices: readonly Device[];
  readonly rooms: ReadonlyMap<RoomId, Room>;
  readonly now: number;
  readonly sort: DeviceQuery['sort'];
  readonly selection: DeviceSelection;
  readonly onSort: (sort: DeviceQuery['sort']) => void;
  readonly onSelect: (selection: DeviceSelection) => void;
  /** Enter: on to the form of the chosen device. */
  readonly onOpen: () => void;
  /** Delete. */
  readonly onRemove: () => void;
}

const ROW_HEIGHT = 34;
const HEADER_HEIGHT = 34;

/** Sort key null: the column cannot be sorted by itself. */
const COLUMNS: readonly { readonly id: string; readonly title: string; readonly sort: SortKey | null }[] = [
  { id: 'label', title: 'Label', sort: 'label' },
  { id: 'room', title: 'Room', sort: 'room' },
  { id: 'seat', title: 'Seat', sort: null },
  { id: 'kind', title: 'Kind', sort: 'kind' },
  { id: 'address', title: 'Address', sort: 'address' },
  { id: 'host', title: 'Host name', sort: 'host' },
  { id: 'mac', title: 'MAC', sort: null },
  { id: 'serial', title: 'Serial or tag', sort: 'serial' },
  { id: 'student', title: 'Student', sort: 'studentLabel' },
];

/** The device list: as many rows as fit are drawn, so 5,000 scroll like 50. One tab stop; arrows move within. */
export function DeviceTable(props: Props) {
  const { devices, rooms, now, selection, onSelect } = props;
  const grid = useRef<HTMLDivElement>(null);
  const order = useMemo(() => devices.map((device) => device.id), [devices]);
  const virtual = useVirtualizer({
    count: devices.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    getItemKey: (index) => order[index] ?? index,
    initialRect: { width: 1_000, height: 600 },
  });
  useImperativeHandle(props.ref, () => ({ focus: () => grid.current?.focus() }), []);

  const activeIndex = selection.active === null ? -1 : order.indexOf(selection.active);
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex);
  }, [activeIndex, virtual]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && selection.ids.size > 0) props.onOpen();
    else if (event.key === 'Delete' && selection.ids.size > 0) props.onRemove();
    else {
      const rowsPerPage = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
      const next = selectionAfterKey(event, selection, order, rowsPerPage);
      if (next === null) return;
      onSelect(next);
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-device]')?.dataset.device;
    if (id === undefined) return;
    if (event.shiftKey) onSelect(extendTo(selection, order, id));
    else if (event.ctrlKey || event.metaKey || target.closest('[data-toggle]') !== null)
      onSelect(toggle(selection, id));
    else onSelect(selectOnly(id));
  };

  const areAllSelected = devices.length > 0 && selection.ids.size === devices.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot have its rows virtualised and one tab stop
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      aria-label="Devices"
      aria-rowcount={devices.length + 1}
      aria-multiselectable
      aria-activedescendant={activeIndex < 0 ? undefined : rowElementId(order[activeIndex] ?? '')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <HeaderRow
        sort={props.sort}
        onSort={props.onSort}
        areAllSelected={areAllSelected}
        onSelectAll={() => onSelect(areAllSelected ? NOTHING_SELECTED : selectAll(selection, order))}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() - HEADER_HEIGHT }}>
        {virtual.getVirtualItems().map((item) => {
          const device = devices[item.index];
          if (device === undefined) return null;
          return (
            <DeviceRow
              key={item.key}
              device={device}
              roomName={device.roomId === null ? null : (rooms.get(device.roomId)?.name ?? null)}
              index={item.index}
              top={item.start - HEADER_HEIGHT}
              isSelected={selection.ids.has(device.id)}
              isActive={selection.active === device.id}
              now={now}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeaderProps extends Pick<Props, 'sort' | 'onSort'> {
  readonly areAllSelected: boolean;
  readonly onSelectAll: () => void;
}

function HeaderRow({ sort, onSort, areAllSelected, onSelectAll }: HeaderProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="row" aria-rowindex={1} className={`${classes.columns} ${classes.header}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its button is */}
      <div role="columnheader" className={classes.cell}>
        <UnstyledButton
          className={classes.check}
          aria-label="Select all shown devices"
          aria-pressed={areAllSelected}
          data-checked={areAllSelected || undefined}
          onClick={onSelectAll}
        />
      </div>
      {COLUMNS.map((column) => {
        const isSorted = column.sort !== null && column.sort === sort.key;
        const SortIcon = sort.isDescending ? IconSortDescending : IconSortAscending;
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of the grid
          // biome-ignore lint/a11y/useFocusableInteractive: its button is
          <div
            key={column.id}
            role="columnheader"
            data-column={column.id}
            className={classes.cell}
            aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
          >
            {column.sort === null ? (
              column.title
            ) : (
              <UnstyledButton
                className={classes.sortButton}
                onClick={() =>
                  onSort({ key: column.sort ?? 'label', isDescending: isSorted ? !sort.isDescending : false })
                }
              >
                {column.title}
                {isSorted && <SortIcon size={14} aria-hidden />}
              </UnstyledButton>
            )}
          </div>
        );
      })}
    </div>
  );
}
