import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DeviceState } from '../../shared/model/device-state.ts';
import type { EngineStatus } from '../../shared/model/live.ts';
import { until } from './until.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** A line of `tdc watch --json`, as far as tests read it. */
export type WatchLine =
  | { readonly type: 'change'; readonly at: number; readonly label: string; readonly to: DeviceState }
  | {
      readonly type: 'status';
      readonly at: number;
      readonly phase: EngineStatus['phase'];
      readonly message: string | null;
    }
  | { readonly type: 'round'; readonly at: number };

/** `tdc watch --json` in a process of its own. `prefix`: what starts it, such as `ip netns exec NAME`. */
export class LabWatch {
  readonly lines: WatchLine[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #listeners = new Set<() => void>();
  #errors = '';

  constructor(prefix: readonly string[], args: readonly string[]) {
    const [program = 'ip', ...before] = prefix;
    // `ip netns exec` becomes the program that it starts, so signals reach `tdc` itself.
    this.#child = spawn(program, [...before, process.execPath, CLI, 'watch', '--json', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    if (this.#child.stdout === null) throw new Error('no output to read');
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as WatchLine);
      for (const look of [...this.#listeners]) look();
    });
  }

  /** The state of every device that was ever reported, by label. */
  get states(): ReadonlyMap<string, DeviceState> {
    return new Map(this.lines.flatMap((line) => (line.type === 'change' ? [[line.label, line.to] as const] : [])));
  }

  get phase(): EngineStatus['phase'] | null {
    return this.lines.findLast((line) => line.type === 'status')?.phase ?? null;
  }

  /** States that devices went through, the first `skip` lines left out. */
  statesSince(skip: number): ReadonlySet<DeviceState> {
    return new Set(this.lines.slice(skip).flatMap((line) => (line.type === 'change' ? [line.to] : [])));
  }

  areAll(state: DeviceState, count: number): boolean {
    const states = [...this.states.values()];
    return states.length === count && states.every((one) => one === state);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Resolves when what was printed satisfies `isDone`; rejects with the last lines after `withinMs`. */
  until(isDone: () => boolean, withinMs: number): Promise<void> {
    const last = () =>
      `${this.lines
        .slice(-8)
        .map((line) => JSON.stringify(line))
        .join('\n')} ${this.#errors}`;
    return until({ listeners: this.#listeners, isDone, withinMs, last });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGCONT');
    this.#child.kill('SIGINT');
    const killing = setTimeout(() => this.kill(), 5_000);
    await this.#ended;
    clearTimeout(killing);
  }

  kill(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
  }
}
