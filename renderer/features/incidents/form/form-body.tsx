import { useEffect } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { focusField } from './fields.ts';
import classes from './form.module.css';
import { useFormStore } from './form-store.ts';
import { KnownLine } from './known/known-line.tsx';
import { type MissingField, missingFields } from './missing.ts';
import { MoreFields } from './more-fields.tsx';
import { StudentsPart } from './students/students-part.tsx';
import { TellField } from './tell-field.tsx';
import { WhatField } from './what-field.tsx';
import { WhenField } from './when-field.tsx';
import { WhereField } from './where-field.tsx';

/** The three questions, what is known already, and what may follow. */
export function FormBody({ draft }: { readonly draft: IncidentDraft }) {
  const isAttempted = useFormStore((store) => store.isAttempted);
  const program = useProgramsStore(({ list }) => programOf(list, draft.content.programId));
  const missing: ReadonlyMap<MissingField, string> = isAttempted ? missingFields(draft.content, Date.now()) : new Map();
  useFirstFocus(draft);
  return (
    <div className={classes.body}>
      <WhatField draft={draft} program={program} problem={missing.get('what') ?? null} />
      <div className={classes.pair}>
        <WhereField content={draft.content} problem={missing.get('where') ?? null} />
        <WhenField draft={draft} problem={missing.get('when') ?? null} />
      </div>
      <TellField content={draft.content} problem={missing.get('tell') ?? null} />
      <KnownLine content={draft.content} program={program} reporterProblem={missing.get('reporter') ?? null} />
      <StudentsPart draft={draft} program={program} />
      <MoreFields content={draft.content} />
    </div>
  );
}

/** A new form begins with the first question; a draft that is gone on with, where it was left. */
function useFirstFocus({ content }: IncidentDraft): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form appears; the body is drawn anew for each draft
  useEffect(() => focusField(content.categoryCode === null ? 'what' : 'tell'), []);
}
