import { z } from 'zod';
import { IncidentNumber } from './incident.ts';

/** What the district says to a request of a school. `back`: it asks for more. */
export const FileDecision = z.enum(['approved', 'denied', 'back']);
export type FileDecision = z.infer<typeof FileDecision>;

/** What is known of a request of another console without what it holds. */
export const HeldRequest = z.strictObject({
  requestId: z.string().min(1).max(64),
  number: IncidentNumber,
  /** As its card called the console that asked. */
  school: z.string().max(120),
  receivedAt: z.number(),
  /** Both null: it was not answered. */
  decision: FileDecision.nullable(),
  decidedAt: z.number().nullable(),
});
export type HeldRequest = z.infer<typeof HeldRequest>;

/** A request whose content may be erased now. */
export const ErasableRequest = z.strictObject({
  ...HeldRequest.shape,
  /** The first moment at which it may be erased; null: it was not answered, so no rule keeps it. */
  keepUntil: z.number().nullable(),
});
export type ErasableRequest = z.infer<typeof ErasableRequest>;
