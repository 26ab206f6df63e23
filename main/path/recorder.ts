import type { PathEvent, PathMinute, PathState, PathTarget, PathTargetId } from '../../shared/model/path.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { PathProbe } from '../diagnosis/path-memory.ts';

interface Minute {
  readonly minuteAt: number;
  probes: number;
  failed: number;
  readonly rttsMs: number[];
}

/** Gathers what of the way out goes to disk: changes of state as they come, and one row a minute for each hop. */
export class PathRecorder {
  readonly #minutes = new Map<PathTargetId, Minute>();
  #events: PathEvent[] = [];
  #done: PathMinute[] = [];

  probed(targetId: PathTargetId, probe: PathProbe): void {
    const minuteAt = Math.floor(probe.finishedAt / MINUTE_MS) * MINUTE_MS;
    let minute = this.#minutes.get(targetId);
    if (minute === undefined || minute.minuteAt !== minuteAt) {
      if (minute !== undefined) this.#done.push(summary(targetId, minute));
      minute = { minuteAt, probes: 0, failed: 0, rttsMs: [] };
      this.#minutes.set(targetId, minute);
    }
    minute.probes += 1;
    if (probe.failure !== null) minute.failed += 1;
    if (probe.rttMs !== null) minute.rttsMs.push(probe.rttMs);
  }

  changed({ id, name }: PathTarget, before: PathState, after: PathState): void {
    if (before.state === after.state) return;
    const sentence = after.state === 'down' ? (after.failure?.sentence ?? '') : '';
    this.#events.push({ at: after.since, targetId: id, name, state: after.state, sentence });
  }

  /** What is ready to be written; minutes that still run stay. `isLast`: those as well. */
  take(isLast: boolean): { readonly events: PathEvent[]; readonly minutes: PathMinute[] } {
    if (isLast) {
      for (const [targetId, minute] of this.#minutes) this.#done.push(summary(targetId, minute));
      this.#minutes.clear();
    }
    const taken = { events: this.#events, minutes: this.#done };
    this.#events = [];
    this.#done = [];
    return taken;
  }
}

function summary(targetId: PathTargetId, { minuteAt, probes, failed, rttsMs }: Minute): PathMinute {
  const sum = rttsMs.reduce((total, rttMs) => total + rttMs, 0);
  return {
    minuteAt,
    targetId,
    probes,
    failed,
    rttMinMs: rttsMs.length === 0 ? null : Math.min(...rttsMs),
    rttAvgMs: rttsMs.length === 0 ? null : sum / rttsMs.length,
    rttMaxMs: rttsMs.length === 0 ? null : Math.max(...rttsMs),
  };
}
