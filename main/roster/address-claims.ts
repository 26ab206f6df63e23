import type { Device, DeviceId } from '../../shared/model/roster.ts';
import type { IssueLog } from './issues.ts';
import { isNobodysAlone } from './shared-identities.ts';

/**
 * Who has which address, over the roster and one file. An address with two owners shows one device's life on both tiles, so
 * it is told, and a lease list, which knows best, takes it from the old owner.
 */
export class AddressClaims {
  readonly #owners = new Map<string, Device[]>();
  readonly #claimed = new Map<string, { readonly device: Device; readonly line: number }>();
  readonly #confirmed = new Set<DeviceId>();
  readonly #issues: IssueLog;

  constructor(issues: IssueLog) {
    this.#issues = issues;
  }

  /** What the roster has before the import. */
  own(device: Device): void {
    if (device.address === null || isNobodysAlone(device.address)) return;
    const owners = this.#owners.get(device.address);
    if (owners === undefined) this.#owners.set(device.address, [device]);
    else owners.push(device);
  }

  /** A row gave this device its address. */
  claim(device: Device, line: number): void {
    const { address } = device;
    if (address === null) return;
    this.#confirmed.add(device.id);
    const earlier = this.#claimed.get(address);
    if (earlier === undefined) this.#claimed.set(address, { device, line });
    else {
      this.#issues.add(
        line,
        'duplicate-address',
        `The address ${address} is also on line ${earlier.line} (“${earlier.device.label}”). Two devices cannot share one.`,
      );
      return;
    }
    const other = this.#owners.get(address)?.find((owner) => owner.id !== device.id);
    if (other !== undefined) {
      this.#issues.add(
        line,
        'address-taken',
        `The address ${address} is in the roster for “${other.label}” too. One of the two is out of date.`,
      );
    }
  }

  /** Devices that lose an address, because the file gives it to another and says nothing new of them. */
  evicted(): { readonly deviceId: DeviceId; readonly address: string }[] {
    return [...this.#claimed].flatMap(([address, { device }]) =>
      (this.#owners.get(address) ?? [])
        .filter((owner) => owner.id !== device.id && !this.#confirmed.has(owner.id))
        .map((owner) => ({ deviceId: owner.id, address })),
    );
  }
}
