/** What the bench needs of the scenario lab, in one bundle. */
export { SCENARIOS } from './cases/index.ts';
export { generatedScenarios, quietDay } from './generated.ts';
export { scoreScenario, summarise } from './score.ts';
