import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Observation, ProbeTarget } from '../../main/probe/engine.ts';
import type { EngineStatus, RoundSummary } from '../../shared/model/live.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import { until } from './until.ts';

const RUNNER = fileURLToPath(new URL('./engine-runner.mjs', import.meta.url));
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
const READY_WITHIN_MS = 15_000;

export interface LabEngineStart {
  readonly settings: ProbeSettings;
  readonly targets: readonly ProbeTarget[];
  /** Runs as `nobody` instead of root. */
  readonly isUnprivileged?: boolean;
}

/** What the runner writes, one JSON object a line. `at`: epoch milliseconds when the main thread heard of it. */
type Line =
  | { readonly type: 'observed'; readonly at: number; readonly observations: readonly Observation[] }
  | { readonly type: 'status'; readonly at: number; readonly status: EngineStatus }
  | { readonly type: 'swept'; readonly summary: RoundSummary };

export interface Heard extends Observation {
  readonly heardAt: number;
}

/** Why the engine cannot run as an ordinary account here (a home folder closed to others, say), null when it can. */
export function unprivilegedRefusal(): string | null {
  const [setpriv, ...args] = AS_NOBODY;
  const { status } = spawnSync(setpriv, [...args, process.execPath, '--check', RUNNER]);
  return status === 0 ? null : 'another account cannot read this folder';
}

/** The built engine in a process of its own, inside a namespace. */
export class LabEngine {
  readonly heard: Heard[] = [];
  readonly statuses: EngineStatus[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #listeners = new Set<(line: Line) => void>();
  #errors = '';

  constructor(prefix: readonly string[], start: LabEngineStart) {
    const [program = 'ip', ...args] = prefix;
    const asUser = start.isUnprivileged === true ? AS_NOBODY : [];
    this.#child = spawn(program, [...args, ...asUser, process.execPath, RUNNER], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#take(line));
    this.#say({ type: 'start', settings: start.settings, targets: start.targets });
  }

  /** Resolves when a transport is open or has failed. */
  async ready(): Promise<void> {
    await this.until(() => this.statuses.some(({ phase }) => phase !== 'starting'), READY_WITHIN_MS);
  }

  sweep(): Promise<RoundSummary> {
    return new Promise((resolve, reject) => {
      const hear = (line: Line) => {
        if (line.type !== 'swept') return;
        this.#listeners.delete(hear);
        resolve(line.summary);
      };
      this.#listeners.add(hear);
      void this.#ended.then(() => reject(new Error(`The engine ended: ${this.#errors}`)));
      this.#say({ type: 'sweep' });
    });
  }

  run(): void {
    this.#say({ type: 'run' });
  }

  setTargets(targets: readonly ProbeTarget[]): void {
    this.#say({ type: 'targets', targets });
  }

  /** The newest observation of a device. */
  latest(deviceId: string): Heard | undefined {
    return this.heard.findLast((observation) => observation.deviceId === deviceId);
  }

  /** Resolves when what was heard satisfies `isDone`; rejects with what was heard last after `withinMs`. */
  until(isDone: () => boolean, withinMs: number): Promise<void> {
    const last = () => `${JSON.stringify(this.heard.slice(-5))}. ${this.#errors}`;
    return until({ listeners: this.#listeners, isDone, withinMs, last });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.stdin?.end();
    const killing = setTimeout(() => this.kill(), 5_000);
    await this.#ended;
    clearTimeout(killing);
  }

  kill(): void {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
  }

  #say(command: object): void {
    this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  #take(text: string): void {
    const line = JSON.parse(text) as Line;
    if (line.type === 'observed') {
      for (const observation of line.observations) this.heard.push({ ...observation, heardAt: line.at });
    } else if (line.type === 'status') {
      this.statuses.push(line.status);
    }
    for (const listener of [...this.#listeners]) listener(line);
  }
}
