import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import type { Clock } from '../../../../main/clock.ts';
import { fingerprint, type InterfaceTable, watchNetwork } from '../../../../main/probe/network-watch.ts';

function anInterface(address: string, internal = false): NetworkInterfaceInfo {
  const base = { address, netmask: '', mac: '02:00:00:00:00:01', internal, cidr: null };
  return address.includes(':') ? { ...base, family: 'IPv6', scopeid: 0 } : { ...base, family: 'IPv4' };
}

const LOOPBACK = { lo: [anInterface('127.0.0.1', true)] };
const WIFI = { ...LOOPBACK, wlan0: [anInterface('10.0.0.20'), anInterface('fd00::20')] };

/** A watch whose looks and whose clock the test moves. */
function aWatch(first: InterfaceTable) {
  const said: string[] = [];
  let now = 0;
  let table = first;
  let look = () => {};
  const clock: Clock = {
    now: () => now,
    after: () => () => {},
    every(_ms, run) {
      look = run;
      return () => {};
    },
  };
  watchNetwork({
    clock,
    interfaces: () => table,
    events: {
      lost: () => said.push('lost'),
      back: () => said.push('back'),
      changed: () => said.push('changed'),
    },
  });
  return {
    said,
    lookAfter(ms: number, next: InterfaceTable) {
      now += ms;
      table = next;
      look();
    },
  };
}

it('network watch > says when the last interface goes and when one comes back', () => {
  const watch = aWatch(WIFI);
  watch.lookAfter(1_000, LOOPBACK);
  watch.lookAfter(1_000, LOOPBACK);
  watch.lookAfter(1_000, WIFI);
  expect(watch.said).toEqual(['lost', 'back']);
});

it('network watch > says at once when there is no network at the start', () => {
  expect(aWatch(LOOPBACK).said).toEqual(['lost']);
});

it('network watch > says when the address changes, but not for a new temporary IPv6 address', () => {
  const watch = aWatch(WIFI);
  watch.lookAfter(1_000, { ...LOOPBACK, wlan0: [anInterface('10.0.0.20'), anInterface('fd00::999')] });
  expect(watch.said).toEqual([]);
  watch.lookAfter(1_000, { ...LOOPBACK, wlan0: [anInterface('10.9.0.20')] });
  expect(watch.said).toEqual(['changed']);
});

it('network watch > takes an interface with only a link-local address for none', () => {
  expect(fingerprint({ eth0: [anInterface('169.254.3.4'), anInterface('fe80::1')] })).toBe('');
  expect(fingerprint({ eth0: [anInterface('fd00::1')] })).not.toBe('');
});
