import { SECOND_MS } from '../../../../shared/units.ts';
import type { LaptopFacts } from '../facts.ts';
import { outputOf } from './bounded.ts';

type Sleep = NonNullable<LaptopFacts['sleep']>;

const SECONDS_PER_MINUTE = 60_000 / SECOND_MS;

/** When this laptop goes to sleep by itself; null where the system has no such setting that can be read. */
export async function readSleep(signal: AbortSignal): Promise<Sleep | null> {
  switch (process.platform) {
    case 'win32':
      return windowsSleep(await outputOf('powercfg', ['/q', 'SCHEME_CURRENT', 'SUB_SLEEP', 'STANDBYIDLE'], signal));
    case 'darwin':
      return macSleep(await outputOf('pmset', ['-g', 'custom'], signal));
    default:
      return gnomeSleep(
        await outputOf('gsettings', ['list-recursively', 'org.gnome.settings-daemon.plugins.power'], signal),
      );
  }
}

const minutes = (value: number): number | 'never' => (value > 0 ? value : 'never');

/** The last two numbers are seconds on mains and on battery; the words around them are in the system's language. */
export function windowsSleep(output: string): Sleep | null {
  const [onMains, onBattery] = [...output.matchAll(/0x([0-9a-f]{8})\b/gi)]
    .slice(-2)
    .map(([, hex = '']) => Number.parseInt(hex, 16));
  if (onMains === undefined || onBattery === undefined) return null;
  return { onMains: minutes(onMains / SECONDS_PER_MINUTE), onBattery: minutes(onBattery / SECONDS_PER_MINUTE) };
}

/** Sections `Battery Power:` and `AC Power:`, each with a line ` sleep  1` in minutes; 0 is never. */
export function macSleep(output: string): Sleep | null {
  const [, battery = ''] = output.split('Battery Power:');
  const [, mains] = output.split('AC Power:');
  const of = (section: string) => /^\s*sleep\s+(\d+)/m.exec(section)?.[1];
  const onMains = mains === undefined ? undefined : of(mains);
  const onBattery = of(battery.split('AC Power:')[0] ?? '') ?? onMains;
  if (onMains === undefined || onBattery === undefined) return null;
  return { onMains: minutes(Number(onMains)), onBattery: minutes(Number(onBattery)) };
}

/** `… sleep-inactive-ac-timeout 1200` in seconds, and what happens then: `… sleep-inactive-ac-type 'suspend'`. */
export function gnomeSleep(output: string): Sleep | null {
  const of = (power: 'ac' | 'battery'): number | 'never' | undefined => {
    const seconds = new RegExp(`sleep-inactive-${power}-timeout (\\d+)`).exec(output)?.[1];
    const type = new RegExp(`sleep-inactive-${power}-type '([a-z]+)'`).exec(output)?.[1];
    if (seconds === undefined || type === undefined) return undefined;
    return type === 'suspend' || type === 'hibernate' ? minutes(Number(seconds) / SECONDS_PER_MINUTE) : 'never';
  };
  const onMains = of('ac');
  const onBattery = of('battery');
  return onMains === undefined || onBattery === undefined ? null : { onMains, onBattery };
}
