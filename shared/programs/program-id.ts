import { z } from 'zod';

/** `texas-staar`: lower-case words joined by hyphens; the file's name without `.json`. */
export const ProgramId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and hyphens.');
export type ProgramId = z.infer<typeof ProgramId>;
