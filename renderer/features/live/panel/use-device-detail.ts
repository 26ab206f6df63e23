import { useEffect, useState } from 'react';
import type { DeviceDetail } from '../../../../shared/model/live.ts';
import type { DeviceId } from '../../../../shared/model/roster.ts';
import { SECOND_MS } from '../../../../shared/units.ts';
import { request } from '../../../ipc/client.ts';
import { useLiveStore } from '../../../state/live-store.ts';

/**
 * Samples, history and roll-ups of one device: at once, every second, and on each of its deltas. Null until the first reply.
 * A failed request keeps what was shown; the next one comes in a second.
 */
export function useDeviceDetail(deviceId: DeviceId): DeviceDetail | null {
  const [detail, setDetail] = useState<DeviceDetail | null>(null);
  useEffect(() => {
    let isGone = false;
    let isAsking = false;
    async function refresh(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      const result = await request('live.detail', { deviceId });
      isAsking = false;
      if (!isGone && result.ok) setDetail(result.value);
    }
    void refresh();
    const timer = setInterval(() => void refresh(), SECOND_MS);
    const unsubscribe = useLiveStore.subscribe((now, before) => {
      if (now.data?.devices.get(deviceId) !== before.data?.devices.get(deviceId)) void refresh();
    });
    return () => {
      isGone = true;
      clearInterval(timer);
      unsubscribe();
    };
  }, [deviceId]);
  return detail?.live.id === deviceId ? detail : null;
}
