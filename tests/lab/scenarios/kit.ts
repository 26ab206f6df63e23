/** What the bench needs of the scenario lab, in one bundle. */
export { SCENARIOS } from './cases/index.ts';
export { scoreScenario, summarise } from './score.ts';
