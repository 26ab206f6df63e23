import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { countOf } from '../../../ui/counts.ts';
import { dayAndTime } from '../model/moments.ts';
import { DueClock } from '../ui/due-clock.tsx';
import { ToldText } from '../ui/told-text.tsx';
import { isAnswered, type QueueItem } from './queue-items.ts';
import classes from './queue-list.module.css';

interface Props {
  /** In the order in which they are shown. */
  readonly items: readonly QueueItem[];
  readonly now: number;
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

/** What waits, the most urgent first, and what was answered by file. */
export function QueueList({ items, ...rest }: Props) {
  const waiting = items.filter((item) => !isAnswered(item));
  const answered = items.filter(isAnswered);
  return (
    <>
      {waiting.length > 0 && <Cards label="Waiting for the district" items={waiting} {...rest} />}
      {answered.length > 0 && (
        <>
          <h2 className={classes.title}>Answered by file</h2>
          <Cards label="Answered by file" items={answered} {...rest} />
        </>
      )}
    </>
  );
}

function Cards({ label, items, now, chosenKey, onChoose }: Props & { readonly label: string }) {
  return (
    <ul className={classes.cards} aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <button
            type="button"
            className={classes.card}
            aria-pressed={item.key === chosenKey}
            onClick={() => onChoose(item.key)}
          >
            <span className={classes.top}>
              <strong>{categoryName(item.categoryCode)}</strong>
              {item.duty !== null && !isAnswered(item) && (
                <DueClock duty={item.duty} programId={item.programId} now={now} />
              )}
            </span>
            <span className={classes.facts}>
              {factsOf(item, now)} · <span className={classes.number}>{item.number}</span>
            </span>
            <span className={classes.summary}>
              <ToldText>{item.summary}</ToldText>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ where, studentCount, occurredAt }: QueueItem, now: number): string {
  const students = studentCount === null ? '' : countOf(studentCount, 'student');
  return [where, dayAndTime(occurredAt, now), students].filter((part) => part !== '').join(' · ');
}
