import type { Lab } from '../probe/transports/simulated-lab.ts';
import { shareOf } from '../probe/transports/simulated-random.ts';
import { doesInfrastructureAnswer, isInfrastructure } from './infrastructure.ts';
import { conditionsAt } from './morning.ts';
import { DEMO_PLACES, type DemoStation } from './places.ts';

interface PlacedStation extends DemoStation {
  readonly roomId: string;
  readonly seat: string;
}

/** The demo school's network: who is where ({@link DEMO_PLACES}) under the conditions of the moment ({@link conditionsAt}). */
export function demoLab(): Lab {
  const stations: PlacedStation[] = DEMO_PLACES.flatMap(({ roomId, seat, network }) =>
    network === null ? [] : [{ ...network, roomId, seat }],
  );
  const byAddress = new Map(stations.map((station) => [station.address, station]));
  const byHost = new Map(stations.flatMap((station) => (station.host === null ? [] : [[station.host, station]])));
  const isReachable = (station: PlacedStation, atMs: number) =>
    conditionsAt(station.roomId, station.seat, atMs).isReachable;

  return {
    echo(address, atMs) {
      if (isInfrastructure(address))
        return doesInfrastructureAnswer(address, atMs)
          ? { kind: 'reply', rttMs: ownRttMs(address, atMs) / 4 }
          : { kind: 'silent' };
      const station = byAddress.get(address);
      if (station === undefined || !station.answersPing) return { kind: 'silent' };
      const conditions = conditionsAt(station.roomId, station.seat, atMs);
      if (!conditions.isReachable || conditions.isLost) return { kind: 'silent' };
      return { kind: 'reply', rttMs: ownRttMs(address, atMs) + conditions.addedRttMs };
    },
    connect(address, _port, atMs) {
      const station = byAddress.get(address);
      if (station?.tcp !== 'refused' || !isReachable(station, atMs)) return { kind: 'silent' };
      return { kind: 'refused', rttMs: ownRttMs(address, atMs) };
    },
    neighbours: (atMs) =>
      stations
        .filter((station) => isReachable(station, atMs))
        .map(({ address, mac }) => ({ address, mac, isFresh: true })),
    resolve(host) {
      const station = byHost.get(host);
      return station === undefined ? { reason: 'name-not-found' } : { addresses: [station.address] };
    },
  };
}

/** A device's usual round trip, 4–12 ms by address, with the jitter and the rare hiccup that Wi-Fi has. */
function ownRttMs(address: string, atMs: number): number {
  const usual = 4 + 8 * shareOf(address);
  const jitter = 0.8 + 0.5 * shareOf(address, Math.floor(atMs));
  const hiccup = shareOf(`${address} hiccup`, Math.floor(atMs)) < 0.02 ? 35 : 0;
  return Math.round((usual * jitter + hiccup) * 1000) / 1000;
}
