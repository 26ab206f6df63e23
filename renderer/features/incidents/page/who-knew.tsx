import { useState } from 'react';
import { ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { FIELDS } from '../model/content-fields.ts';
import { dayAndTime } from '../model/moments.ts';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

const OWN_FIELDS = [
  FIELDS.awareAt,
  FIELDS.toldSchoolAt,
  FIELDS.toldDistrictAt,
  FIELDS.toldStateAt,
  FIELDS.toldVendorAt,
  FIELDS.toldParentsAt,
  FIELDS.reporter,
  FIELDS.heardFrom,
  FIELDS.vendorCaseNumber,
];

/** When who learned of it: most deadlines hang on these times. */
export function WhoKnew() {
  const { view } = useOpenIncident();
  const [isAmending, setAmending] = useState(false);
  const now = useMinute();
  const { content, submittedBy, submittedAt } = view;
  const told: readonly (readonly [string, number | null])[] = [
    ['It happened', content.occurredAt],
    ['The school learned of it', content.awareAt],
    ['School coordinator told', content.toldSchoolAt],
    [`Report submitted by ${submittedBy.name} (${ROLE_WORDS[submittedBy.role].toLowerCase()})`, submittedAt],
    ['District told', content.toldDistrictAt],
    ['State told', content.toldStateAt],
    ['Vendor told', content.toldVendorAt],
    ['Parents told', content.toldParentsAt],
  ];
  const known = told.filter(([, at]) => at !== null).toSorted(([, one], [, other]) => (one ?? 0) - (other ?? 0));
  const unknown = told.filter(([, at]) => at === null).map(([who]) => who.replace(' told', ''));
  return (
    <Section
      title="Who knew, and when"
      actions={
        <ActButton kind="amend" onClick={() => setAmending(true)}>
          Note who was told…
        </ActButton>
      }
    >
      <ol className={classes.steps}>
        {known.map(([who, at]) => (
          <li key={who}>
            <time>{at === null ? '' : dayAndTime(at, now)}</time> {who}
          </li>
        ))}
      </ol>
      {unknown.length > 0 && (
        <p>
          <NotSaid>Not noted as told: {unknown.join(', ').toLowerCase()}.</NotSaid>
        </p>
      )}
      <p className={classes.quiet}>
        Reported by {content.reporter === '' ? 'nobody named' : content.reporter}
        {content.heardFrom === '' ? '' : ` · ${content.heardFrom}`}
        {content.vendorCaseNumber === '' ? '' : ` · vendor’s case ${content.vendorCaseNumber}`}
        {view.stateCaseNumber === '' ? '' : ` · state’s case ${view.stateCaseNumber}`}
      </p>
      <Addenda keys={OWN_FIELDS.map(({ key }) => key)} />
      {isAmending && <AmendDialog title="who was told" fields={OWN_FIELDS} onClose={() => setAmending(false)} />}
    </Section>
  );
}
