import { expect, it } from 'vitest';
import { parseEchoAddress, scopeOf } from '../../../../main/probe/address.ts';

it.each([
  ['127.8.9.10', 'loopback'],
  ['::1', 'loopback'],
  ['10.1.2.3', 'local'],
  ['172.31.0.1', 'local'],
  ['192.168.1.1', 'local'],
  ['100.64.0.1', 'local'],
  ['fd12::1', 'local'],
  ['169.254.1.1', 'link'],
  ['fe80::1', 'link'],
  ['8.8.8.8', 'public'],
  ['2001:4860:4860::8888', 'public'],
  ['224.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['0.0.0.0', 'never'],
  ['ff02::1', 'never'],
  ['240.0.0.1', 'never'],
  ['100::1', 'never'],
  ['fec0::1', 'local'],
])('address > %s is %s', (text, scope) => {
  const address = parseEchoAddress(text);
  expect(address === null ? null : scopeOf(address)).toBe(scope);
});

it('address > is kept in canonical form, and a mapped IPv4 address is the IPv4 address', () => {
  expect(parseEchoAddress('FD00:0:0::0007')).toMatchObject({ text: 'fd00::7', family: 6 });
  expect(parseEchoAddress('::ffff:10.0.0.7')).toMatchObject({ text: '10.0.0.7', family: 4 });
});

it.each(['', '10.0.0', '10.0.0.256', '012.0.0.1x', 'cb-0417', '0x7f.1', 'fe80::1%eth0', '10.0.0.1/24'])(
  'address > %o is none',
  (text) => {
    expect(parseEchoAddress(text)).toBeNull();
  },
);
