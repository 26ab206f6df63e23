import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputOf, within } from '../../../../../main/readiness/laptop/read/bounded.ts';
import { readInterfaces } from '../../../../../main/readiness/laptop/read/interfaces.ts';
import { isMacWifi, linuxSignal } from '../../../../../main/readiness/laptop/read/link.ts';
import { isLinuxPluggedIn } from '../../../../../main/readiness/laptop/read/power.ts';
import { gnomeSleep, macSleep, windowsSleep } from '../../../../../main/readiness/laptop/read/sleep.ts';
import { linuxName } from '../../../../../main/readiness/laptop/read/system.ts';
import {
  linuxIpv6Routes,
  linuxRoutes,
  macRoutes,
  windowsRoutes,
} from '../../../../../main/readiness/laptop/read/ways-out.ts';
import { readLaptopFacts } from '../../../../../main/readiness/laptop/read-laptop-facts.ts';

const running = () => new AbortController().signal;

describe('default routes', () => {
  test('of Linux are the ones to everywhere that are up and not refused', () => {
    const table = [
      'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
      'wlan0\t00000000\t0104140A\t0003\t0\t0\t600\t00000000\t0\t0\t0',
      'eth0\t00000000\t010A140A\t0003\t0\t0\t100\t00000000\t0\t0\t0',
      'eth0\t000A140A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0',
      'bad0\t00000000\t00000000\t0200\t0\t0\t0\t00000000\t0\t0\t0',
    ].join('\n');
    expect(linuxRoutes(table)).toEqual([
      { via: 'wlan0', gateway: '10.20.4.1', metric: 600 },
      { via: 'eth0', gateway: '10.20.10.1', metric: 100 },
    ]);
  });

  test('of Linux over IPv6 leave out the refusing one that every system has', () => {
    const zero = '0'.repeat(32);
    const table = [
      `${zero} 00 ${zero} 00 fe800000000000000000000000000001 00000400 00000003 00000000 00000003     eth0`,
      `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo`,
    ].join('\n');
    expect(linuxIpv6Routes(table)).toEqual([{ via: 'eth0', gateway: null, metric: 1_024 }]);
  });

  test('of a Mac come in order of preference', () => {
    const table = [
      'Routing tables',
      '',
      'Internet:',
      'Destination        Gateway            Flags               Netif Expire',
      'default            10.20.4.1          UGScg                 en0',
      'default            10.20.9.1          UGScIg                en7',
      '127                127.0.0.1          UCS                   lo0',
    ].join('\n');
    expect(macRoutes(table)).toEqual([
      { via: 'en0', gateway: '10.20.4.1', metric: expect.any(Number) },
      { via: 'en7', gateway: '10.20.9.1', metric: expect.any(Number) },
    ]);
  });

  test('of Windows are found whatever language its headings are in', () => {
    const table = [
      'IPv4-Routentabelle',
      'Aktive Routen:',
      '     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik',
      '          0.0.0.0          0.0.0.0        10.20.4.1       10.20.4.31     35',
      '          0.0.0.0          0.0.0.0   Auf Verbindung         10.8.0.2      5',
      '        127.0.0.0        255.0.0.0   Auf Verbindung         127.0.0.1    331',
      'Ständige Routen:',
      '          0.0.0.0          0.0.0.0        10.20.4.1  Standard',
    ].join('\r\n');
    expect(windowsRoutes(table)).toEqual([
      { via: '10.20.4.31', gateway: '10.20.4.1', metric: 35 },
      { via: '10.8.0.2', gateway: null, metric: 5 },
    ]);
  });
});

describe('interfaces', () => {
  const info = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:01',
    cidr: null,
  });

  test('leave out loopback and what has only an address for its own cable', () => {
    const table = { lo: [info('127.0.0.1', true)], utun0: [info('fe80::1')], 'Wi-Fi': [info('10.20.4.31')] };
    expect(readInterfaces(table)).toEqual([{ name: 'Wi-Fi', addresses: ['10.20.4.31'], isVpn: false }]);
  });

  test.each(['utun4', 'tun0', 'wg0', 'ppp0', 'Cisco AnyConnect', 'PANGP Virtual Ethernet Adapter', 'tailscale0'])(
    'take %s for a VPN',
    (name) => {
      expect(readInterfaces({ [name]: [info('10.8.0.2')] })).toMatchObject([{ isVpn: true }]);
    },
  );

  test.each(['Ethernet 2', 'en0', 'wlp3s0', 'vEthernet (Default Switch)', 'docker0', 'enp0s31f6'])(
    'take %s for none',
    (name) => {
      expect(readInterfaces({ [name]: [info('10.20.4.31')] })).toMatchObject([{ isVpn: false }]);
    },
  );
});

test('Wi-Fi signal of Linux is the level in dBm as a share', () => {
  const table = [
    'Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE',
    ' face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22',
    'wlp3s0: 0000   54.  -56.  -256        0      0      0      0     31        0',
  ].join('\n');
  expect(linuxSignal(table, 'wlp3s0')).toBe(88);
  expect(linuxSignal(table, 'wlan0')).toBeNull();
});

test('a Mac says which of its ports is Wi-Fi', () => {
  const ports = [
    '',
    'Hardware Port: Wi-Fi',
    'Device: en0',
    'Ethernet Address: a4:83:e7:00:00:01',
    '',
    'Hardware Port: USB 10/100/1000 LAN',
    'Device: en7',
    'Ethernet Address: a4:83:e7:00:00:02',
    '',
  ].join('\n');
  expect(isMacWifi(ports, 'en0')).toBe(true);
  expect(isMacWifi(ports, 'en7')).toBe(false);
});

describe('automatic sleep', () => {
  test('of Windows is read whatever its language: the last two numbers are mains and battery', () => {
    const output = [
      'GUID des Energieschemas: 381b4222-f694-41f0-9685-ff5bb260df2e  (Ausbalanciert)',
      '      Minimal mögliche Einstellung: 0x00000000',
      '      Maximal mögliche Einstellung: 0xffffffff',
      '    Index der aktuellen Wechselstromeinstellung: 0x00000000',
      '    Index der aktuellen Gleichstromeinstellung: 0x00000384',
    ].join('\r\n');
    expect(windowsSleep(output)).toEqual({ onMains: 'never', onBattery: 15 });
    expect(windowsSleep('no scheme')).toBeNull();
  });

  test('of a Mac stands in minutes for each kind of power', () => {
    const output =
      'Battery Power:\n displaysleep         2\n sleep                1\nAC Power:\n sleep                0\n';
    expect(macSleep(output)).toEqual({ onMains: 'never', onBattery: 1 });
    expect(macSleep('AC Power:\n sleep                10\n')).toEqual({ onMains: 10, onBattery: 10 });
  });

  test('of GNOME counts only when something happens then', () => {
    const output = [
      "org.gnome.settings-daemon.plugins.power sleep-inactive-ac-type 'nothing'",
      'org.gnome.settings-daemon.plugins.power sleep-inactive-ac-timeout 1200',
      "org.gnome.settings-daemon.plugins.power sleep-inactive-battery-type 'suspend'",
      'org.gnome.settings-daemon.plugins.power sleep-inactive-battery-timeout 900',
    ].join('\n');
    expect(gnomeSleep(output)).toEqual({ onMains: 'never', onBattery: 15 });
  });
});

test('Linux names its distribution with or without quotes', () => {
  expect(linuxName('ID=ubuntu\nPRETTY_NAME="Ubuntu 24.04.1 LTS"\n')).toBe('Ubuntu 24.04.1 LTS');
  expect(linuxName('PRETTY_NAME=Alpine\n')).toBe('Alpine');
  expect(linuxName('ID=x\n')).toBeNull();
});

test('a charger of any name counts as mains', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tdc-power-'));
  await mkdir(join(folder, 'BAT0'));
  await mkdir(join(folder, 'ADP1'));
  await writeFile(join(folder, 'ADP1', 'online'), '0\n');
  expect(await isLinuxPluggedIn(folder)).toBe(false);
  await writeFile(join(folder, 'ADP1', 'online'), '1\n');
  expect(await isLinuxPluggedIn(folder)).toBe(true);
  expect(await isLinuxPluggedIn(join(folder, 'missing'))).toBe(false);
  await rm(folder, { recursive: true });
});

describe('one piece of knowledge', () => {
  test('that hangs costs only itself', async () => {
    expect(await within(5, running(), () => new Promise<string>(() => undefined))).toBeNull();
  });

  test('that fails is not known', async () => {
    expect(await within(1_000, running(), () => Promise.reject(new Error('no such program')))).toBeNull();
    expect(await within(10_000, running(), (signal) => outputOf('no-such-program-at-all', [], signal))).toBeNull();
  });

  test('is not begun when the sweep was stopped', async () => {
    let isBegun = false;
    const look = () => {
      isBegun = true;
      return Promise.resolve('x');
    };
    expect(await within(1_000, AbortSignal.abort(), look)).toBeNull();
    expect(isBegun).toBe(false);
  });
});

describe('readLaptopFacts on this computer', () => {
  test('knows disk, memory and the interfaces that Node knows', async () => {
    const facts = await readLaptopFacts(tmpdir(), running());
    expect(facts.disk?.freeBytes).toBeGreaterThan(0);
    expect(facts.memory?.availableBytes).toBeGreaterThan(0);
    const known = Object.keys(networkInterfaces());
    for (const { name } of facts.interfaces) expect(known).toContain(name);
    for (const name of facts.waysOut ?? []) expect(known).toContain(name);
  });

  test('ends at once when stopped', async () => {
    const facts = await readLaptopFacts(tmpdir(), AbortSignal.abort());
    expect(facts).toMatchObject({ power: null, disk: null, memory: null, waysOut: null, link: null, sleep: null });
  });
});
