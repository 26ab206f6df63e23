import type { Scenario } from '../scenario.ts';
import { DEVICE_CASES } from './devices.ts';
import { PEOPLE_CASES } from './people.ts';
import { ROOM_CASES } from './rooms.ts';
import { WAY_OUT_CASES } from './way-out.ts';

/** The fixed scenarios. The rules' numbers may be looked at on these; `generated.ts` is for scoring only. */
export const SCENARIOS: readonly Scenario[] = [...ROOM_CASES, ...WAY_OUT_CASES, ...DEVICE_CASES, ...PEOPLE_CASES];
