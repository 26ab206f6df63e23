import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LaptopFacts } from '../../main/diagnosis/input.ts';
import type { DeviceState } from '../../shared/model/device-state.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { EngineStatus } from '../../shared/model/live.ts';
import type { PathFailureCode, PathHopState } from '../../shared/model/path.ts';
import type { LabSchool } from './school-plan.ts';
import { until } from './until.ts';

const RUNNER = fileURLToPath(new URL('./console-runner.mjs', import.meta.url));

export interface LabConsoleStart {
  readonly school: LabSchool;
  readonly periodMs: number;
}

/** How everything stands, told twice a second. */
export interface LabStanding {
  readonly at: number;
  readonly phase: EngineStatus['phase'];
  /** When the laptop's own link became what it is. */
  readonly linkSince: number | null;
  readonly medium: LaptopFacts['medium'];
  readonly devices: Readonly<Record<string, DeviceState>>;
  readonly hops: readonly {
    readonly targetId: string;
    readonly state: PathHopState;
    readonly hasAnswered: boolean;
    readonly isFailing: boolean;
    readonly failure: PathFailureCode | null;
  }[];
}

/** What the window would show from then on. */
export interface LabFindings {
  readonly at: number;
  readonly open: readonly DiagnosisFinding[];
}

type Line = ({ readonly type: 'findings' } & LabFindings) | ({ readonly type: 'standing' } & LabStanding);

/** The built console in a process of its own, inside a namespace. */
export class LabConsole {
  readonly findings: LabFindings[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #listeners = new Set<() => void>();
  #standing: LabStanding | null = null;
  #errors = '';

  /** @param prefix  What starts it: `ip netns exec NAME`. */
  constructor(prefix: readonly string[], start: LabConsoleStart) {
    const [program = 'ip', ...args] = prefix;
    this.#child = spawn(program, [...args, process.execPath, RUNNER], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#take(line));
    this.#child.stdin?.write(`${JSON.stringify(start)}\n`);
  }

  get standing(): LabStanding | null {
    return this.#standing;
  }

  /** What the window shows now. */
  get open(): readonly DiagnosisFinding[] {
    return this.findings.at(-1)?.open ?? [];
  }

  /** Resolves when what was heard satisfies `isDone`; rejects with how it stands after `withinMs`. */
  until(isDone: () => boolean, withinMs: number): Promise<void> {
    const last = () =>
      `${JSON.stringify(this.#standing)} ${this.open.map(({ sentence }) => sentence).join(' ')} ${this.#errors}`;
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
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
  }

  #take(text: string): void {
    const line = JSON.parse(text) as Line;
    if (line.type === 'findings') this.findings.push(line);
    else this.#standing = line;
    for (const look of [...this.#listeners]) look();
  }
}
