import { ipcMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/contract/names.ts';
import type { Unsubscribe } from '../services.ts';
import { answerRequest, type Gate } from './gate.ts';

/** Opens the one door for requests. The only place that touches `ipcMain`; what happens behind it is in `gate.ts`. */
export function registerRequests(gate: Gate): Unsubscribe {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown) => answerRequest(event, name, input, gate));
  return () => ipcMain.removeHandler(REQUEST_CHANNEL);
}
