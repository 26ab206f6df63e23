import { createLogUpdate } from 'log-update';
import { countStates } from '../../../shared/model/device-state.ts';
import type { DeviceLive, EngineStatus, LiveDelta, RoundSummary, Transition } from '../../../shared/model/live.ts';
import { describeEvidence, formatDuration, STATE_WORDS } from '../../../shared/model/wording.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { Console } from '../../console.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Streams } from '../streams.ts';
import { countsLine, sumCounts, viewSchool } from '../view/school.ts';
import { drawPicture, eventLine, type Picture } from '../view/terminal.ts';

/** Redrawn at least this often, so that "down 41 s" counts on. */
const REDRAW_MS = SECOND_MS;
const KEPT_TRANSITIONS = 50;
/** Where the width is not known, as in a file. */
const PLAIN_WIDTH = 160;

export interface WatchOptions {
  readonly title: string;
  readonly json: boolean;
  /** Ends by itself after this long; null: when interrupted. */
  readonly forMs: number | null;
  /** Ends the watch, as Ctrl+C does. */
  readonly interrupted: AbortSignal;
}

/**
 * Shows the rooms live until the time is over or somebody interrupts: redrawn in place on a terminal, one line a change
 * elsewhere, one JSON object a line with `--json`. Ends with a summary.
 */
export async function watch(running: Console, streams: Streams, options: WatchOptions): Promise<ExitCode> {
  const startedAt = Date.now();
  const school = new WatchedSchool(running, options.title);
  const output = options.json
    ? jsonOutput(streams, school)
    : streams.terminal() === null
      ? lineOutput(streams)
      : pictureOutput(streams, school);

  const subscriptions = [
    running.live.onDelta((delta) => {
      school.apply(delta);
      for (const transition of delta.transitions) output.changed(transition);
    }),
    running.live.onRound((summary) => output.roundEnded(summary)),
    running.live.onPulse(({ at, status }) => output.pulsed(at, status)),
  ];
  const redraw = setInterval(() => output.tick(), REDRAW_MS);
  running.live.run();
  output.tick();

  await ended(options);
  clearInterval(redraw);
  for (const unsubscribe of subscriptions) unsubscribe();
  output.finish();
  if (running.live.status.phase === 'failed') {
    streams.err(running.live.status.message ?? 'The checking could not start.');
    return EXIT.unchecked;
  }
  if (!options.json) streams.out(school.summaryLine(Date.now() - startedAt));
  return EXIT.ok;
}

function ended({ forMs, interrupted }: WatchOptions): Promise<void> {
  return new Promise((resolve) => {
    const timer = forMs === null ? null : setTimeout(resolve, forMs);
    const stop = () => {
      if (timer !== null) clearTimeout(timer);
      resolve();
    };
    if (interrupted.aborted) stop();
    else interrupted.addEventListener('abort', stop, { once: true });
  });
}

/** The picture that the watch keeps: the snapshot, with every delta laid over it. */
class WatchedSchool {
  readonly #running: Console;
  readonly #title: string;
  readonly #live: Map<string, DeviceLive>;
  readonly #transitions: Transition[] = [];
  #changes = 0;

  constructor(running: Console, title: string) {
    this.#running = running;
    this.#title = title;
    this.#live = new Map(running.live.snapshot().devices.map((device) => [device.id, device]));
  }

  apply(delta: LiveDelta): void {
    for (const device of delta.devices) this.#live.set(device.id, device);
    for (const id of delta.removed) this.#live.delete(id);
    this.#changes += delta.transitions.length;
    this.#transitions.push(
      ...delta.transitions.filter((transition) => transition.from !== 'unknown' || transition.to === 'down'),
    );
    this.#transitions.splice(0, this.#transitions.length - KEPT_TRANSITIONS);
  }

  /** Lets what waits for the next tick come now. */
  catchUp(): void {
    this.#running.live.flush();
  }

  counts() {
    return countStates([...this.#live.values()].map((device) => device.state));
  }

  picture(): Picture {
    const { rooms, devices } = this.#running.roster.snapshot();
    return {
      title: this.#title,
      status: this.#running.live.status,
      rooms: viewSchool(rooms, devices, this.#live),
      transitions: this.#transitions,
      now: Date.now(),
    };
  }

  summaryLine(elapsedMs: number): string {
    const changes = this.#changes === 1 ? '1 change' : `${this.#changes} changes`;
    return `Watched for ${formatDuration(elapsedMs)}: ${changes}. Now ${countsLine(sumCounts(this.picture().rooms), STATE_WORDS)}.`;
  }
}

interface Output {
  changed(transition: Transition): void;
  roundEnded(summary: RoundSummary): void;
  /** Once a second, and when the phase changed. */
  pulsed(at: number, status: EngineStatus): void;
  tick(): void;
  finish(): void;
}

function jsonOutput(streams: Streams, school: WatchedSchool): Output {
  let said = '';
  return {
    changed({ at, deviceId: device, deviceLabel: label, roomName: room, seat, from, to, evidence }) {
      const says = describeEvidence(evidence);
      streams.out(JSON.stringify({ type: 'change', at, device, label, room, seat, from, to, evidence, says }));
    },
    roundEnded({ at, elapsedMs, devices, sent }) {
      // Its changes come before it.
      school.catchUp();
      streams.out(JSON.stringify({ type: 'round', at, elapsedMs, devices, sent, ...school.counts() }));
    },
    pulsed(at, { phase, transportLabel: transport, message }) {
      const status = JSON.stringify({ phase, transport, message });
      if (status === said) return;
      said = status;
      streams.out(JSON.stringify({ type: 'status', at, phase, transport, message }));
    },
    tick: () => undefined,
    finish: () => undefined,
  };
}

/** For a pipe or a log file: what changed, nothing drawn. */
function lineOutput(streams: Streams): Output {
  return {
    changed: (transition) => streams.out(eventLine(transition, PLAIN_WIDTH)),
    roundEnded: () => undefined,
    pulsed: () => undefined,
    tick: () => undefined,
    finish: () => undefined,
  };
}

function pictureOutput(streams: Streams, school: WatchedSchool): Output {
  const update = createLogUpdate(process.stdout);
  const draw = () => {
    const size = streams.terminal();
    if (size !== null) update(drawPicture(school.picture(), { ...size, rows: size.rows - 1 }).join('\n'));
  };
  return { changed: draw, roundEnded: draw, pulsed: () => undefined, tick: draw, finish: () => update.done() };
}
