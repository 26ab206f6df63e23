import type { DeviceId } from '../../../shared/model/roster.ts';
import { sharedIdentities } from '../../roster/shared-identities.ts';
import type { SweepPlan } from '../plan.ts';
import { type DeviceRule, have } from './device-rule.ts';

/** An address, host name or MAC that another device of the school has too. */
export function sharedIdentityRule(plan: SweepPlan): DeviceRule {
  const sentences = sentencesById(plan);
  return {
    checkId: 'shared-identity',
    title: 'Addresses given twice',
    platformId: null,
    rule: null,
    notApplicable: null,
    judge: ({ id }) => {
      const sentence = sentences.get(id);
      return {
        kind: 'judged',
        verdict: sentence === undefined ? 'pass' : 'warn',
        sentence: sentence ?? 'Its address, host name and MACs are its own.',
        value: sentence === undefined ? 'All its own' : 'Shares an address, host name or MAC',
      };
    },
    words: (_, count) =>
      `${have(count)} an address, host name or MAC that another device has too, so the wrong one may be shown as answering`,
    fit: (count) =>
      count === 1 ? 'shares its address, host name and MACs with no other' : 'share no address, host name or MAC',
    value: 'address',
    howToGetValue: 'Import a device list that has addresses.',
    action: {
      what: 'Correct the device whose entry is out of date in Roster, or import a fresh lease list.',
      who: 'technician',
    },
  };
}

function sentencesById({ roster }: SweepPlan): ReadonlyMap<DeviceId, string> {
  const roomNames = new Map(roster.rooms.map(({ id, name }) => [id, name]));
  const sentences = new Map<DeviceId, string>();
  for (const { what, value, devices } of sharedIdentities(roster.devices.filter(({ isRetired }) => !isRetired))) {
    for (const device of devices) {
      const other = devices.find(({ id }) => id !== device.id);
      if (other === undefined) continue;
      const room = other.roomId === null ? 'no room' : (roomNames.get(other.roomId) ?? 'no room');
      const sentence = `It has the ${what} ${value}, and so has ${other.label} (${room}).`;
      sentences.set(device.id, [sentences.get(device.id), sentence].filter(Boolean).join(' '));
    }
  }
  return sentences;
}
