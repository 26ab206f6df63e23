import type { IncidentContent } from '../../../../shared/model/incident.ts';
import type { MoveNeed } from '../../../../shared/model/incident-view.ts';
import { missingToSubmit } from '../../../../shared/model/incident-workflow.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';

/** A field that keeps an incident from being submitted. */
export type MissingField = 'what' | 'where' | 'tell' | 'when' | 'reporter';

/** Where a need is met. What has no field here is asked for by the main process. */
const FIELD_OF: Readonly<Partial<Record<MoveNeed, MissingField>>> = {
  category: 'what',
  room: 'where',
  description: 'tell',
  reporter: 'reporter',
};
const IN_ORDER: readonly MissingField[] = ['what', 'where', 'when', 'tell', 'reporter'];
/** A clock may be a little off; more than this is a slip of the hand. */
const FUTURE_ALLOWED_MS = MINUTE_MS;

/** What still has to be said before it can be submitted: a sentence by field, from top to bottom. Empty: nothing. */
export function missingFields(content: IncidentContent, now: number): ReadonlyMap<MissingField, string> {
  const found = new Map<MissingField, string>();
  for (const { need, sentence } of missingToSubmit(content)) {
    const field = FIELD_OF[need];
    if (field !== undefined) found.set(field, sentence);
  }
  if (content.occurredAt > now + FUTURE_ALLOWED_MS) found.set('when', 'This time is still to come.');
  return new Map([...found].sort(([one], [other]) => IN_ORDER.indexOf(one) - IN_ORDER.indexOf(other)));
}
