import { type Clock, systemClock } from '../../clock.ts';

export type LabClock = Pick<Clock, 'now' | 'after'>;

/** Fractional and never going back: a simulated round trip is shorter than a step of the wall clock may be. */
export const systemLabClock: LabClock = {
  now: () => performance.timeOrigin + performance.now(),
  after: systemClock.after,
};
