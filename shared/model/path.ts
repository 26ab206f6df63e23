import { z } from 'zod';
import { PlatformId } from '../profiles/schema.ts';

/**
 * The way out of the school as the console watches it: what each hop is.
 *
 * - `laptop-link`    this laptop's own cable or Wi-Fi
 * - `gateway`        the router that this laptop sends to
 * - `dns`            a name server
 * - `internet`       a host outside that the school agreed to contact; two independent ones tell most
 * - `platform-host`  a host of a testing platform
 * - `proctor-cache`  a machine inside the school that serves TestNav
 * - `service-device` a machine inside the school that serves DRC INSIGHT (COS-SD)
 * - `access-point`, `switch`, `controller`  named by the school (`Site.network.devices`)
 */
export const PathHopKind = z.enum([
  'laptop-link',
  'gateway',
  'dns',
  'internet',
  'platform-host',
  'proctor-cache',
  'service-device',
  'access-point',
  'switch',
  'controller',
]);
export type PathHopKind = z.infer<typeof PathHopKind>;

/** How a hop is asked. `link` reads this laptop's interfaces and sends nothing. `https` looks at the answer too. */
export const PathMethod = z.enum(['link', 'ping', 'dns', 'tcp', 'tls', 'https']);
export type PathMethod = z.infer<typeof PathMethod>;

export const PathTargetId = z.string().min(1).max(300);
export type PathTargetId = z.infer<typeof PathTargetId>;

/** One thing on the way out that is asked again and again. */
export const PathTarget = z.strictObject({
  /** Stable over restarts, such as `platform-host:testnav:student`. */
  id: PathTargetId,
  kind: PathHopKind,
  /** As people call it: `gateway`, `AP 114`, `TestNav sign-in`. For network devices the name that rooms use. */
  name: z.string().min(1).max(120),
  /** What was configured: a name or an address. Null: found on this laptop, such as its gateway. */
  host: z.string().max(253).nullable(),
  /** The address last used; null: none known. */
  address: z.string().max(45).nullable(),
  port: z.int().min(1).max(65_535).nullable(),
  /** Null: belongs to no platform. */
  platformId: PlatformId.nullable(),
  /** `required`: students cannot test without it. */
  need: z.enum(['required', 'optional']),
  method: PathMethod,
  /**
   * Between two scheduled probes. Vendor hosts are asked about once a minute at most (facts, drc-insight.md section 7); the
   * hosts of one platform take turns. After a failure, and when another hop fails, a target may be asked once out of turn.
   */
  periodMs: z.int().min(500).max(600_000),
  timeoutMs: z.int().min(100).max(30_000),
});
export type PathTarget = z.infer<typeof PathTarget>;

/** Why a hop did not answer as it should. */
export const PathFailureCode = z.enum([
  /** Nothing came back in time. */
  'timeout',
  /** A router or this laptop's network said that the host is not there. */
  'unreachable',
  'refused',
  /** The connection was cut while it was being made. */
  'reset',
  /** The name server says that there is no such name. */
  'name-not-found',
  /** No name server answers. */
  'name-service-down',
  /** The name leads to a private, empty or known block-page address. */
  'wrong-address',
  'certificate-expired',
  /** The certificate is for another name. */
  'certificate-wrong-name',
  /** The certificate comes from an issuer that the public does not trust: something in between opens the traffic. */
  'intercepted',
  'block-page',
  /** A sign-in page of the network instead of the answer. */
  'captive-portal',
  /** An answer that means trouble at the other end, such as 503. */
  'http-error',
  /** The four below could not be asked; they never count against the hop. */
  'no-route',
  'no-permission',
  'laptop-offline',
  'not-yet',
]);
export type PathFailureCode = z.infer<typeof PathFailureCode>;

export const PathFailure = z.strictObject({
  code: PathFailureCode,
  /** For people, such as `No answer within 2 s.` */
  sentence: z.string().max(300),
});
export type PathFailure = z.infer<typeof PathFailure>;

/**
 * - `up`       answers as it should
 * - `slow`     answers, far above its own usual time
 * - `down`     has answered before and fails now, more than once in a row
 * - `unknown`  not asked yet, never answered so far, or could not be asked
 * - `off`      not watched: nothing configured, or switched off by the school
 */
export const PathHopState = z.enum(['up', 'slow', 'down', 'unknown', 'off']);
export type PathHopState = z.infer<typeof PathHopState>;

/** What is known of one target now. Times are epoch milliseconds, UTC. */
export const PathState = z.strictObject({
  targetId: PathTargetId,
  state: PathHopState,
  /** When this state began; of `down`: the first failed probe. */
  since: z.number(),
  /** First failed probe of the failures that last, also before they are enough for `down`; null: the latest one was fine. */
  failingSince: z.number().nullable(),
  /** Of the latest good probe. */
  rttMs: z.number().min(0).nullable(),
  /** Median of its good minutes; null: not enough of them yet. */
  baselineRttMs: z.number().min(0).nullable(),
  /** End of the latest probe that was made; null: none yet. */
  checkedAt: z.number().nullable(),
  /** Latest good probe; null: never, and then silence proves nothing. */
  answeredAt: z.number().nullable(),
  failure: PathFailure.nullable(),
  /** Its probe is overdue: an old green is not shown as fresh. */
  isStale: z.boolean(),
});
export type PathState = z.infer<typeof PathState>;

/** Everything the strip at the top shows. */
export const PathSnapshot = z.strictObject({ targets: z.array(PathTarget), states: z.array(PathState) });
export type PathSnapshot = z.infer<typeof PathSnapshot>;

const NOT_THE_HOPS_FAULT: ReadonlySet<PathFailureCode> = new Set([
  'no-route',
  'no-permission',
  'laptop-offline',
  'not-yet',
]);

/** Whether a failure says something about the hop, or only that it could not be asked. */
export function countsAgainstHop(code: PathFailureCode): boolean {
  return !NOT_THE_HOPS_FAULT.has(code);
}

/** A hop changed its state. Kept on disk. */
export const PathEvent = z.strictObject({
  at: z.number(),
  targetId: PathTargetId,
  /** As it was called then. */
  name: z.string(),
  state: PathHopState,
  /** Why, for `down`; empty otherwise. */
  sentence: z.string(),
});
export type PathEvent = z.infer<typeof PathEvent>;

/** One minute of one hop. `minuteAt`: its start, epoch milliseconds. Round trips in milliseconds, null without an answer. */
export const PathMinute = z.strictObject({
  minuteAt: z.number(),
  targetId: PathTargetId,
  probes: z.int().min(0),
  failed: z.int().min(0),
  rttMinMs: z.number().nullable(),
  rttAvgMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
});
export type PathMinute = z.infer<typeof PathMinute>;
