import { type DeviceMention, StudentLine } from './incident.ts';

/** Seats of the roster may be longer; the device beside a label that was cut still tells which one it is. */
export const MAX_LINE_LABEL = StudentLine.shape.label.maxLength ?? 12;

/** A student's part of which nothing is known yet but the seat. Who adds it gives it a ref. */
export function newStudentLine(label: string, device: DeviceMention | null): Omit<StudentLine, 'ref'> {
  return {
    label: label.slice(0, MAX_LINE_LABEL).trim(),
    lastFour: null,
    device,
    resultId: '',
    startedAt: null,
    minutesLost: null,
    responsesSaved: 'unknown',
    requested: null,
    isPlanInvolved: false,
  };
}
