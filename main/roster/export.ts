import { compareDevices } from '../../shared/model/room-layout.ts';
import type { Device, Room, RosterSnapshot } from '../../shared/model/roster.ts';
import { BYTE_ORDER_MARK, csvCell } from '../csv-cell.ts';
import { writeAppVersions } from './app-versions.ts';

type Cell = string | number | boolean | null;
interface Column {
  readonly heading: string;
  readonly ofDevice: (device: Device) => Cell;
  /** Repeated on every row of the room. */
  readonly ofRoom?: (room: Room) => Cell;
}

const none = (): null => null;
const date = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Headings that the importer maps by itself; `recognise.ts` knows the file by them. */
const COLUMNS: readonly Column[] = [
  { heading: 'Label', ofDevice: (device) => device.label },
  { heading: 'Room', ofDevice: none, ofRoom: (room) => room.name },
  { heading: 'Seat', ofDevice: (device) => device.seat },
  { heading: 'Address', ofDevice: (device) => device.address },
  { heading: 'Host', ofDevice: (device) => device.host },
  { heading: 'MAC', ofDevice: (device) => device.macs.join(' ') },
  { heading: 'Serial', ofDevice: (device) => device.serial },
  { heading: 'Asset tag', ofDevice: (device) => device.assetTag },
  { heading: 'Kind', ofDevice: (device) => device.kind },
  { heading: 'Model', ofDevice: (device) => device.model },
  { heading: 'OS version', ofDevice: (device) => device.osVersion },
  { heading: 'Spare', ofDevice: (device) => (device.isSpare ? 'yes' : 'no') },
  { heading: 'Paused', ofDevice: (device) => (device.isPaused ? 'yes' : 'no') },
  { heading: 'Student label', ofDevice: (device) => device.studentLabel },
  { heading: 'Last seen', ofDevice: (device) => date(device.lastSeenAt) },
  { heading: 'Updates end', ofDevice: (device) => date(device.updatesEndAt) },
  { heading: 'Memory (MiB)', ofDevice: (device) => device.memoryMiB },
  { heading: 'Screen', ofDevice: ({ screen }) => (screen === null ? null : `${screen.widthPx}x${screen.heightPx}`) },
  { heading: 'App versions', ofDevice: (device) => writeAppVersions(device.appVersions) },
  { heading: 'Retired', ofDevice: (device) => (device.isRetired ? 'yes' : 'no') },
  { heading: 'Address learned', ofDevice: (device) => date(device.addressLearnedAt) },
  {
    heading: 'Grid position',
    ofDevice: ({ position }) => (position === null ? null : `R${position.row + 1}C${position.column + 1}`),
  },
  { heading: 'Room kind', ofDevice: none, ofRoom: (room) => room.kind },
  { heading: 'Room note', ofDevice: none, ofRoom: (room) => room.note },
  { heading: 'Room access point', ofDevice: none, ofRoom: (room) => room.accessPoint },
  { heading: 'Room uplink', ofDevice: none, ofRoom: (room) => room.uplink },
  { heading: 'Room columns', ofDevice: none, ofRoom: (room) => room.columns },
];

/**
 * The roster as CSV that imports back without loss: rooms in their order, devices in natural order, an empty room as a row of
 * its own, values that a spreadsheet would run as formulas made harmless. UTF-8 with byte order mark, CRLF.
 */
export function exportRoster(roster: RosterSnapshot): string {
  const lines = [COLUMNS.map((column) => quote(column.heading)).join(',')];
  const rooms = [...roster.rooms].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en'));
  const devicesOf = new Map<string | null, Device[]>();
  for (const device of [...roster.devices].sort(compareDevices)) {
    const inRoom = devicesOf.get(device.roomId);
    if (inRoom === undefined) devicesOf.set(device.roomId, [device]);
    else inRoom.push(device);
  }
  for (const room of rooms) {
    const devices = devicesOf.get(room.id) ?? [];
    if (devices.length === 0) lines.push(row(null, room));
    for (const device of devices) lines.push(row(device, room));
  }
  for (const device of devicesOf.get(null) ?? []) lines.push(row(device, null));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function row(device: Device | null, room: Room | null): string {
  return COLUMNS.map(({ ofDevice, ofRoom }) => {
    const ofTheRoom = room === null ? null : (ofRoom?.(room) ?? null);
    return quote(ofRoom === undefined ? (device === null ? null : ofDevice(device)) : ofTheRoom);
  }).join(',');
}

function quote(cell: Cell): string {
  return csvCell(cell === null ? '' : String(cell));
}
