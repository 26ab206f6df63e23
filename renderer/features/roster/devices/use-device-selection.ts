import { useEffect, useMemo, useState } from 'react';
import type { Device } from '../../../../shared/model/roster.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { type DeviceSelection, keepOnly, NOTHING_SELECTED, selectOnly } from './device-selection.ts';

/**
 * The selection over the devices on screen; rows that are filtered away leave it. Follows a request of another screen to
 * show one device.
 *
 * @param showAll  Called when that device must not be hidden by a filter.
 */
export function useDeviceSelection(
  devices: readonly Device[],
  showAll: () => void,
): [DeviceSelection, (selection: DeviceSelection) => void] {
  const [selection, setSelection] = useState<DeviceSelection>(NOTHING_SELECTED);
  const wanted = useUiStore((store) => store.rosterDeviceId);
  const order = useMemo(() => devices.map((device) => device.id), [devices]);
  const visible = useMemo(() => keepOnly(selection, order), [selection, order]);
  useEffect(() => {
    if (wanted === null) return;
    useUiStore.setState({ rosterDeviceId: null });
    showAll();
    setSelection(selectOnly(wanted));
  }, [wanted, showAll]);
  return [visible, setSelection];
}
