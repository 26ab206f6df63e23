import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LabConsole } from './lab-console.ts';
import { runProgram } from './run-program.ts';
import {
  GATEWAY_ADDRESS,
  INTERNET_ADDRESSES,
  LAB_ROOM_IDS,
  LAB_ROOMS,
  LAPTOP_ADDRESS,
  type LabRoomId,
  type LabSchool,
  NAME_SERVER_ADDRESS,
  SWITCH_ADDRESS,
  VENDOR_ADDRESS,
  VENDOR_NAMES,
} from './school-plan.ts';
import type { LabCertificate } from './servers/certificates.ts';

const SERVERS = fileURLToPath(new URL('./outside-servers.mjs', import.meta.url));
/** Twenty processes start at once. */
const READY_WITHIN_MS = 30_000;

/** Boxes of the school and of the world outside, each a network namespace. */
type Box =
  | 'laptop'
  | 'core'
  | 'switch'
  | 'names'
  | 'router'
  | 'provider'
  | 'internet'
  | 'vendor'
  | `${'ap' | 'room'}-${LabRoomId}`;

/**
 * A small school made of network namespaces of this machine, joined by cables (veth) and bridges:
 *
 * ```
 * laptop ─┐                      ┌─ AP 201 ─ Room 201
 * names ──┤      ┌─── Switch 2 ──┴─ AP 202 ─ Room 202
 *        core ───┼─── AP 101 ─ Room 101
 *                ├─── AP 102 ─ Room 102
 *                └─── router ─┬─ AP Annex ─ Annex
 *                             └─ provider ─┬─ internet (two targets)
 *                                          └─ vendor (TLS)
 * ```
 *
 * Every access point is a bridge with an address of its own, every device an address. Nothing in it can reach another network.
 * Always `close()` it; what is left when the test process ends is removed too.
 */
export class SchoolLab {
  readonly #prefix: string;
  readonly #boxes: readonly Box[] = [
    ...(['laptop', 'core', 'switch', 'names', 'router', 'provider', 'internet', 'vendor'] as const),
    ...LAB_ROOM_IDS.flatMap((id) => [`ap-${id}`, `room-${id}`] as const),
  ];
  readonly #servers: ChildProcess[] = [];
  readonly #consoles: LabConsole[] = [];
  readonly #removeAtExit = () => this.#remove();

  private constructor(label: string) {
    this.#prefix = `tdc-${process.pid}-${label}`;
    process.once('exit', this.#removeAtExit);
  }

  /**
   * @param label  Short; tells schools of one process apart.
   * @param certificate  What the vendor's TLS host shows.
   */
  static async open(label: string, certificate: LabCertificate): Promise<SchoolLab> {
    const lab = new SchoolLab(label);
    try {
      lab.#build();
      const names = Object.fromEntries(VENDOR_NAMES.map((name) => [name, VENDOR_ADDRESS]));
      await Promise.all([
        lab.#serve('names', { names }),
        lab.#serve('internet', { tcpPort: 443 }),
        lab.#serve('vendor', { tcpPort: 443, tls: certificate }),
      ]);
      return lab;
    } catch (error) {
      lab.#remove();
      throw error;
    }
  }

  /** The built console on the laptop. */
  startConsole(school: LabSchool, periodMs: number): LabConsole {
    const console = new LabConsole(['ip', 'netns', 'exec', this.#name('laptop')], { school, periodMs });
    this.#consoles.push(console);
    return console;
  }

  removeDevice(room: LabRoomId, index: number): void {
    this.#deviceAddress('del', room, index);
  }

  addDevice(room: LabRoomId, index: number): void {
    this.#deviceAddress('add', room, index);
  }

  /** Its power is out: neither its own address nor its room answers. */
  accessPoint(room: LabRoomId, to: 'up' | 'down'): void {
    this.#link(`ap-${room}`, 'uplink', to);
  }

  /** Its radio is off, while the access point itself answers. */
  radio(room: LabRoomId, to: 'up' | 'down'): void {
    this.#link(`ap-${room}`, 'radio', to);
  }

  /** Cable between core and the switch that Rooms 201 and 202 hang on. */
  switch(to: 'up' | 'down'): void {
    this.#link('core', 'switch', to);
  }

  /** The router's cable into the school: what lies behind the router is gone with it. */
  gateway(to: 'up' | 'down'): void {
    this.#link('core', 'router', to);
  }

  /** The provider's end of the school's line: packets vanish, and the router is not told. */
  line(to: 'up' | 'down'): void {
    this.#link('provider', 'school', to);
  }

  /** The router's own end of the line: it knows no way out any more and says so. */
  routerWayOut(to: 'up' | 'down'): void {
    this.#link('router', 'outside', to);
    if (to === 'up') this.#routeOutside();
  }

  vendor(to: 'up' | 'down'): void {
    this.#link('provider', 'vendor', to);
  }

  nameServer(to: 'up' | 'down'): void {
    this.#link('core', 'names', to);
  }

  /** The cable out of the laptop, at its own end. */
  laptopLink(to: 'up' | 'down'): void {
    this.#link('laptop', 'eth0', to);
    if (to === 'up') this.#ip('laptop', [`route replace default via ${GATEWAY_ADDRESS}`]);
  }

  /** The room drops pings from now on; TCP and ARP go through. */
  blockPing(room: LabRoomId): void {
    this.#iptables(room, ['-A', 'INPUT', '-p', 'icmp', '--icmp-type', 'echo-request', '-j', 'DROP']);
  }

  /** Loses that share (0–1) of all packets to and from the room, at random. */
  lose(room: LabRoomId, share: number): void {
    const chance = ['-m', 'statistic', '--mode', 'random', '--probability', String(share)];
    for (const way of ['INPUT', 'OUTPUT']) this.#iptables(room, ['-A', way, ...chance, '-j', 'DROP']);
  }

  clearRules(room: LabRoomId): void {
    this.#iptables(room, ['-F']);
  }

  async close(): Promise<void> {
    for (const console of this.#consoles) await console.stop();
    this.#remove();
    process.off('exit', this.#removeAtExit);
  }

  #build(): void {
    runProgram('ip', ['-batch', '-'], this.#boxes.map((box) => `netns add ${this.#name(box)}\n`).join(''));
    runProgram('ip', ['-batch', '-'], this.#cables().join('\n'));
    for (const box of this.#boxes) this.#ip(box, ['link set lo up', ...this.#settings(box)]);
    runProgram('ip', ['netns', 'exec', this.#name('router'), 'sysctl', '-q', '-w', 'net.ipv4.ip_forward=1']);
    this.#routeOutside();
  }

  #cables(): string[] {
    const cable = (a: Box, linkA: string, b: Box, linkB: string) =>
      `link add ${linkA} netns ${this.#name(a)} type veth peer name ${linkB} netns ${this.#name(b)}`;
    return [
      cable('laptop', 'eth0', 'core', 'laptop'),
      cable('names', 'eth0', 'core', 'names'),
      cable('router', 'inside', 'core', 'router'),
      cable('switch', 'uplink', 'core', 'switch'),
      cable('router', 'outside', 'provider', 'school'),
      cable('internet', 'eth0', 'provider', 'internet'),
      cable('vendor', 'eth0', 'provider', 'vendor'),
      ...LAB_ROOM_IDS.flatMap((id) => {
        const above = id === 'annex' ? 'router' : LAB_ROOMS[id].uplink === null ? 'core' : 'switch';
        return [cable(`ap-${id}`, 'uplink', above, `ap-${id}`), cable(`room-${id}`, 'eth0', `ap-${id}`, 'radio')];
      }),
    ];
  }

  #settings(box: Box): string[] {
    switch (box) {
      case 'laptop':
        return [...host(`${LAPTOP_ADDRESS}/16`), `route add default via ${GATEWAY_ADDRESS}`];
      case 'names':
        return host(`${NAME_SERVER_ADDRESS}/16`);
      case 'core':
        return bridge(['laptop', 'names', 'router', 'switch', 'ap-101', 'ap-102'], null);
      case 'switch':
        return bridge(['uplink', 'ap-201', 'ap-202'], `${SWITCH_ADDRESS}/16`);
      case 'router':
        return [
          ...host(`${GATEWAY_ADDRESS}/16`, 'inside'),
          ...host('10.79.0.254/24', 'ap-annex'),
          ...host('100.64.0.1/24', 'outside'),
        ];
      case 'provider':
        return bridge(['school', 'internet', 'vendor'], null);
      case 'internet':
        return outside('100.64.0.2', INTERNET_ADDRESSES);
      case 'vendor':
        return outside('100.64.0.3', [VENDOR_ADDRESS]);
      default:
        return roomSettings(box);
    }
  }

  #routeOutside(): void {
    this.#ip('router', [
      ...INTERNET_ADDRESSES.map((address) => `route replace ${address}/32 via 100.64.0.2`),
      `route replace ${VENDOR_ADDRESS}/32 via 100.64.0.3`,
    ]);
  }

  #deviceAddress(verb: 'add' | 'del', room: LabRoomId, index: number): void {
    this.#ip(`room-${room}`, [`addr ${verb} ${LAB_ROOMS[room].addresses[index]}/32 dev eth0`]);
  }

  #link(box: Box, link: string, to: 'up' | 'down'): void {
    this.#ip(box, [`link set ${link} ${to}`]);
  }

  #iptables(room: LabRoomId, args: readonly string[]): void {
    runProgram('ip', ['netns', 'exec', this.#name(`room-${room}`), 'iptables', ...args]);
  }

  #ip(box: Box, lines: readonly string[]): void {
    runProgram('ip', ['-n', this.#name(box), '-batch', '-'], `${lines.join('\n')}\n`);
  }

  #name(box: Box): string {
    return `${this.#prefix}-${box}`;
  }

  #serve(box: Box, what: object): Promise<void> {
    const server = spawn('ip', ['netns', 'exec', this.#name(box), process.execPath, SERVERS], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#servers.push(server);
    server.stdin.write(`${JSON.stringify(what)}\n`);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The server in ${box} did not start.`)), READY_WITHIN_MS);
      server.stdout.once('data', () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  #remove(): void {
    for (const console of this.#consoles) console.kill();
    for (const server of this.#servers) server.kill('SIGKILL');
    for (const box of this.#boxes) spawnSync('ip', ['netns', 'del', this.#name(box)]);
  }
}

function host(address: string, link = 'eth0'): string[] {
  return [`link set ${link} up`, `addr add ${address} dev ${link}`];
}

function outside(address: string, more: readonly string[]): string[] {
  return [
    ...host(`${address}/24`),
    ...more.map((one) => `addr add ${one}/32 dev lo`),
    'route add default via 100.64.0.1',
  ];
}

function bridge(ports: readonly string[], address: string | null): string[] {
  return [
    'link add br0 type bridge',
    ...ports.flatMap((port) => [`link set ${port} master br0`, `link set ${port} up`]),
    'link set br0 up',
    ...(address === null ? [] : [`addr add ${address} dev br0`]),
  ];
}

function roomSettings(box: `${'ap' | 'room'}-${LabRoomId}`): string[] {
  const id = LAB_ROOM_IDS.find((one) => box.endsWith(`-${one}`));
  if (id === undefined) throw new Error(`There is no ${box}.`);
  const { accessPointAddress, addresses } = LAB_ROOMS[id];
  const isRouted = id === 'annex';
  const length = isRouted ? 24 : 16;
  const wayBack = isRouted ? ['route add default via 10.79.0.254'] : [];
  if (box.startsWith('ap-')) return [...bridge(['uplink', 'radio'], `${accessPointAddress}/${length}`), ...wayBack];
  const own = isRouted ? '10.79.0.253' : `10.77.${id}.254`;
  return [...host(`${own}/${length}`), ...addresses.map((address) => `addr add ${address}/32 dev eth0`), ...wayBack];
}
