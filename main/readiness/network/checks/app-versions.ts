import type { DeviceFinding, EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import type { Device } from '../../../../shared/model/roster.ts';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { finding } from '../../check.ts';
import { line } from '../judge/step.ts';
import { compareVersions, type VersionGate } from '../judge/version-feed.ts';

interface Sorted {
  readonly below: readonly (readonly [Device, string, string])[];
  readonly enough: number;
  /** No version in the roster, or one that cannot be read. */
  readonly unknown: number;
  /** The feed says nothing about such devices. */
  readonly ungated: number;
}

/**
 * Which devices of a room are refused at sign-in because their app is too old. Devices whose version the roster does not know are
 * counted, not judged. Pure.
 *
 * @param gate  Null: the feed could not be read.
 */
export function appVersionFinding(
  devices: readonly Device[],
  { id, name }: PlatformProfile,
  gate: VersionGate | null,
): Finding {
  const known = devices.filter(({ appVersions }) => appVersions[id] !== undefined);
  if (known.length === 0) {
    const sentence = `The roster does not say which ${name} app these devices have; a person confirms it on the check list.`;
    return finding('not-applicable', sentence, {
      evidence: [line('Devices without a known version', `${devices.length}`)],
    });
  }
  if (gate === null) {
    return finding(
      'unchecked',
      `Whether the ${name} app is new enough is not known: the list of accepted versions cannot be read.`,
      {
        evidence: [line('Devices with a known version', `${known.length}`)],
        action: { what: 'See what the check “Lowest app version accepted” says, and check again.', who: 'technician' },
      },
    );
  }
  return judge(sort(devices, id, gate), name, devices.length);
}

function sort(devices: readonly Device[], platformId: string, gate: VersionGate): Sorted {
  const below: [Device, string, string][] = [];
  let [enough, unknown, ungated] = [0, 0, 0];
  for (const device of devices) {
    const has = device.appVersions[platformId];
    const needs = gate.get(device.kind);
    const difference = has === undefined || needs === undefined ? null : compareVersions(has, needs);
    if (needs === undefined) ungated += 1;
    else if (has === undefined || difference === null) unknown += 1;
    else if (difference < 0) below.push([device, has, needs]);
    else enough += 1;
  }
  return { below, enough, unknown, ungated };
}

function judge({ below, enough, unknown, ungated }: Sorted, name: string, total: number): Finding {
  const evidence: EvidenceItem[] = [
    line('New enough', `${enough} of ${total}`),
    line('Below', `${below.length}`),
    line('Version not known', `${unknown}`),
    line('No lowest version published for such devices', `${ungated}`),
  ];
  if (below.length === 0 && enough === 0) {
    const sentence = `No lowest ${name} version is published for these devices, or theirs is not known; a person confirms it.`;
    return finding('not-applicable', sentence, { evidence });
  }
  if (below.length === 0) {
    const rest = unknown + ungated === 0 ? '' : ` ${unknown + ungated} more could not be compared.`;
    return finding('pass', `The ${name} app is new enough on ${count(enough)}.${rest}`, { evidence });
  }
  const devices: DeviceFinding[] = below.slice(0, 2_000).map(([device, has, needs]) => ({
    deviceId: device.id,
    label: device.label,
    verdict: 'fail',
    sentence: `${device.label} has version ${has}; ${needs} is the lowest that is accepted.`,
  }));
  const sentence = `${count(below.length)} ${below.length === 1 ? 'has' : 'have'} a ${name} app that is refused at sign-in: too old.`;
  const what = `Update the ${name} app on the devices listed, and start it once on each.`;
  return finding('fail', sentence, { evidence, devices, action: { what, who: 'technician' } });
}

function count(devices: number): string {
  return devices === 1 ? '1 device' : `${devices} devices`;
}
