import { z } from 'zod';
import { PlatformProfile } from './schema.ts';

/** A profile file of the school's own that could not be used, and why. */
export const ProfileProblem = z.strictObject({ file: z.string(), message: z.string() });
export type ProfileProblem = z.infer<typeof ProfileProblem>;

export const ProfileList = z.strictObject({
  profiles: z.array(
    z.strictObject({ profile: PlatformProfile, /** Null: comes with the console. */ file: z.string().nullable() }),
  ),
  problems: z.array(ProfileProblem),
});
export type ProfileList = z.infer<typeof ProfileList>;
