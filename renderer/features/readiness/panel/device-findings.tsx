import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { DeviceFinding } from '../../../../shared/model/readiness.ts';
import type { DeviceId } from '../../../../shared/model/roster.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './check-item.module.css';

/** Shown at once; a click shows the others. */
const FEW = 4;
/** More than a person goes through here; the report has them all. */
const MANY = 200;

/** Devices that did not pass; each leads to its panel on the live screen. */
export function DeviceFindings({ devices }: { readonly devices: readonly DeviceFinding[] }) {
  const [isAll, setAll] = useState(false);
  const known = useRosterStore((store) => store.data?.devices);
  if (devices.length === 0) return null;
  const shown = devices.slice(0, isAll ? MANY : FEW);
  return (
    <ul className={classes.devices} aria-label="Devices that did not pass">
      {shown.map((device) => (
        <li key={device.deviceId} className={tones.tone} data-tone={device.verdict}>
          <span className={classes.mark}>
            <ToneShape tone={device.verdict} size={12} />
          </span>
          {known?.has(device.deviceId) ? (
            <UnstyledButton className={classes.link} onClick={() => showDevice(device.deviceId)}>
              {device.label}
            </UnstyledButton>
          ) : (
            <b>{device.label}</b>
          )}
          <span>{device.sentence}</span>
        </li>
      ))}
      {devices.length > shown.length && (
        <li className={classes.more}>
          {isAll ? (
            `and ${devices.length - shown.length} more: save the report to see them all`
          ) : (
            <UnstyledButton className={classes.link} onClick={() => setAll(true)}>
              Show all {devices.length} devices
            </UnstyledButton>
          )}
        </li>
      )}
    </ul>
  );
}

function showDevice(deviceId: DeviceId): void {
  const { goToDevice, openDevice } = useUiStore.getState();
  goToDevice(deviceId);
  openDevice(deviceId);
}
