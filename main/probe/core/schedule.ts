/** Checks start on this grid, so that one wake-up and one system call serve many devices. */
export const SLOT_MS = 20;

/**
 * Where in the period a device has its turn: stable over restarts and even over devices, so that a room's devices do not
 * fire together and the air is used evenly. Milliseconds, 0 to `periodMs`.
 */
export function offsetMs(deviceId: string, periodMs: number): number {
  return (hash32(deviceId) / 0x1_0000_0000) * periodMs;
}

/** The device's first turn after `afterMs`, on the slot grid. */
export function nextTurnMs(deviceId: string, periodMs: number, afterMs: number): number {
  const offset = offsetMs(deviceId, periodMs);
  const turn = Math.floor((afterMs - offset) / periodMs + 1) * periodMs + offset;
  const slot = Math.ceil(turn / SLOT_MS) * SLOT_MS;
  return slot > afterMs ? slot : slot + SLOT_MS;
}

/** FNV-1a with a final mix, since device ids often differ in their last characters only. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
