import { expect, test } from 'vitest';
import { MemoryFindingRepository } from '../../../../main/diagnosis/memory-repository.ts';
import { DiagnosisService } from '../../../../main/diagnosis/service.ts';
import type { EngineStatus } from '../../../../shared/model/live.ts';
import { aStatus } from '../../../helpers/builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';
import { anInput } from './school-input.ts';

/** A service on a school whose devices answer, with this link and this state of the engine. */
function judging(link: 'up' | 'down', phase: EngineStatus['phase']): DiagnosisService {
  const clock = new ManualClock();
  const school = anInput();
  const service = new DiagnosisService({
    clock,
    repository: new MemoryFindingRepository(),
    school: () => ({ ...school, laptop: { ...school.laptop, link, linkSince: clock.now() - 60_000 } }),
    live: { states: () => [], status: aStatus({ phase }), onObserved: () => () => undefined },
    slowAboveMs: () => 150,
    askWayOut: () => undefined,
    onNotKept: () => undefined,
  });
  service.judge();
  return service;
}

test('the laptop that lost its network is told although the engine noticed first and probes nothing', () => {
  const { open } = judging('down', 'offline').snapshot();
  expect(open.map(({ layer }) => layer)).toEqual(['laptop']);
});

test('nothing is told anew while the engine does not probe', () => {
  expect(judging('up', 'settling').snapshot().open).toEqual([]);
});
