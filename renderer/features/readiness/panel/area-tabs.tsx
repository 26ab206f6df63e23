import { UnstyledButton } from '@mantine/core';
import type { CheckArea } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import { AREA_WORDS, VERDICT_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { AREAS } from '../model/row-words.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './panel.module.css';

interface Props {
  readonly cells: Readonly<Record<CheckArea, ReadinessCell>>;
  readonly current: CheckArea;
  readonly onChange: (area: CheckArea) => void;
}

/** The four areas of the line that the panel is about, each with its shape. */
export function AreaTabs({ cells, current, onChange }: Props) {
  return (
    <nav className={classes.tabs} aria-label="Areas">
      {AREAS.map((area) => {
        const { verdict, results } = cells[area];
        return (
          <UnstyledButton
            key={area}
            className={`${tones.tone} ${classes.tab}`}
            data-tone={verdict}
            aria-current={area === current}
            aria-label={`${AREA_WORDS[area]}: ${VERDICT_WORDS[verdict].word}`}
            onClick={() => onChange(area)}
          >
            {results.length > 0 && <ToneShape tone={verdict} size={13} />}
            {AREA_WORDS[area]}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
