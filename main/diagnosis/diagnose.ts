import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import { fold } from './fold.ts';
import type { DiagnosisInput, LaptopFacts } from './input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from './limits.ts';
import { drawPicture } from './picture.ts';
import { RULES } from './rules/index.ts';

/** Worst first. */
const SEVERITIES: readonly DiagnosisFinding['severity'][] = ['critical', 'warning', 'note'];
const CONFIDENCES: readonly DiagnosisFinding['confidence'][] = ['sure', 'likely', 'possible'];

/**
 * Whose fault it is, at one moment. Pure; a thousand devices take a few milliseconds.
 *
 * @returns roots only, worst first; findings that another one explains are its children. Empty: nothing is wrong, or nothing can
 * be said (see {@link isSettling}). For stable words over time feed the result to `trackFindings`.
 */
export function diagnose(input: DiagnosisInput): DiagnosisFinding[] {
  if (isSettling(input.laptop, input.now)) return [];
  const picture = drawPicture(input);
  return fold(RULES.flatMap((rule) => rule.look(picture))).sort(worstFirst);
}

/** This laptop just woke, roamed or got its link back: what it saw before proves nothing, what it sees now is not complete. */
export function isSettling(laptop: LaptopFacts, now: number): boolean {
  if (laptop.link === 'down') return false;
  const news = [laptop.wokeAt, laptop.roamedAt, laptop.link === 'up' ? laptop.linkSince : null];
  return news.some((at) => at !== null && now - at >= 0 && now - at < LIMITS.laptopSettlingMs);
}

/** Total order, so that the same findings always come in the same order. */
export function worstFirst(a: DiagnosisFinding, b: DiagnosisFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    b.studentsAffected - a.studentsAffected ||
    b.devicesAffected - a.devicesAffected ||
    a.since - b.since ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
