import { memo } from 'react';
import type { Device, DeviceId } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS, formatDuration } from '../../../../shared/model/wording.ts';
import { addressAge, isMadeUpMac, MADE_UP_MAC_SENTENCE } from './address-notes.ts';
import classes from './device-table.module.css';

interface Props {
  readonly device: Device;
  readonly roomName: string | null;
  readonly index: number;
  /** Pixels from the first row. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly now: number;
}

export function rowElementId(deviceId: DeviceId): string {
  return `roster-row-${deviceId}`;
}

/** One device. Clicks and keys are handled by the table. */
export const DeviceRow = memo(function DeviceRow(props: Props) {
  const { device, roomName, index, top, isSelected, isActive, now } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      role="row"
      id={rowElementId(device.id)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-device={device.id}
      data-active={isActive || undefined}
      className={`${classes.columns} ${classes.row}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cell column="check">
        <span className={classes.check} data-toggle data-checked={isSelected || undefined} aria-hidden="true" />
      </Cell>
      <Cell column="label">
        <span className={classes.label}>{device.label}</span>
        {device.isSpare && <span className={classes.mark}>spare</span>}
        {device.isPaused && <span className={classes.mark}>paused</span>}
      </Cell>
      <Cell column="room">{roomName ?? <span className={classes.quiet}>no room</span>}</Cell>
      <Cell column="seat">{device.seat}</Cell>
      <Cell column="kind">{DEVICE_KIND_WORDS[device.kind]}</Cell>
      <AddressCell device={device} now={now} />
      <Cell column="host">{device.host}</Cell>
      <MacCell macs={device.macs} />
      <Cell column="serial">{device.serial ?? device.assetTag}</Cell>
      <Cell column="student">{device.studentLabel}</Cell>
    </div>
  );
});

function AddressCell({ device, now }: { readonly device: Device; readonly now: number }) {
  const age = addressAge(device, now);
  if (device.address === null) {
    return <Cell column="address">{device.host === null && <span className={classes.quiet}>no address</span>}</Cell>;
  }
  return (
    <Cell column="address" title={age.sentence}>
      <span className={age.isOld ? classes.quiet : undefined}>{device.address}</span>
      {age.isOld && device.addressLearnedAt !== null && (
        <span className={classes.mark}>{formatDuration(now - device.addressLearnedAt)} old</span>
      )}
    </Cell>
  );
}

function MacCell({ macs }: { readonly macs: readonly string[] }) {
  const [first] = macs;
  if (first === undefined) return <Cell column="mac" />;
  const isMadeUp = macs.some(isMadeUpMac);
  return (
    <Cell column="mac" title={isMadeUp ? MADE_UP_MAC_SENTENCE : macs.join(', ')}>
      {first}
      {isMadeUp && <span className={classes.mark}>made up</span>}
    </Cell>
  );
}

interface CellProps {
  readonly column: string;
  readonly title?: string | null;
  readonly children?: React.ReactNode;
}

function Cell({ column, title, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="gridcell" data-column={column} className={classes.cell} title={title ?? undefined}>
      {children}
    </div>
  );
}
