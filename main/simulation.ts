import { z } from 'zod';
import { SECOND_MS } from '../shared/units.ts';
import type { SimulatedOptions } from './probe/transports/simulated.ts';

const EnvSimulation = z.strictObject({
  rttMs: z.number().min(0).max(10_000).default(8),
  lossRatio: z.number().min(0).max(1).default(0),
  deadEvery: z.int().min(0).default(0),
  flipEveryMs: z.int().min(0).default(0),
});

/** Seconds of the demo's morning that are already over at the start. */
const MorningOffset = z.coerce.number().min(0).max(3_600).default(0);

/**
 * What `--transport simulated` plays: the demo school its morning, any other roster a network on which every device answers,
 * or behaves as `TDC_SIMULATION` says. For rehearsals, load tests and measurements; nothing is sent.
 *
 * @param env  `TDC_DEMO_FROM_S`: how many seconds into its morning the demo school begins, for those who cannot wait for it.
 *   `TDC_SIMULATION`: JSON such as `{"lossRatio":0.02,"deadEvery":10}`; fields as in `UniformLabOptions`.
 * @throws ZodError or SyntaxError when it is set to something else: a typing error in a measurement must not go unnoticed.
 */
export function chooseSimulation(isDemo: boolean, now: number, env: NodeJS.ProcessEnv): SimulatedOptions {
  if (isDemo) {
    const offsetMs = MorningOffset.parse(env.TDC_DEMO_FROM_S) * SECOND_MS;
    return { kind: 'demo', startedAt: now - offsetMs, speed: 1 };
  }
  return { kind: 'uniform', ...EnvSimulation.parse(JSON.parse(env.TDC_SIMULATION ?? '{}')) };
}
