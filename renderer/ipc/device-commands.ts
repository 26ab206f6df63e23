import type { DeviceId, DevicePatch, RoomId } from '../../shared/model/roster.ts';
import { command } from './client.ts';

/** Checks these devices at once, all of them for null. */
export async function checkNow(deviceIds: readonly DeviceId[] | null): Promise<void> {
  await command('live.checkNow', { deviceIds: deviceIds === null ? null : [...deviceIds] });
}

export async function editDevice(deviceId: DeviceId, patch: DevicePatch): Promise<void> {
  await command('devices.update', { deviceIds: [deviceId], patch });
}

/** Moves a device to another room, where the layout finds it a place; null: to no room. */
export async function moveToRoom(deviceId: DeviceId, roomId: RoomId | null): Promise<void> {
  await command('devices.place', { placements: [{ deviceId, roomId, position: null }] });
}
