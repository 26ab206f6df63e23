import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { CheckResult } from '../../../../shared/model/readiness.ts';
import { DOER_WORDS, VERDICT_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { WORDS } from '../../../words.ts';
import { useIsWaitedFor } from '../board-store.ts';
import { recheck } from '../readiness-commands.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './check-item.module.css';
import { DeviceFindings } from './device-findings.tsx';
import { EvidenceTable } from './evidence-table.tsx';

interface Props {
  readonly result: CheckResult;
  /** `Room 112`, where the list is about several. */
  readonly place?: string;
}

/** One check: what was found, what to do and who does it; on demand everything it rests on. */
export function CheckItem({ result, place }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isWaitedFor = useIsWaitedFor(result);
  const evidenceId = useId();
  const where = [place, result.title, result.scope.kind === 'school' && place === undefined ? 'whole school' : ''];
  return (
    <article className={`${tones.tone} ${classes.item}`} data-tone={result.verdict}>
      <span className={classes.sign}>
        <ToneShape tone={result.verdict} size={14} />
      </span>
      <div className={classes.content}>
        <p className={classes.sentence}>{result.sentence}</p>
        <p className={classes.where}>
          <b>{VERDICT_WORDS[result.verdict].word}</b> · {where.filter(Boolean).join(' · ')}
        </p>
        {result.action !== null && (
          <p className={classes.action}>
            <span aria-hidden="true">→ </span>
            <b>{DOER_WORDS[result.action.who]}:</b> {result.action.what}
          </p>
        )}
        <DeviceFindings devices={result.devices} />
        <div className={classes.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            loading={isWaitedFor}
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void recheck([result.key])}
          >
            {WORDS.readiness.checkAgain}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={evidenceId}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? WORDS.readiness.hideDetails : WORDS.readiness.details}
          </Button>
        </div>
        <div id={evidenceId}>{isOpen && <EvidenceTable result={result} />}</div>
      </div>
    </article>
  );
}
