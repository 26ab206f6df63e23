import type { IncidentContent, StudentLine } from '../../../../shared/model/incident.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { studentCountOf } from '../../../../shared/model/student-count.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { ToldText } from '../ui/told-text.tsx';
import classes from './case-facts.module.css';

interface Props {
  readonly number: string;
  readonly content: IncidentContent;
  readonly students: readonly StudentLine[];
  /** Why the district has to decide, sentences. */
  readonly reasons: readonly string[];
  /** Of another console: its name. */
  readonly from: string | null;
}

/** What whoever decides has to know first. */
export function CaseFacts({ number, content, students, reasons, from }: Props) {
  const program = useProgramsStore(({ list }) => programOf(list, content.programId));
  const now = useMinute();
  const facts = [
    ['Number', number],
    ['School', from ?? ''],
    ['Where', content.roomName],
    ['When', dayAndTime(content.occurredAt, now)],
    ['Known since', dayAndTime(content.awareAt, now)],
    ['Test', [content.testName, content.grade === '' ? '' : `grade ${content.grade}`].filter(Boolean).join(', ')],
    ['Program', program?.name ?? ''],
    ['Students', `${studentCountOf(content, students) ?? ''}`],
    ['Reported by', content.reporter],
  ].filter(([, value]) => value !== '');
  const told = [
    ['What happened', content.description],
    ['Cause', content.cause],
    ['What was done', content.actionsTaken],
    ['What will change', content.correctivePlan],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <h2 className={classes.title}>{categoryName(content.categoryCode)}</h2>
      {reasons.length > 0 && (
        <div className={classes.reasons}>
          <h3>Why the district decides</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {told.map(([label, text]) => (
        <section key={label} className={classes.told}>
          <h3>{label}</h3>
          <p>
            <ToldText>{text ?? ''}</ToldText>
          </p>
        </section>
      ))}
    </>
  );
}
