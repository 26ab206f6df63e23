import type { DeviceLive } from '../../../../shared/model/live.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import {
  ADDRESS_SOURCE_WORDS,
  DEVICE_KIND_WORDS,
  describeEvidence,
  formatDuration,
  formatLoss,
} from '../../../../shared/model/wording.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { hardwareFacts } from '../../../ui/device-hardware.ts';
import { dayDate, minuteTime } from '../../../ui/times.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A second, quieter line. */
  readonly note?: string;
  readonly isWarning?: boolean;
}

/**
 * One sentence under the device's name: what its state rests on, and for a device that is not checked, why and what to do.
 *
 * @param live  Undefined for a device that was added a moment ago.
 */
export function standingWords(device: Device, live: DeviceLive | undefined): string {
  if (device.isPaused) return 'Not checked on purpose. Choose Check again when it is back in use.';
  if (live === undefined) return 'Just added. Its first check comes in a moment.';
  if (live.evidence.kind === 'unchecked') {
    if (live.evidence.reason === 'not-yet') return 'Not checked yet. Its first check comes in a moment.';
    if (live.evidence.reason === 'no-address')
      return 'Cannot be checked: no address is known. Add an address, a host name or a MAC in Roster.';
  }
  const words = describeEvidence(live.evidence);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${live.isStale ? ' This check is overdue.' : ''}`;
}

interface FactOptions {
  /** Projector mode: nothing about the student. */
  readonly isStudentHidden: boolean;
  /** For the names of testing apps. */
  readonly profiles: readonly PlatformProfile[];
  readonly now: number;
}

/** What is known of a device, as the panel lists it; rows without a value are left out. */
export function deviceFacts(device: Device, live: DeviceLive | undefined, options: FactOptions): readonly Fact[] {
  const rows: (Fact | null)[] = [
    options.isStudentHidden ? null : row('Student', device.studentLabel),
    row('Device', device.model ?? DEVICE_KIND_WORDS[device.kind]),
    addressFact(device, live),
    row('Host name', device.host),
    row('Serial', device.serial),
    device.assetTag === device.label ? null : row('Asset tag', device.assetTag),
    row('MAC', device.macs.join(', ') || null),
    row('System', device.osVersion),
    ...hardwareFacts(device, options.profiles),
    device.isRetired ? { ...fact('Status', 'retired'), isWarning: true } : null,
    live === undefined || live.lossRatio === 0 ? null : row('Lost checks', formatLoss(live.lossRatio)),
    live?.checkedAt == null
      ? row('Last check', 'never')
      : { ...fact('Last check', `${formatDuration(options.now - live.checkedAt)} ago`), isWarning: live.isStale },
    device.lastSeenAt === null ? null : row('Last managed', dayDate(device.lastSeenAt)),
    device.updatesEndAt === null ? null : row('Updates end', dayDate(device.updatesEndAt)),
  ];
  return rows.filter((candidate) => candidate !== null);
}

function addressFact(device: Device, live: DeviceLive | undefined): Fact {
  const address = live?.address ?? device.address;
  if (address === null)
    return { ...fact('Address', 'not known'), note: 'A host name or a MAC in the roster is enough to find it.' };
  const source = live?.addressSource ?? 'roster';
  if (live?.isAddressDrifted === true && device.address !== null && device.address !== address) {
    return { ...fact('Address', address), note: `moved: the roster says ${device.address}`, isWarning: true };
  }
  const learned =
    source === 'roster' && device.addressLearnedAt !== null
      ? `${ADDRESS_SOURCE_WORDS.roster}, learned ${dayDate(device.addressLearnedAt)} ${minuteTime(device.addressLearnedAt)}`
      : ADDRESS_SOURCE_WORDS[source];
  return { ...fact('Address', address), note: learned };
}

function row(label: string, value: string | null): Fact | null {
  return value === null ? null : fact(label, value);
}

function fact(label: string, value: string): Fact {
  return { label, value };
}
