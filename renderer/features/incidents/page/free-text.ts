import type { IncidentView } from '../../../../shared/model/incident-view.ts';

/** Everything that people wrote in their own words, as one text to be looked through for names. */
export function freeTextOf({ content }: Pick<IncidentView, 'content'>): string {
  const { description, sequence, cause, actionsTaken, correctivePlan, outcome, heardFrom } = content;
  return [description, ...sequence.map(({ text }) => text), cause, actionsTaken, correctivePlan, outcome, heardFrom]
    .filter((text) => text !== '')
    .join('\n');
}
