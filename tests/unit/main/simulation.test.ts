import { expect, test } from 'vitest';
import { chooseSimulation } from '../../../main/simulation.ts';

test('chooseSimulation > the demo school plays its morning from its first second', () => {
  expect(chooseSimulation(true, 42, {})).toEqual({ kind: 'demo', startedAt: 42, speed: 1 });
});

test('chooseSimulation > on any other roster every device answers, unless the environment says otherwise', () => {
  expect(chooseSimulation(false, 0, {})).toMatchObject({ kind: 'uniform', lossRatio: 0, deadEvery: 0 });
  expect(chooseSimulation(false, 0, { TDC_SIMULATION: '{"deadEvery":10}' })).toMatchObject({ deadEvery: 10 });
});

test.each(['{"losRatio":0.1}', '{"lossRatio":2}', 'dead'])(
  'chooseSimulation > refuses %s instead of measuring something else',
  (text) => {
    expect(() => chooseSimulation(false, 0, { TDC_SIMULATION: text })).toThrow();
  },
);

test('the demo may begin in the middle of its morning', () => {
  expect(chooseSimulation(true, 100_000, { TDC_DEMO_FROM_S: '35' })).toMatchObject({ kind: 'demo', startedAt: 65_000 });
  expect(chooseSimulation(true, 100_000, {})).toMatchObject({ kind: 'demo', startedAt: 100_000 });
});
