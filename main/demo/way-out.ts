import type { PathTarget } from '../../shared/model/path.ts';
import type { PathProbe } from '../diagnosis/path-memory.ts';
import type { RadioReading } from '../path/laptop-link.ts';
import type { WayOut } from '../path/targets.ts';
import { shareOf } from '../probe/transports/simulated-random.ts';
import { DEMO_GATEWAY } from './infrastructure.ts';

export const DEMO_WAY_OUT: WayOut = { gateway: DEMO_GATEWAY, nameServers: [] };

export const DEMO_RADIO: RadioReading = { medium: 'wired', signalPercent: null, accessPointId: null };

/** Usual round trips by kind of hop, in milliseconds; nothing is sent. */
const USUAL_MS: Readonly<Partial<Record<PathTarget['kind'], number>>> = {
  dns: 3,
  internet: 14,
  'platform-host': 38,
  'proctor-cache': 2,
};

/** The demo school's way out is fine all morning: what fails there is inside the school. */
export function demoProbe(target: PathTarget, now: () => number): PathProbe {
  const at = now();
  const usual = USUAL_MS[target.kind] ?? 5;
  const rttMs = Math.round(usual * (0.85 + 0.4 * shareOf(target.id, Math.floor(at))) * 10) / 10;
  return { startedAt: at, finishedAt: at, rttMs, failure: null };
}
