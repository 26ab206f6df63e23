import { parseMac } from '../../roster/values.ts';
import { type DeviceRule, EXEMPT, have } from './device-rule.ts';

/** A device without address, host name and MAC cannot be found, so nobody sees it fall silent. */
export const NO_ADDRESS_RULE: DeviceRule = {
  checkId: 'no-address',
  title: 'Devices that cannot be found',
  platformId: null,
  rule: null,
  notApplicable: null,
  judge: ({ address, host, macs }) => {
    const isFindable = address !== null || host !== null || macs.length > 0;
    return {
      kind: 'judged',
      verdict: isFindable ? 'pass' : 'warn',
      sentence: isFindable
        ? 'The roster says how to find it.'
        : 'The roster has neither an address nor a host name nor a MAC for it.',
      value: isFindable ? 'Has an address, host name or MAC' : 'Has none of them',
    };
  },
  words: (_, count) =>
    `${have(count)} no address, host name or MAC in the roster, so nobody will see ${count === 1 ? 'it' : 'them'} fall silent`,
  fit: (count) => `${have(count)} an address, a host name or a MAC in the roster`,
  value: 'address',
  howToGetValue: 'Import a device list that has MAC addresses.',
  action: {
    what: 'Open each device in Roster and type in its MAC or address, or import a list that has them.',
    who: 'technician',
  },
};

/** Private Wi-Fi addresses are other ones on every network, so inventory and lease lists cannot be matched by them. */
export const MADE_UP_MAC_RULE: DeviceRule = {
  checkId: 'made-up-mac',
  title: 'Private MAC addresses',
  platformId: null,
  rule: null,
  notApplicable: null,
  judge: ({ macs }) => {
    if (macs.length === 0) return EXEMPT;
    const madeUp = macs.filter((mac) => parseMac(mac)?.isMadeUp === true);
    return {
      kind: 'judged',
      verdict: madeUp.length > 0 ? 'warn' : 'pass',
      sentence:
        madeUp.length > 0
          ? `It made up the MAC ${madeUp.join(', ')} for this network.`
          : 'Its MAC is the built-in one.',
      value: madeUp.length > 0 ? 'Made-up MAC' : 'Built-in MAC',
    };
  },
  words: (_, count) =>
    count === 1
      ? 'uses a private MAC address, which may change and then lets it get lost from this screen'
      : 'use private MAC addresses, which may change and then let them get lost from this screen',
  fit: (count) => (count === 1 ? 'uses its built-in MAC address' : 'use their built-in MAC addresses'),
  value: 'MAC',
  howToGetValue: 'Import a device list that has MAC addresses.',
  action: {
    what: 'Turn private Wi-Fi addresses off for the school network in the device management system.',
    who: 'technician',
  },
};
