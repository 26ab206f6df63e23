/** What is needed of Electron's `powerMonitor`. */
export interface PowerEvents {
  on(event: 'suspend' | 'resume', listener: () => void): unknown;
  off(event: 'suspend' | 'resume', listener: () => void): unknown;
}

/** What sleep and wake mean to the console: all states become unknown, then a paced sweep. */
export interface Sleeper {
  suspend(): void;
  resume(): void;
}

/** Tells the console of sleep and wake; returns how to stop that. */
export function followPower(power: PowerEvents, sleeper: Sleeper): () => void {
  const onSuspend = () => sleeper.suspend();
  const onResume = () => sleeper.resume();
  power.on('suspend', onSuspend);
  power.on('resume', onResume);
  return () => {
    power.off('suspend', onSuspend);
    power.off('resume', onResume);
  };
}
