// @ts-check

import { withBundle } from './lib/bundle.mjs';
import { percentile, printRow } from './lib/rows.mjs';

/**
 * What `kit.ts` exports, as far as it is used here.
 *
 * @typedef {object} Kit
 * @property {typeof import('../lab/scenarios/kit.ts').SCENARIOS} SCENARIOS
 * @property {typeof import('../lab/scenarios/kit.ts').generatedScenarios} generatedScenarios
 * @property {typeof import('../lab/scenarios/kit.ts').quietDay} quietDay
 * @property {typeof import('../lab/scenarios/kit.ts').scoreScenario} scoreScenario
 * @property {typeof import('../lab/scenarios/kit.ts').summarise} summarise
 */

/**
 * How often the diagnosis is right: the fixed scenarios, a second set made by chance from a seed that no number was chosen by, and
 * quiet school days. The scenario lab is test code, so it is bundled here and is in no build of the console.
 */
const GENERATED = 200;
const QUIET_DAYS = 20;
const TARGET_SHARE = 0.95;

await withBundle('tests/lab/scenarios/kit.ts', measure);

/** @param {Kit} kit */
function measure(kit) {
  printScore('Diagnosis, fixed scenarios', kit, kit.SCENARIOS);
  printScore('Diagnosis, scenarios by chance', kit, kit.generatedScenarios(GENERATED));
  const days = Array.from({ length: QUIET_DAYS }, (_, day) => kit.scoreScenario(kit.quietDay(day), day));
  const quiet = kit.summarise(days);
  for (const { name, wrong } of days) for (const one of wrong) console.log(`wrong in ${name}: ${one}`);
  printRow({
    what: `False findings in ${QUIET_DAYS} quiet school days, lunch included`,
    measured: `${quiet.wrong}, ${quiet.alarms} of them alarms`,
    target: 'at most 1',
    met: quiet.wrong <= 1,
  });
}

/**
 * @param {string} what
 * @param {Kit} kit
 * @param {ReturnType<Kit['generatedScenarios']> | Kit['SCENARIOS']} scenarios
 */
function printScore(what, kit, scenarios) {
  const scores = scenarios.map((scenario, index) => kit.scoreScenario(scenario, index + 1));
  for (const { name, truths, wrong } of scores) {
    for (const { isRightAt30s, saidAt30s } of truths) {
      if (!isRightAt30s) console.log(`not right at 30 s: ${name}; said: ${saidAt30s || 'nothing'}`);
    }
    for (const one of wrong) console.log(`wrong in ${name}: ${one}`);
  }
  const all = kit.summarise(scores);
  const share = all.rightAt30s / all.faults;
  printRow({
    what: `${what}: right layer and scope at 30 s`,
    measured: `${percent(share)} of ${all.faults} faults; ${percent(all.rightAt10s / all.faults)} at 10 s`,
    target: `${percent(TARGET_SHARE)} at 30 s`,
    met: share >= TARGET_SHARE,
  });
  printRow({
    what: `${what}: time to the first right sentence`,
    measured: `p50 ${seconds(percentile(all.firstRightMs, 0.5))}, p95 ${seconds(percentile(all.firstRightMs, 0.95))}, never ${all.neverRight}`,
    target: '',
  });
  printRow({
    what: `${what}: false findings in ${scores.length} scenarios`,
    measured: `${all.wrong}, ${all.alarms} of them alarms`,
    target: '',
  });
}

/** @param {number} share 0–1 */
function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1_000).toFixed(1)} s`;
}
