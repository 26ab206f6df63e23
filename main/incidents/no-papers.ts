import { fail, ok, type Result } from '../../shared/result.ts';
import type { PaperServices } from './service.ts';

/** Where nothing is made of incidents: no files, no day report, and nothing is erased. */
export function noPapers(): PaperServices {
  const refuse = (): Result<never> => fail('not-available', 'This console makes no files of incidents.');
  return {
    export: refuse,
    actionList: refuse,
    day: refuse,
    dayFile: refuse,
    purgeList: () => ok([]),
    purge: refuse,
  };
}
