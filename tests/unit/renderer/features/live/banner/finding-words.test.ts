import { describe, expect, it } from 'vitest';
import {
  countdownWords,
  sinceWords,
  standingParts,
} from '../../../../../../renderer/features/live/banner/finding-words.ts';
import { aFinding } from '../../../../../helpers/diagnosis-builders.ts';

/** 09:41:00 on the laptop's own clock. */
const since = new Date(2026, 10, 24, 9, 41).getTime();
const countdown = {
  platformId: 'drc-insight',
  platformName: 'DRC',
  startedAt: since,
  deadlineAt: since + 300_000,
  meaning: '',
};

describe('words of a finding', () => {
  it('say since when and for how long, and of one that is over how long it lasted', () => {
    expect(sinceWords(aFinding({ since }), since + 40_000)).toBe('since 09:41, 40 s');
    expect(sinceWords(aFinding({ since, endedAt: since + 180_000 }), since + 999_000)).toBe(
      'over since 09:44, lasted 3 min',
    );
  });

  it('leave out what there is nothing to say about', () => {
    const bare = aFinding({ since, devicesAffected: 0, studentsAffected: 0 });
    expect(standingParts(bare, since)).toEqual(['since 09:41, 0 s']);
    expect(standingParts(aFinding({ since, studentsAffected: 9, now: '9 of 12 still silent' }), since)).toEqual([
      'since 09:41, 0 s',
      '11 devices, 9 with a student',
      '9 of 12 still silent',
    ]);
  });

  it('count down to the second, and do not stop at zero', () => {
    expect(countdownWords(countdown, since + 108_000)).toBe('DRC: students may be signed out at 09:46, in 3:12');
    expect(countdownWords(countdown, since + 299_500)).toBe('DRC: students may be signed out at 09:46, in 0:01');
    expect(countdownWords(countdown, since + 300_000)).toBe('DRC: students may have been signed out since 09:46');
  });
});
