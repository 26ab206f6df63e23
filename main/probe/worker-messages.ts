import type { EngineStatus, RoundSummary } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { ProbeSettings } from '../../shared/model/settings.ts';
import type { Observation, ProbeTarget } from './engine.ts';
import type { SimulatedOptions } from './transports/simulated.ts';

/** What the worker is started with (`workerData`). Everything here and below is plain data: it is cloned between threads. */
export interface WorkerStart {
  readonly settings: ProbeSettings;
  readonly simulation: SimulatedOptions | null;
}

/** Main thread to worker: the methods of `EchoEngine` as messages. */
export type WorkerCommand =
  | { readonly type: 'targets'; readonly targets: readonly ProbeTarget[] }
  | { readonly type: 'configure'; readonly settings: ProbeSettings }
  | { readonly type: 'checkNow'; readonly deviceIds: readonly DeviceId[] | null }
  | { readonly type: 'sweep'; readonly sweepId: number }
  | { readonly type: 'run' }
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' };

/** What happened, in order. */
export type WorkerEvent =
  | { readonly type: 'observed'; readonly observations: readonly Observation[] }
  | { readonly type: 'roundEnded'; readonly summary: RoundSummary }
  | { readonly type: 'statusChanged'; readonly status: EngineStatus }
  | { readonly type: 'swept'; readonly sweepId: number; readonly summary: RoundSummary };

/** Worker to main thread: events of up to a tenth of a second in one message. */
export type WorkerMessage = readonly WorkerEvent[];
