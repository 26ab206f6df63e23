/** The engine's two clocks. Tests bring their own. */
export interface EngineClock {
  /** Milliseconds from some start, fractional, never going back: for deadlines. */
  monotonicMs(): number;
  /** Epoch milliseconds: for what people read. */
  epochMs(): number;
}

export const systemEngineClock: EngineClock = {
  monotonicMs: () => performance.now(),
  epochMs: () => Date.now(),
};
