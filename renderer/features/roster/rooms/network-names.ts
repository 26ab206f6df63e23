import type { Room } from '../../../../shared/model/roster.ts';
import type { NetworkDevice } from '../../../../shared/model/site.ts';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Names that rooms and the site already use, in the order in which people count. */
export function networkNames(
  rooms: Iterable<Room>,
  devices: readonly NetworkDevice[],
): { readonly accessPoints: readonly string[]; readonly uplinks: readonly string[] } {
  const accessPoints = new Set<string>();
  const uplinks = new Set<string>();
  for (const room of rooms) {
    if (room.accessPoint !== null) accessPoints.add(room.accessPoint);
    if (room.uplink !== null) uplinks.add(room.uplink);
  }
  for (const { name, kind } of devices) (kind === 'access-point' ? accessPoints : uplinks).add(name);
  return { accessPoints: [...accessPoints].sort(byName.compare), uplinks: [...uplinks].sort(byName.compare) };
}
