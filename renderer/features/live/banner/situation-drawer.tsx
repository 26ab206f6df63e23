import { Drawer } from '@mantine/core';
import type { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { CONTACT_WORDS, LAYER_WORDS, SEVERITY_WORDS } from '../../../../shared/model/diagnosis-wording.ts';
import { useNow } from '../../../state/clock.ts';
import { useDiagnosisStore } from '../../../state/diagnosis-store.ts';
import { clockTime } from '../../../ui/times.ts';
import { AcknowledgeFinding, CallButton, DecideButton } from './finding-banner.tsx';
import { countdownWords, sinceWords, standingParts } from './finding-words.ts';
import classes from './situation-drawer.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything that is wrong now or was lately, each with what it rests on. */
export function SituationDrawer({ isOpen, onClose }: Props) {
  const open = useDiagnosisStore((store) => store.open);
  const ended = useDiagnosisStore((store) => store.ended);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={520}
      title="What is wrong, and why the console says so"
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.list}>
        {open.length === 0 && <p className={classes.quiet}>Nothing is wrong now.</p>}
        {open.map((finding, index) => (
          <Finding key={finding.id} finding={finding} isFirst={index === 0} />
        ))}
        {ended.length > 0 && <h3>Over lately</h3>}
        {ended.map((finding) => (
          <Finding
            key={`${finding.since} ${finding.id}`}
            finding={finding}
            isFirst={open.length === 0 && ended[0] === finding}
          />
        ))}
      </div>
    </Drawer>
  );
}

function Finding({ finding, isFirst }: { readonly finding: DiagnosisFinding; readonly isFirst: boolean }) {
  const isOver = finding.endedAt !== null;
  return (
    <details className={classes.finding} open={isFirst} data-severity={isOver ? 'over' : finding.severity}>
      <summary>
        <span className={classes.layer}>
          <span>{LAYER_WORDS[finding.layer]}</span>
          <small>{isOver ? 'Over' : SEVERITY_WORDS[finding.severity].word}</small>
        </span>
        <span className={classes.sentence}>{finding.sentence}</span>
        <SinceLine finding={finding} />
      </summary>
      <div className={classes.body}>
        {!isOver && <Now finding={finding} />}
        <Evidence finding={finding} />
        {!isOver && (
          <div className={classes.buttons}>
            <DecideButton finding={finding} />
            <CallButton finding={finding} />
            <AcknowledgeFinding finding={finding} />
          </div>
        )}
      </div>
    </details>
  );
}

function SinceLine({ finding }: { readonly finding: DiagnosisFinding }) {
  return <span className={classes.quiet}>{sinceWords(finding, useNow())}</span>;
}

function Now({ finding }: { readonly finding: DiagnosisFinding }) {
  const now = useNow();
  const { countdowns, firstAction, decidingCheck, confidence, escalateTo } = finding;
  return (
    <>
      {countdowns.map((countdown) => (
        <p key={countdown.platformId} className={classes.countdown}>
          <b>{countdownWords(countdown, now)}.</b> {countdown.meaning}
        </p>
      ))}
      <dl className={classes.facts}>
        <dt>Stands</dt>
        <dd>{standingParts(finding, now).slice(1).join(' · ') || 'no device of the roster is hit by it'}</dd>
        <dt>First</dt>
        <dd>{firstAction}</dd>
        {decidingCheck !== null && confidence !== 'sure' && (
          <>
            <dt>To tell</dt>
            <dd>{decidingCheck.label}</dd>
          </>
        )}
        <dt>Can mend it</dt>
        <dd>{CONTACT_WORDS[escalateTo]}</dd>
      </dl>
    </>
  );
}

const SURENESS: Readonly<Record<DiagnosisFinding['confidence'], string>> = {
  sure: 'Nothing else fits what was measured.',
  likely: 'Likely, from what was measured.',
  possible: 'The console cannot tell yet.',
};

function Evidence({
  finding: { evidence, rule, confidence, children, since },
}: {
  readonly finding: DiagnosisFinding;
}) {
  return (
    <table className={classes.evidence}>
      <caption>Evidence</caption>
      <tbody>
        {evidence.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat, and a line has no name of its own
          <tr key={index}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Began</th>
          <td>{clockTime(since)}</td>
        </tr>
        <tr>
          <th scope="row">Rule</th>
          <td>
            {rule.why} {SURENESS[confidence]}
          </td>
        </tr>
        {children.length > 0 && (
          <tr>
            <th scope="row">Explains</th>
            <td>
              {children.length} smaller {children.length === 1 ? 'finding' : 'findings'}, not told one by one
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
