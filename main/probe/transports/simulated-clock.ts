/** The time as a simulated lab sees it; tests put their own in. */
export interface LabClock {
  /** Epoch milliseconds, fractional, never going back. */
  now(): number;
  /** Runs `action` once after at least `ms` milliseconds; the returned function calls it off. */
  after(ms: number, action: () => void): () => void;
}

export const systemLabClock: LabClock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
