import { expect, test } from 'vitest';
import { addressReach, canonicalAddress } from '../../../../shared/model/address.ts';

test.each([
  ['10.20.4.117', 'inside'],
  ['192.168.1.1', 'inside'],
  ['100.64.3.2', 'inside'],
  ['192.0.2.7', 'inside'],
  ['fd00::1', 'inside'],
  ['fe80::1', 'inside'],
  ['127.0.0.3', 'loopback'],
  ['::1', 'loopback'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['0.0.0.0', 'impossible'],
  ['255.255.255.255', 'impossible'],
  ['224.0.0.251', 'impossible'],
  ['ff02::1', 'impossible'],
  ['10.1', null],
  ['010.1.1.1', null],
  ['256.1.1.1', null],
  ['fe80::1%eth0', null],
  ['CB-0417', null],
])('addressReach > %s is %s', (text, reach) => {
  expect(addressReach(text)).toBe(reach);
});

test('canonicalAddress > writes one address in one way', () => {
  expect(canonicalAddress('FD00:0:0::1')).toBe('fd00::1');
  expect(canonicalAddress(' 10.0.0.1 ')).toBe('10.0.0.1');
  expect(canonicalAddress('::ffff:10.0.0.1')).toBe('10.0.0.1');
});
