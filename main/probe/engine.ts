import type { Evidence } from '../../shared/model/evidence.ts';
import type { EngineStatus, RoundSummary } from '../../shared/model/live.ts';
import type { AddressSource, DeviceId } from '../../shared/model/roster.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';

/** What the engine needs to know of a device. Paused devices are not handed to it. */
export interface ProbeTarget {
  readonly deviceId: DeviceId;
  /** As the roster has it, canonical; null when it has none. */
  readonly address: string | null;
  readonly host: string | null;
  /** Lower-case, colon-separated. */
  readonly macs: readonly string[];
}

/** The outcome of one scheduled check of one device, re-probes and other evidence included. */
export interface Observation {
  readonly deviceId: DeviceId;
  /** Epoch milliseconds of the first request, or of the decision that none can be sent. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The address that was probed, and how it was found; null when none is known. */
  readonly address: string | null;
  readonly addressSource: AddressSource | null;
  /**
   * The scheduled request, and only that one, was answered in time. Loss is counted on it alone, so that re-probes after
   * a miss do not make a bad device look better or worse. Null when nothing was sent.
   */
  readonly isFirstAnswered: boolean | null;
  readonly evidence: Evidence;
}

export interface EchoEngineEvents {
  /** In the order decided; batched (a few times a second under load). */
  observed(observations: readonly Observation[]): void;
  /** A pass over all targets ended. */
  roundEnded(summary: RoundSummary): void;
  /** Phase, transport or message changed. */
  statusChanged(status: EngineStatus): void;
}

/**
 * The echo engine as the rest of the main process sees it. The real one runs in a worker thread
 * (`startEchoEngine` in `worker-client.ts`), restarts itself after a crash, and says so in its status.
 */
export interface EchoEngine {
  /** Replaces the list. New ones are checked at once, paced; those that went away are forgotten. */
  setTargets(targets: readonly ProbeTarget[]): void;
  configure(settings: ProbeSettings): void;
  /** Out of turn; null: all. */
  checkNow(deviceIds: readonly DeviceId[] | null): void;
  /**
   * Exactly one round over all targets, without the periodic schedule; for `tdc sweep` and tests. Resolves when every target
   * has been observed.
   */
  sweep(): Promise<RoundSummary>;
  /** Periodic rounds from now on. */
  run(): void;
  /** The laptop goes to sleep, or just woke: everything becomes unknown, then a paced sweep. */
  suspend(): void;
  resume(): void;
  readonly status: EngineStatus;
  stop(): Promise<void>;
}
