/** Digits that are tried first: all the same, or counting up or down (`1234`, `9876`, `7890`). */
export function isWeakPin(pin: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < pin.length; index += 1) {
    steps.add((Number(pin[index]) - Number(pin[index - 1]) + 10) % 10);
  }
  const [only] = steps;
  return steps.size === 1 && (only === 0 || only === 1 || only === 9);
}
