import type { DeviceMention, DeviceSwap, IncidentDraft, StudentLine } from '../../../../../shared/model/incident.ts';

/** What became of the answers on the first device, as the form asks it. */
export const SAVED_ANSWERS_WORDS: Readonly<Record<DeviceSwap['savedAnswers'], string>> = {
  sent: 'They were sent, or copied to the new device',
  'left-on-device': 'They are still on the first device',
  none: 'There was nothing to save',
  'not-asked': 'I do not know yet',
};

/** What to do about it; null: nothing. TestNav keeps answers that could not be sent in a file on the device they were typed on. */
export function savedAnswersAdvice(savedAnswers: DeviceSwap['savedAnswers'], isTestNav: boolean): string | null {
  if (savedAnswers === 'sent' || savedAnswers === 'none') return null;
  if (!isTestNav) {
    return 'Put the first device aside as it is, and ask your technician whether this testing app keeps answers on it.';
  }
  return savedAnswers === 'left-on-device'
    ? 'Put the first device aside as it is: TestNav keeps answers that were not sent in a file there, and nowhere else. The file can be copied to the new device.'
    : 'Find out before anybody uses the first device again: TestNav keeps answers that were not sent in a file there, and nowhere else.';
}

/** The swap of a line, if one was noted. */
export function swapOf(swaps: readonly DeviceSwap[], ref: string): DeviceSwap | null {
  return swaps.find(({ studentRef }) => studentRef === ref) ?? null;
}

/**
 * The draft with the student on another device: the swap keeps what the line said before. A second swap of the same line goes on
 * from the first device, because that is where answers may lie.
 */
export function withSwap(
  draft: IncidentDraft,
  ref: string,
  swap: Pick<DeviceSwap, 'to' | 'at' | 'savedAnswers'> & { readonly from: DeviceMention },
): IncidentDraft {
  const line = draft.students.find((candidate) => candidate.ref === ref);
  if (line === undefined) return draft;
  const noted: DeviceSwap = { studentRef: ref, seat: line.label, note: '', ...swap };
  return {
    ...draft,
    students: draft.students.map((other) => (other.ref === ref ? { ...other, device: swap.to } : other)),
    swaps: [...draft.swaps.filter(({ studentRef }) => studentRef !== ref), noted],
  };
}

/** The draft as it was before the swap of this line. */
export function withoutSwap(draft: IncidentDraft, ref: string): IncidentDraft {
  const swap = swapOf(draft.swaps, ref);
  if (swap === null) return draft;
  const back = (line: StudentLine): StudentLine => (line.ref === ref ? { ...line, device: swap.from } : line);
  return { ...draft, students: draft.students.map(back), swaps: draft.swaps.filter((other) => other !== swap) };
}
