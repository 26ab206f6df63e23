// @ts-check
/**
 * The echo engine alone, beside `fping` and the npm package `ping`, in one run on this machine: wall time and processor time.
 * Everything goes to loopback addresses, which the packet cap does not hold up, so the engine is measured and not its pacing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kit } from './lib/kit.mjs';
import { cli } from './lib/roster.mjs';
import { median, printRow } from './lib/rows.mjs';

const { createEngineCore, createNativeIcmpTransport, createSystemLifeSigns, DEFAULT_SETTINGS, systemEngineClock } = kit;

const RUNS = 7;
const HOSTS = 10_000;
const PROCESS_HOSTS = 500;
/** Kernel ticks a second, in which Linux counts processor time. */
const TICKS_PER_SECOND = 100;
const DEAD_SHARE = 0.1;

if (process.argv.includes('--dead')) await measureDead();
else await measureAll();

async function measureAll() {
  if (process.platform !== 'linux' || spawnSync('fping', ['-v']).status !== 0) {
    console.log('Engine: skipped, it is compared with fping on Linux, and fping is not installed here.');
    return;
  }
  await withAddresses(addresses(HOSTS), async (file, all) => {
    await measureSweep(file, all);
    await measureCommand(file, all);
    await measureProcesses(all.slice(0, PROCESS_HOSTS));
  });
  measureDeadInNamespace();
}

/** @param {string} file @param {readonly string[]} all */
async function measureSweep(file, all) {
  const engine = await openEngine(all, {});
  await engine.sweep();
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  let cpuMs = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    ours.push(await engine.sweep());
    const used = process.cpuUsage(before);
    cpuMs += (used.user + used.system) / 1_000;
    theirs.push(wallMs('fping', ['-q', '-i', '0', '-r', '0', '-f', file]));
  }
  await engine.stop();
  const ratio = median(ours) / median(theirs);
  printRow({
    what: `Sweep, ${HOSTS.toLocaleString('en')} answering loopback addresses, engine only`,
    measured: `${median(ours).toFixed(0)} ms, ${ratio.toFixed(2)} x fping`,
    target: '<= 0.5 x fping',
    against: `fping -i 0 -r 0: ${median(theirs).toFixed(0)} ms (medians of ${RUNS})`,
    met: ratio <= 0.5,
  });
  const cpuPerProbeMs = cpuMs / (RUNS * HOSTS);
  printRow({
    what: 'Processor time for each probe, everything included',
    measured: `${cpuPerProbeMs.toFixed(4)} ms`,
    target: '<= 0.05 ms',
    met: cpuPerProbeMs <= 0.05,
  });
}

/**
 * The same addresses by `tdc sweep`, from the start of the process to its end: program, roster file with rooms, engine, states,
 * report. @param {string} file @param {readonly string[]} all
 */
async function measureCommand(file, all) {
  const roster = `${file}.csv`;
  const rows = all.map((address, index) => `CB-${index},Room ${100 + Math.floor(index / 30)},${address}`);
  writeFileSync(roster, ['label,room,address', ...rows].join('\n'));
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  /** @type {number[]} */
  const nothing = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(wallMs(process.execPath, [cli, 'sweep', '--roster', roster, '--json']));
    theirs.push(wallMs('fping', ['-q', '-i', '0', '-r', '0', '-f', file]));
    nothing.push(wallMs(process.execPath, ['-e', '0']));
  }
  const ratio = median(ours) / median(theirs);
  printRow({
    what: `Sweep, ${HOSTS.toLocaleString('en')} answering loopback addresses, whole command with roster and report`,
    measured: `${median(ours).toFixed(0)} ms, ${ratio.toFixed(1)} x fping`,
    target: '<= 1.0 x fping',
    against: `fping -i 0 -r 0: ${median(theirs).toFixed(0)} ms; node doing nothing: ${median(nothing).toFixed(0)} ms (medians of ${RUNS})`,
    met: ratio <= 1,
  });
}

/** One process for each probe, as the fallback and other monitors do it. @param {readonly string[]} all */
async function measureProcesses(all) {
  const { promise } = createRequire(import.meta.url)('ping');
  const ticksBefore = childTicks();
  const startedAt = performance.now();
  let answered = 0;
  await eachOf(all, 32, async (address) => {
    const { alive } = await promise.probe(address, { timeout: 2 });
    if (alive) answered += 1;
  });
  const elapsedMs = performance.now() - startedAt;
  const cpuPerProbeMs = ((childTicks() - ticksBefore) / TICKS_PER_SECOND / all.length) * 1_000;
  const engine = await openEngine(all, {});
  await engine.sweep();
  const ours = [];
  for (let run = 0; run < RUNS; run += 1) ours.push(await engine.sweep());
  await engine.stop();
  printRow({
    what: `Sweep, ${PROCESS_HOSTS} loopback addresses`,
    measured: `${median(ours).toFixed(1)} ms, 1/${Math.round(elapsedMs / median(ours))} of ping (npm)`,
    target: 'much less than one process a probe',
    against: `ping (npm): ${elapsedMs.toFixed(0)} ms, ${answered} answered, ${cpuPerProbeMs.toFixed(2)} ms of child processor time a probe`,
    met: median(ours) * 50 <= elapsedMs,
  });
}

/** Dead addresses need a firewall rule, and that belongs into a network namespace of its own. */
function measureDeadInNamespace() {
  const name = `tdc-bench-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', name]).status !== 0) {
    console.log('Engine with dead addresses: skipped, it needs root and network namespaces.');
    return;
  }
  try {
    const inside = ['netns', 'exec', name];
    spawnSync('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
    const rule = ['-A', 'INPUT', '-d', '127.9.0.0/16', '-j', 'DROP'];
    if (spawnSync('ip', [...inside, 'iptables', ...rule]).status !== 0) {
      console.log('Engine with dead addresses: skipped, iptables is not usable here.');
      return;
    }
    const self = fileURLToPath(import.meta.url);
    spawnSync('ip', [...inside, process.execPath, self, '--dead'], { stdio: ['ignore', 'inherit', 'inherit'] });
  } finally {
    spawnSync('ip', ['netns', 'del', name]);
  }
}

async function measureDead() {
  const hosts = 1_000;
  const dead = hosts * DEAD_SHARE;
  const all = addresses(hosts).map((address, index) =>
    index % 10 === 0 ? address.replace('127.1.', '127.9.') : address,
  );
  await withAddresses(all, async (file) => {
    const engine = await openEngine(all, { timeoutMs: 500, retryOffsetsMs: [500] });
    const ours = [await engine.sweep(), await engine.sweep(), await engine.sweep()];
    await engine.stop();
    const fping = ['-q', '-i', '0', '-r', '1', '-t', '500', '-B', '1', '-f', file];
    const theirs = [wallMs('fping', fping), wallMs('fping', fping), wallMs('fping', fping)];
    printRow({
      what: `Sweep, ${hosts.toLocaleString('en')} addresses with ${dead} dead, 1 retry, 500 ms`,
      measured: `${(median(ours) / 1_000).toFixed(2)} s, ${(median(ours) / median(theirs)).toFixed(2)} x fping; ${engine.silent() / 3} silent`,
      target: '<= 1.1 s',
      against: `fping -i 0 -r 1 -t 500 -B 1: ${(median(theirs) / 1_000).toFixed(2)} s`,
      met: median(ours) <= 1_100 && engine.silent() === dead * 3,
    });
  });
}

/**
 * @param {readonly string[]} all
 * @param {Partial<import('../../shared/model/settings.ts').ProbeSettings>} settings
 */
async function openEngine(all, settings) {
  let silent = 0;
  /** @param {readonly import('../../main/probe/engine.ts').Observation[]} observations */
  const observed = (observations) => {
    for (const { evidence } of observations) if (evidence.kind === 'silent') silent += 1;
  };
  const core = createEngineCore({
    settings: { ...DEFAULT_SETTINGS.probe, tcpPorts: [], ...settings },
    lifeSigns: createSystemLifeSigns(),
    clock: systemEngineClock,
    events: { observed, roundEnded: () => {}, statusChanged: () => {} },
  });
  const transport = createNativeIcmpTransport();
  const opened = await transport.open(core.sink);
  if (!opened.ok) throw new Error('Native ICMP cannot be used on this machine.');
  core.attach(transport);
  core.setTargets(all.map((address) => ({ deviceId: address, address, host: null, macs: [] })));
  return {
    silent: () => silent,
    stop: () => core.stop(),
    /** Wall milliseconds of one round. */
    async sweep() {
      const startedAt = performance.now();
      await core.sweep();
      return performance.now() - startedAt;
    },
  };
}

/** @param {number} count */
function addresses(count) {
  return Array.from({ length: count }, (_, index) => `127.1.${index >> 8}.${index & 255}`);
}

/** @param {readonly string[]} all @param {(file: string, all: readonly string[]) => Promise<void>} measure */
async function withAddresses(all, measure) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdc-bench-'));
  try {
    const file = path.join(folder, 'addresses');
    writeFileSync(file, `${all.join('\n')}\n`);
    await measure(file, all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} program @param {readonly string[]} args */
function wallMs(program, args) {
  const startedAt = performance.now();
  spawnSync(program, args, { stdio: 'ignore' });
  return performance.now() - startedAt;
}

/** @param {readonly string[]} items @param {number} atOnce @param {(item: string) => Promise<void>} work */
async function eachOf(items, atOnce, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Processor ticks of ended child processes: cutime and cstime in proc(5). */
function childTicks() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(fields[13]) + Number(fields[14]);
}
