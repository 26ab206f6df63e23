import { expect, it } from 'vitest';
import {
  parseIpNeigh,
  parseMacArp,
  parseMacNdp,
  parseNetshNeighbours,
  parseProcNetArp,
} from '../../../../../main/probe/life-signs/neighbour-tables.ts';

const NOW = 1_700_000_000_000;

it('ip neigh > tells confirmed from remembered, and leaves out what failed', () => {
  const table = JSON.stringify([
    { dst: '10.0.0.1', dev: 'eth0', lladdr: 'A4:83:e7:00:00:01', used: 3, confirmed: 3, state: ['REACHABLE'] },
    { dst: '10.0.0.2', dev: 'eth0', lladdr: 'a4:83:e7:00:00:02', used: 3, confirmed: 20, state: ['DELAY'] },
    { dst: '10.0.0.3', dev: 'eth0', lladdr: 'a4:83:e7:00:00:03', used: 3, confirmed: 9_000, state: ['PROBE'] },
    { dst: '10.0.0.4', dev: 'eth0', lladdr: 'a4:83:e7:00:00:04', used: 3, confirmed: 90, state: ['STALE'] },
    { dst: '10.0.0.5', dev: 'eth0', state: ['FAILED'] },
    { dst: 'fd00::6', dev: 'eth0', lladdr: 'a4:83:e7:00:00:06', confirmed: 0, state: ['REACHABLE'] },
  ]);
  expect(parseIpNeigh(table, NOW)).toEqual([
    { address: '10.0.0.1', mac: 'a4:83:e7:00:00:01', isFresh: true, confirmedAt: NOW - 4_000 },
    { address: '10.0.0.2', mac: 'a4:83:e7:00:00:02', isFresh: true, confirmedAt: NOW - 21_000 },
    { address: '10.0.0.3', mac: 'a4:83:e7:00:00:03', isFresh: false, confirmedAt: NOW - 9_001_000 },
    { address: '10.0.0.4', mac: 'a4:83:e7:00:00:04', isFresh: false, confirmedAt: NOW - 91_000 },
    { address: 'fd00::6', mac: 'a4:83:e7:00:00:06', isFresh: true, confirmedAt: NOW - 1_000 },
  ]);
});

it.each(['', 'Command "-j" is unknown', '{"dst":1}', '[{"dst":5}]'])('ip neigh > is empty for %o', (output) => {
  expect(parseIpNeigh(output, NOW)).toEqual([]);
});

it('/proc/net/arp > takes complete entries as remembered', () => {
  const table = [
    'IP address       HW type     Flags       HW address            Mask     Device',
    '10.0.0.1         0x1         0x2         a4:83:e7:00:00:01     *        eth0',
    '10.0.0.2         0x1         0x0         00:00:00:00:00:00     *        eth0',
  ].join('\n');
  expect(parseProcNetArp(table)).toEqual([{ address: '10.0.0.1', mac: 'a4:83:e7:00:00:01', isFresh: false }]);
});

it('macOS arp > fills in leading zeros and reads what is left of reachability', () => {
  const table = [
    'Neighbor                Linklayer Address Expire(O) Expire(I)          Netif Refs Prbs',
    '10.0.0.1                a4:83:e7:0:0:1    1m54s     1m54s                en0    1',
    '10.0.0.2                a4:83:e7:0:0:2    expired   expired              en0    1',
    '10.0.0.3                (incomplete)      (none)    (none)               en0',
    '224.0.0.251             1:0:5e:0:0:fb     (none)    (none)               en0',
  ].join('\n');
  expect(parseMacArp(table)).toEqual([
    { address: '10.0.0.1', mac: 'a4:83:e7:00:00:01', isFresh: true },
    { address: '10.0.0.2', mac: 'a4:83:e7:00:00:02', isFresh: false },
  ]);
});

it('macOS ndp > takes R for reachable and drops the zone', () => {
  const table = [
    'Neighbor                        Linklayer Address  Netif Expire    St Flgs Prbs',
    'fd00::7                         a4:83:e7:0:0:7       en0 23s       R  R',
    'fe80::1%en0                     a4:83:e7:0:0:8       en0 12h       S',
    'fd00::9                         (incomplete)         en0 expired   N',
  ].join('\n');
  expect(parseMacNdp(table)).toEqual([
    { address: 'fd00::7', mac: 'a4:83:e7:00:00:07', isFresh: true },
    { address: 'fe80::1', mac: 'a4:83:e7:00:00:08', isFresh: false },
  ]);
});

it('netsh > reads dashes, states and both families, and trusts no word it does not know', () => {
  const table = [
    '',
    'Interface 12: Wi-Fi',
    '',
    'Internet Address                              Physical Address   Type',
    '--------------------------------------------  -----------------  -----------',
    '10.0.0.1                                      a4-83-e7-00-00-01  Reachable',
    '10.0.0.2                                      a4-83-e7-00-00-02  Stale',
    '10.0.0.3                                      a4-83-e7-00-00-03  Erreichbar',
    '10.0.0.255                                    ff-ff-ff-ff-ff-ff  Permanent',
    'fd00::7                                       a4-83-e7-00-00-07  Reachable (Router)',
  ].join('\r\n');
  expect(parseNetshNeighbours(table)).toEqual([
    { address: '10.0.0.1', mac: 'a4:83:e7:00:00:01', isFresh: true },
    { address: '10.0.0.2', mac: 'a4:83:e7:00:00:02', isFresh: false },
    { address: '10.0.0.3', mac: 'a4:83:e7:00:00:03', isFresh: false },
    { address: 'fd00::7', mac: 'a4:83:e7:00:00:07', isFresh: true },
  ]);
});
