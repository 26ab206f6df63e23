import { assertNever } from '../../../shared/assert-never.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { demoLab } from '../../demo/lab.ts';
import type { LifeSigns } from '../life-signs.ts';
import type { EchoAddress, EchoSink, EchoTransport } from '../transport.ts';
import { type LabClock, systemLabClock } from './simulated-clock.ts';
import { Deliveries } from './simulated-deliveries.ts';
import type { Lab, LabAnswer } from './simulated-lab.ts';
import { type UniformLabOptions, uniformLab } from './simulated-uniform.ts';

/**
 * Which lab to play, as plain data: it crosses into the worker thread.
 *
 * - `demo`     the demo school's scripted morning. `startedAt`: epoch milliseconds of its first second; put it into the past
 *              to begin later in the script. `speed`: 2 plays the script twice as fast; round trips stay as they are.
 * - `uniform`  any address answers alike, see {@link UniformLabOptions}.
 */
export type SimulatedOptions =
  | { readonly kind: 'demo'; readonly startedAt: number; readonly speed: number }
  | ({ readonly kind: 'uniform' } & UniformLabOptions);

/** Sends nothing: requests go into the lab, and its replies are delivered after their simulated round trip. */
export function createSimulatedTransport(options: SimulatedOptions, clock: LabClock = systemLabClock): EchoTransport {
  return new SimulatedTransport(timedLab(options, clock), clock);
}

/** Names, TCP and neighbour table of the same lab. */
export function createSimulatedLifeSigns(options: SimulatedOptions, clock: LabClock = systemLabClock): LifeSigns {
  const { lab, labNow } = timedLab(options, clock);
  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  return {
    async connect(address, port, ms) {
      const answer = lab.connect(address.text, port, labNow());
      if (answer.kind !== 'silent' && answer.rttMs <= ms) {
        await pause(answer.rttMs);
        return answer;
      }
      await pause(ms);
      return { kind: 'silent' };
    },
    neighbours: async () => lab.neighbours(labNow()),
    resolve: async (host) => lab.resolve(host.toLowerCase(), labNow()),
  };
}

interface TimedLab {
  readonly lab: Lab;
  /** Milliseconds since the start of the lab. */
  labNow(): number;
}

function timedLab(options: SimulatedOptions, clock: LabClock): TimedLab {
  switch (options.kind) {
    case 'demo':
      return { lab: demoLab(), labNow: () => Math.max(0, clock.now() - options.startedAt) * options.speed };
    case 'uniform':
      return { lab: uniformLab(options), labNow: () => clock.now() };
    default:
      return assertNever(options);
  }
}

type Delivery = {
  readonly dueAt: number;
  readonly token: number;
  readonly answer: Exclude<LabAnswer, { kind: 'silent' }>;
};

class SimulatedTransport implements EchoTransport {
  readonly name = 'simulated';
  readonly label = 'simulated lab';
  readonly maxInFlight = Number.POSITIVE_INFINITY;
  readonly #lab: TimedLab;
  readonly #clock: LabClock;
  readonly #deliveries = new Deliveries<Delivery>();
  #sink: EchoSink | null = null;
  /** Ends the pending `wait`, and moves its timer when something arrives earlier than expected. */
  #waiting: { rearm(): void; finish(): void } | null = null;

  constructor(lab: TimedLab, clock: LabClock) {
    this.#lab = lab;
    this.#clock = clock;
  }

  async open(sink: EchoSink): Promise<Result<void>> {
    this.#sink = sink;
    return ok(undefined);
  }

  send(addresses: readonly EchoAddress[], tokens: readonly number[]): number {
    const now = this.#clock.now();
    const labNow = this.#lab.labNow();
    const count = Math.min(addresses.length, tokens.length);
    for (let index = 0; index < count; index += 1) {
      const address = addresses[index];
      const token = tokens[index];
      if (address === undefined || token === undefined) return index;
      const answer = this.#lab.lab.echo(address.text, labNow);
      if (answer.kind === 'silent') continue;
      const delayMs = answer.kind === 'reply' ? answer.rttMs : answer.afterMs;
      this.#deliveries.add({ dueAt: now + delayMs, token, answer });
    }
    this.#waiting?.rearm();
    return count;
  }

  drain(): number {
    const now = this.#clock.now();
    let count = 0;
    for (let due = this.#deliveries.takeDue(now); due !== undefined; due = this.#deliveries.takeDue(now)) {
      if (due.answer.kind === 'reply') this.#sink?.replied(due.token, due.answer.rttMs);
      else this.#sink?.failed(due.token, due.answer.reason);
      count += 1;
    }
    return count;
  }

  wait(ms: number): Promise<void> {
    this.#waiting?.finish();
    return new Promise((resolve) => {
      const until = this.#clock.now() + ms;
      let cancel = () => {};
      const finish = () => {
        cancel();
        this.#waiting = null;
        resolve();
      };
      const rearm = () => {
        cancel();
        const wakeAt = Math.min(until, this.#deliveries.nextDueAt);
        cancel = this.#clock.after(Math.max(0, wakeAt - this.#clock.now()), finish);
      };
      this.#waiting = { rearm, finish };
      rearm();
    });
  }

  async close(): Promise<void> {
    this.#deliveries.clear();
    this.#waiting?.finish();
    this.#sink = null;
  }
}
