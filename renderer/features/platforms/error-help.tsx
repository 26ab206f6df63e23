import { TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { CONFIDENCE_WORDS } from '../../../shared/model/confidence-wording.ts';
import { type ErrorAnswer, helpWithError } from '../../../shared/model/error-help.ts';
import { usePlatformsView } from '../../state/platforms-view.ts';
import { useProfilesInUse } from '../../state/profiles-in-use.ts';
import classes from './error-help.module.css';

/** Type what the student's screen says: meaning, first action, drill, and where that comes from. */
export function ErrorHelp() {
  const { errorQuery, focusRequest } = usePlatformsView();
  const profiles = useProfilesInUse();
  const help = useMemo(() => helpWithError(profiles, errorQuery), [profiles, errorQuery]);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field takes the keyboard anew for every request
  useEffect(() => field.current?.select(), [focusRequest]);
  return (
    <section className={classes.help} aria-labelledby="error-help-title">
      <Title order={1} size="h3" id="error-help-title">
        What the student's screen says
      </Title>
      <TextInput
        ref={field}
        size="md"
        aria-label="Number or words on the student's screen"
        placeholder="8026, or words of the message"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={errorQuery}
        onChange={(event) => usePlatformsView.setState({ errorQuery: event.currentTarget.value })}
      />
      <div aria-live="polite" className={classes.answers}>
        {help.advice !== null && <p className={classes.advice}>{help.advice}</p>}
        {help.answers.map((answer) => (
          <Answer key={answer.key} answer={answer} />
        ))}
      </div>
    </section>
  );
}

function Answer({ answer }: { readonly answer: ErrorAnswer }) {
  const { source, drill } = answer;
  return (
    <article className={classes.answer} aria-label={`${answer.title}, ${answer.platform}`}>
      <header>
        <h2>{answer.title}</h2>
        <span>{answer.platform}</span>
      </header>
      <p>{answer.meaning}</p>
      {answer.firstAction !== null && (
        <p className={classes.action}>
          <b>First:</b> {answer.firstAction}
        </p>
      )}
      {drill !== null && (
        <div className={classes.drill}>
          <h3>{answer.kind === 'drill' ? 'Steps' : `If that does not help: ${drill.title}`}</h3>
          <ol>
            {drill.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      <footer>
        {CONFIDENCE_WORDS[source.confidence].lead}
        {source.confidence === 'ours' ? '.' : `: ${source.label} (${source.date ?? 'undated'}).`}
        {answer.note !== null && ` ${answer.note}`}
      </footer>
    </article>
  );
}
