/** For `tests/bench/timeline.mjs`, which bundles this. */
export { HistoryService } from '../../../main/history/service.ts';
export { openStore } from '../../../main/store/database.ts';
export { fillMadeUpDay } from './made-up-day.ts';
