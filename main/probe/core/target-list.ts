import type { DeviceId } from '../../../shared/model/roster.ts';
import type { ProbeTarget } from '../engine.ts';
import { Check } from './check.ts';

/** The devices handed to the engine, each with its check. */
export class TargetList {
  readonly #checks = new Map<DeviceId, Check>();
  readonly #ownersOfMac = new Map<string, DeviceId[]>();

  get size(): number {
    return this.#checks.size;
  }

  /** Which devices have a MAC; kept up to date in place. */
  get ownersOfMac(): ReadonlyMap<string, readonly DeviceId[]> {
    return this.#ownersOfMac;
  }

  checks(): IterableIterator<Check> {
    return this.#checks.values();
  }

  find(deviceIds: readonly DeviceId[]): Check[] {
    return deviceIds.flatMap((deviceId) => this.#checks.get(deviceId) ?? []);
  }

  hosts(): ReadonlySet<string> {
    return new Set([...this.checks()].flatMap(({ target }) => target.host ?? []));
  }

  /** Replaces the list. A device whose addresses, name or MACs changed is dropped and added: it begins afresh. */
  set(targets: readonly ProbeTarget[]): { readonly added: readonly Check[]; readonly dropped: readonly Check[] } {
    const wanted = new Map(targets.map((target) => [target.deviceId, target]));
    const dropped = [...this.checks()].filter(({ target }) => !isSame(target, wanted.get(target.deviceId)));
    for (const { target } of dropped) this.#checks.delete(target.deviceId);
    const added = [...wanted.values()]
      .filter(({ deviceId }) => !this.#checks.has(deviceId))
      .map((target) => new Check(target));
    for (const check of added) this.#checks.set(check.target.deviceId, check);
    this.#indexMacs();
    return { added, dropped };
  }

  #indexMacs(): void {
    this.#ownersOfMac.clear();
    for (const { target } of this.checks()) {
      for (const mac of target.macs) {
        const owners = this.#ownersOfMac.get(mac);
        if (owners === undefined) this.#ownersOfMac.set(mac, [target.deviceId]);
        else owners.push(target.deviceId);
      }
    }
  }
}

function isSame(a: ProbeTarget, b: ProbeTarget | undefined): boolean {
  return b !== undefined && a.address === b.address && a.host === b.host && a.macs.join() === b.macs.join();
}
