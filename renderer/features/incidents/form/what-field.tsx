import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import type { IncidentCategory } from '../../../../shared/model/incident-categories.ts';
import type { CategoryCode } from '../../../../shared/model/incident-codes.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { type CategoryGroupChoice, categoryChoices } from './category-choice.ts';
import { FIELD_IDS, focusField } from './fields.ts';
import shared from './form.module.css';
import { editContent } from './form-store.ts';
import { TreatmentCard } from './treatment-card.tsx';
import classes from './what.module.css';

interface Props {
  readonly draft: IncidentDraft;
  readonly program: Program | null;
  readonly problem: string | null;
}

/** The first question. The list stands open below it, so that a stranger sees at once what is meant; once chosen, what that means. */
export function WhatField({ draft, program, problem }: Props) {
  const [isChoosing, setChoosing] = useState(draft.content.categoryCode === null);
  function choose(categoryCode: CategoryCode): void {
    // The severity that somebody set was about the other kind.
    editContent({ categoryCode, severity: null });
    setChoosing(false);
    // After this very question: the next one that has no answer.
    requestAnimationFrame(() => focusField(draft.content.roomName === '' ? 'where' : 'tell'));
  }
  if (!isChoosing) {
    return <TreatmentCard draft={draft} program={program} onChange={() => setChoosing(true)} />;
  }
  return <CategorySearch chosen={draft.content.categoryCode} problem={problem} onChoose={choose} />;
}

interface SearchProps {
  readonly chosen: CategoryCode | null;
  readonly problem: string | null;
  readonly onChoose: (code: CategoryCode) => void;
}

function CategorySearch({ chosen, problem, onChoose }: SearchProps) {
  const [typed, setTyped] = useState('');
  const [activeIndex, setActive] = useState(0);
  const groups = useMemo(() => categoryChoices(typed), [typed]);
  const flat = groups.flatMap(({ categories }) => categories);
  const active = flat[Math.min(activeIndex, flat.length - 1)] ?? null;
  const listId = useId();
  const hintId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Asked for again by "Change": the person is on the way to choose.
    if (chosen !== null) inputRef.current?.focus();
  }, [chosen]);
  useActiveInSight(active === null ? null : optionId(listId, active.code));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(flat.length - 1, move(activeIndex, flat.length))));
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onChoose(active.code);
    }
  }

  return (
    <div className={classes.what}>
      <div className={classes.questionLine}>
        <label className={shared.question} htmlFor={FIELD_IDS.what}>
          What happened?
        </label>
        <p className={classes.how} id={hintId} data-problem={problem !== null || undefined}>
          {problem ?? 'Choose with ↑ ↓ and Enter, or click.'}
        </p>
      </div>
      <input
        ref={inputRef}
        id={FIELD_IDS.what}
        className={classes.search}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : optionId(listId, active.code)}
        aria-describedby={hintId}
        aria-invalid={problem !== null}
        autoComplete="off"
        spellCheck={false}
        placeholder="Say it in your own words: screen froze, fire drill, phone…"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Choices id={listId} groups={groups} active={active} onChoose={onChoose} />
    </div>
  );
}

interface ChoicesProps {
  readonly id: string;
  readonly groups: readonly CategoryGroupChoice[];
  readonly active: IncidentCategory | null;
  readonly onChoose: (code: CategoryCode) => void;
}

function Choices({ id, groups, active, onChoose }: ChoicesProps) {
  return (
    <div className={classes.choices} id={id} role="listbox" aria-label="What happened">
      {groups.map(({ heading, categories }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox, which has no element of its own
        <div key={heading} role="group" aria-label={heading}>
          <p className={classes.choiceHeading} aria-hidden>
            {heading}
          </p>
          {categories.map(({ code, plain }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keyboard
            <div
              key={code}
              id={optionId(id, code)}
              className={classes.choice}
              role="option"
              tabIndex={-1}
              aria-selected={code === active?.code}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(code)}
            >
              <span>{plain}</span>
              <small aria-hidden>{code}</small>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const PAGE = 6;
const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + PAGE,
  PageUp: (index) => index - PAGE,
};

function optionId(listId: string, code: CategoryCode): string {
  return `${listId}-${code}`;
}

function useActiveInSight(id: string | null): void {
  useEffect(() => {
    if (id !== null) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
}
