import { z } from 'zod';
import { ProgramId } from '../programs/program-id.ts';

const text = z.string().trim().max(120);

/** What incident reports need to know of this school. Empty and null: not said yet. */
export const SiteTesting = z.strictObject({
  programId: ProgramId.nullable(),
  district: text,
  districtCode: z.string().trim().max(40),
  schoolCode: z.string().trim().max(40),
  /** Names of staff, for the forms. */
  schoolCoordinator: text,
  districtCoordinator: text,
  /** Days that are no working days beside Saturday and Sunday. */
  holidays: z.array(z.iso.date()).max(400),
  /** End of the testing window, epoch milliseconds; clocks that count back from it wait until it is known. */
  windowEndsAt: z.number().nullable(),
  /** Month (1–12) in which the school year begins; our default is July. */
  schoolYearStartsInMonth: z.int().min(1).max(12),
  /** In a share copy, counts below this are written as "fewer than". Ours, unless the district has a rule. */
  smallCount: z.int().min(2).max(100),
});
export type SiteTesting = z.infer<typeof SiteTesting>;

export const EMPTY_SITE_TESTING: SiteTesting = {
  programId: null,
  district: '',
  districtCode: '',
  schoolCode: '',
  schoolCoordinator: '',
  districtCoordinator: '',
  holidays: [],
  windowEndsAt: null,
  schoolYearStartsInMonth: 7,
  smallCount: 10,
};
