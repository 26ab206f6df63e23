import { useMemo, useRef, useState } from 'react';
import { orderedRooms, useRosterStore } from '../../../state/roster-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { AddDevicePanel } from './add-device-panel.tsx';
import { BulkPanel } from './bulk-panel.tsx';
import { DeviceFilters } from './device-filters.tsx';
import { DevicePanel } from './device-panel.tsx';
import { ALL_DEVICES, type DeviceQuery, queryDevices } from './device-query.ts';
import { NOTHING_SELECTED } from './device-selection.ts';
import { DeviceTable, type DeviceTableHandle } from './device-table.tsx';
import classes from './devices-pane.module.css';
import { EmptyRoster } from './empty-roster.tsx';
import { askToRemove } from './remove-devices.tsx';
import { useDeviceSelection } from './use-device-selection.ts';

interface Props {
  readonly isAdding: boolean;
  readonly onAddingDone: () => void;
}

/** The list of all devices; beside it the form of the chosen one, or what can be done to several. */
export function DevicesPane({ isAdding, onAddingDone }: Props) {
  const data = useRosterStore((store) => store.data);
  const [query, setQuery] = useState<DeviceQuery>(ALL_DEVICES);
  const now = useMinute();
  const rooms = useMemo(() => orderedRooms(data?.rooms.values() ?? []), [data?.rooms]);
  const devices = useMemo(
    () => queryDevices(data?.devices.values() ?? [], rooms, query, now),
    [data?.devices, rooms, query, now],
  );
  const table = useRef<DeviceTableHandle>(null);
  const panel = useRef<HTMLElement>(null);
  const [selection, setSelection] = useDeviceSelection(devices, () => setQuery(ALL_DEVICES));

  if (data === null) return null;
  if (data.devices.size === 0 && !isAdding) return <EmptyRoster />;
  const chosen = devices.filter((device) => selection.ids.has(device.id));
  const [single] = chosen;
  const backToTable = () => table.current?.focus();
  return (
    <div className={classes.pane}>
      <div className={classes.list}>
        <DeviceFilters
          query={query}
          rooms={rooms}
          shown={devices.length}
          total={data.devices.size}
          onChange={setQuery}
        />
        <DeviceTable
          ref={table}
          devices={devices}
          rooms={data.rooms}
          now={now}
          sort={query.sort}
          selection={selection}
          onSort={(sort) => setQuery((current) => ({ ...current, sort }))}
          onSelect={setSelection}
          onOpen={() => panel.current?.querySelector<HTMLElement>('input, select, button')?.focus()}
          onRemove={() => askToRemove(chosen, backToTable)}
        />
        {devices.length === 0 && <p className={classes.empty}>No device matches. Change the search or the filters.</p>}
      </div>
      {isAdding ? (
        <AddDevicePanel rooms={rooms} onDone={onAddingDone} />
      ) : chosen.length > 1 ? (
        <BulkPanel ref={panel} devices={chosen} rooms={rooms} onClose={() => setSelection(NOTHING_SELECTED)} />
      ) : single !== undefined ? (
        <DevicePanel
          ref={panel}
          key={single.id}
          device={single}
          rooms={rooms}
          now={now}
          onClose={() => {
            setSelection(NOTHING_SELECTED);
            backToTable();
          }}
        />
      ) : null}
    </div>
  );
}
