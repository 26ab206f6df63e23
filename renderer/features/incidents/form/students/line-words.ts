import type { StudentLine } from '../../../../../shared/model/incident.ts';
import { categoryOf } from '../../../../../shared/model/incident-categories.ts';
import { type CategoryCode, StudentAction } from '../../../../../shared/model/incident-codes.ts';

export const RESPONSES_SAVED_WORDS: Readonly<Record<StudentLine['responsesSaved'], string>> = {
  unknown: 'Not known',
  yes: 'Yes',
  no: 'No',
};

/** All that can be asked for; what is usual for the category comes first. */
export function actionsFirst(categoryCode: CategoryCode | null): StudentAction[] {
  const usual = categoryCode === null ? [] : categoryOf(categoryCode).actions;
  return [...usual, ...StudentAction.options.filter((action) => !usual.includes(action))];
}
