import type { DiagnosisFinding, DiagnosisLayer } from '../../../shared/model/diagnosis.ts';
import type { SimSchool } from './school.ts';
import type { World } from './world.ts';

/** A layer and scope that is right for a fault. Room ids in any order; `rooms: 'any'`: the layer alone decides. */
export interface Expected {
  readonly layer: DiagnosisLayer;
  readonly school?: true;
  readonly rooms?: readonly string[];
  readonly accessPoint?: string;
  readonly uplink?: string;
  readonly platform?: string;
  readonly device?: string;
}

/** What is really the matter, and from when to when. */
export interface Truth {
  readonly fromMs: number;
  readonly toMs: number;
  /** The first is the best reading; others are right where nothing that the console can see tells them apart. */
  readonly accept: readonly Expected[];
  /** The scenario cannot be told sooner, such as one host that is asked once a minute. The score still counts 30 s. */
  readonly withinMs?: number;
  /** Happens, may be said, need not be: a lid, a short restart. Not scored. */
  readonly isOptional?: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly school: SimSchool;
  readonly world: World;
  readonly durationMs: number;
  /** Empty: whatever is found is wrong. */
  readonly truths: readonly Truth[];
}

export function matches(finding: DiagnosisFinding, expected: Expected): boolean {
  if (finding.layer !== expected.layer) return false;
  const { scope } = finding;
  if (expected.school) return scope.kind === 'school';
  if (expected.accessPoint !== undefined) return scope.kind === 'access-point' && scope.name === expected.accessPoint;
  if (expected.uplink !== undefined) return scope.kind === 'uplink' && scope.name === expected.uplink;
  if (expected.platform !== undefined) return scope.kind === 'platform' && scope.id === expected.platform;
  if (expected.device !== undefined) return scope.kind === 'device' && scope.id === expected.device;
  if (expected.rooms === undefined || scope.kind !== 'rooms') return false;
  const ids = scope.rooms.map(({ id }) => id).sort();
  return ids.join() === [...expected.rooms].sort().join();
}
