import { spawnSync } from 'node:child_process';
import { LabEngine, type LabEngineStart } from './lab-engine.ts';
import { LabWatch } from './lab-watch.ts';
import { runProgram as run } from './run-program.ts';

const DEVICE_LINK = 'devices0';
const CONSOLE_LINK = 'console0';

/**
 * Why there can be no lab on this machine, null when there can. Tests skip with it, visibly.
 *
 * ```ts
 * const refusal = labRefusal();
 * describe.skipIf(refusal !== null)(`in a lab network${refusal === null ? '' : ` (skipped: ${refusal})`}`, () => …);
 * ```
 */
export function labRefusal(): string | null {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'making network namespaces needs root';
  for (const [program, argument] of [
    ['ip', '-V'],
    ['iptables', '-V'],
  ] as const) {
    if (spawnSync(program, [argument]).status !== 0) return `${program} is not installed`;
  }
  const name = `tdc-${process.pid}-probe`;
  const made = spawnSync('ip', ['netns', 'add', name]);
  spawnSync('ip', ['netns', 'del', name]);
  return made.status === 0 ? null : 'network namespaces are not allowed here';
}

/**
 * A school in two network namespaces of this machine, joined by a cable (veth): the console's and the devices'. Nothing in
 * it can reach another network. Devices are addresses: `10.77.0.0/16` and `fd77::/64`; the console is `10.77.0.1`, `fd77::1`.
 * Always `close()` it; what is left when the test process ends is removed too.
 */
export class NamespaceLab {
  readonly #console: string;
  readonly #devices: string;
  readonly #engines = new Set<LabEngine>();
  readonly #watches = new Set<LabWatch>();
  readonly #removeAtExit = () => this.#remove();

  constructor(label: string) {
    this.#console = `tdc-${process.pid}-${label}-c`;
    this.#devices = `tdc-${process.pid}-${label}-d`;
    process.once('exit', this.#removeAtExit);
    try {
      this.#build();
    } catch (error) {
      this.#remove();
      throw error;
    }
  }

  addDevices(addresses: readonly string[]): void {
    this.#changeAddresses('add', addresses);
  }

  /** They vanish, as when a lid is closed: nothing answers any more, not even ARP. */
  removeDevices(addresses: readonly string[]): void {
    this.#changeAddresses('del', addresses);
  }

  /** Loses that share (0–1) of the echo requests that arrive at the devices; 1: ping is blocked, ARP and TCP are not. */
  losePings(share: number): void {
    const chance = share >= 1 ? [] : ['-m', 'statistic', '--mode', 'random', '--probability', String(share)];
    run('ip', ['netns', 'exec', this.#devices, 'iptables', '-A', 'INPUT', '-p', 'icmp', ...chance, '-j', 'DROP']);
  }

  /** Connections are neither accepted nor refused. */
  ignoreTcp(): void {
    run('ip', ['netns', 'exec', this.#devices, 'iptables', '-A', 'INPUT', '-p', 'tcp', '-j', 'DROP']);
  }

  /** This computer's own firewall forbids it to ping. */
  forbidSending(): void {
    run('ip', ['netns', 'exec', this.#console, 'iptables', '-A', 'OUTPUT', '-p', 'icmp', '-j', 'DROP']);
  }

  /** Takes back all firewall rules. */
  clearRules(): void {
    for (const namespace of [this.#console, this.#devices]) run('ip', ['netns', 'exec', namespace, 'iptables', '-F']);
  }

  /** The cable out of the console's computer. */
  unplug(): void {
    run('ip', ['-n', this.#console, 'link', 'set', CONSOLE_LINK, 'down']);
  }

  plugIn(): void {
    run('ip', ['-n', this.#console, 'link', 'set', CONSOLE_LINK, 'up']);
    // Gone with the link; without duplicate detection it is usable at once.
    run('ip', ['-n', this.#console, 'addr', 'replace', 'fd77::1/64', 'dev', CONSOLE_LINK, 'nodad']);
  }

  /** The cable stays in, but nobody is at its other end: the link has no carrier. */
  cutAtTheSwitch(): void {
    run('ip', ['-n', this.#devices, 'link', 'set', DEVICE_LINK, 'down']);
  }

  mendAtTheSwitch(): void {
    run('ip', ['-n', this.#devices, 'link', 'set', DEVICE_LINK, 'up']);
  }

  /** The built `tdc` on the console's computer. */
  startWatch(args: readonly string[]): LabWatch {
    const watch = new LabWatch(['ip', 'netns', 'exec', this.#console], args);
    this.#watches.add(watch);
    return watch;
  }

  /** Lets every account in the console's namespace use unprivileged ICMP sockets. */
  allowUnprivilegedPing(): void {
    const setting = 'net.ipv4.ping_group_range=0 2147483647';
    run('ip', ['netns', 'exec', this.#console, 'sysctl', '-q', '-w', setting]);
  }

  /** The built engine, worker thread and all, on the console's computer. */
  async startEngine(start: LabEngineStart): Promise<LabEngine> {
    const engine = new LabEngine(['ip', 'netns', 'exec', this.#console], start);
    this.#engines.add(engine);
    await engine.ready();
    return engine;
  }

  async close(): Promise<void> {
    for (const engine of this.#engines) await engine.stop();
    for (const watch of this.#watches) await watch.stop();
    this.#remove();
    process.off('exit', this.#removeAtExit);
  }

  #build(): void {
    run('ip', ['netns', 'add', this.#console]);
    run('ip', ['netns', 'add', this.#devices]);
    const peer = ['type', 'veth', 'peer', 'name', DEVICE_LINK, 'netns', this.#devices];
    run('ip', ['-n', this.#console, 'link', 'add', CONSOLE_LINK, ...peer]);
    for (const [namespace, link, host] of [
      [this.#console, CONSOLE_LINK, '1'],
      [this.#devices, DEVICE_LINK, 'ffff'],
    ] as const) {
      run('ip', ['-n', namespace, 'link', 'set', 'lo', 'up']);
      run('ip', ['-n', namespace, 'link', 'set', link, 'up']);
      run('ip', ['-n', namespace, 'addr', 'add', `fd77::${host}/64`, 'dev', link, 'nodad']);
    }
    run('ip', ['-n', this.#console, 'addr', 'add', '10.77.0.1/16', 'dev', CONSOLE_LINK]);
    run('ip', ['-n', this.#devices, 'addr', 'add', '10.77.255.254/16', 'dev', DEVICE_LINK]);
    // Namespaces share one kernel's limit on neighbours; other machines in a school do not.
    const console = spawnSync('ip', ['-n', this.#console, '-j', 'link', 'show', CONSOLE_LINK], { encoding: 'utf8' });
    const { address } = (JSON.parse(console.stdout) as [{ address: string }])[0];
    run('ip', [
      '-n',
      this.#devices,
      'neigh',
      'add',
      '10.77.0.1',
      'lladdr',
      address,
      'dev',
      DEVICE_LINK,
      'nud',
      'permanent',
    ]);
  }

  #changeAddresses(verb: 'add' | 'del', addresses: readonly string[]): void {
    const lines = addresses.map((address) => {
      const isIpv6 = address.includes(':');
      const duplicateDetection = isIpv6 && verb === 'add' ? ' nodad' : '';
      return `addr ${verb} ${address}/${isIpv6 ? 128 : 32} dev ${DEVICE_LINK}${duplicateDetection}`;
    });
    run('ip', ['-n', this.#devices, '-batch', '-'], `${lines.join('\n')}\n`);
  }

  #remove(): void {
    for (const started of [...this.#engines, ...this.#watches]) started.kill();
    for (const namespace of [this.#console, this.#devices]) spawnSync('ip', ['netns', 'del', namespace]);
  }
}
