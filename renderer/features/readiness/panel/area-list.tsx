import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { CheckArea, CheckResult } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import { AREA_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import type { Board } from '../model/board.ts';
import { checkList } from '../model/check-list.ts';
import { recheck } from '../readiness-commands.ts';
import { CheckItem } from './check-item.tsx';
import { Fold } from './fold.tsx';
import classes from './panel.module.css';
import { PeopleList } from './people-list.tsx';

interface Props {
  readonly area: CheckArea;
  readonly cell: ReadinessCell;
  readonly board: Board;
}

/** All checks of one area: first what needs somebody, then people's items, then what is fine. */
export function AreaList({ area, cell, board }: Props) {
  const { open, passed, notApplicable, items } = checkList(cell);
  const keys = [...open, ...passed, ...notApplicable].map(({ key }) => key);
  if (cell.results.length === 0) return <p className={classes.nothing}>{WORDS.readiness.nothingHere}</p>;
  return (
    <>
      {open.map((result) => (
        <CheckItem key={result.key} result={result} />
      ))}
      {items.length > 0 && <PeopleList items={items} board={board} />}
      {open.length === 0 && items.length === 0 && (
        <p className={classes.nothing}>Nothing stands against testing here.</p>
      )}
      <Folded results={passed} label={`${countOf(passed.length, 'check')} passed`} />
      <Folded
        results={notApplicable}
        label={`${countOf(notApplicable.length, 'check')} ${notApplicable.length === 1 ? 'does' : 'do'} not apply here`}
      />
      {keys.length > 0 && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void recheck(keys)}
        >
          Check {AREA_WORDS[area].toLowerCase()} again
        </Button>
      )}
    </>
  );
}

function Folded({ results, label }: { readonly results: readonly CheckResult[]; readonly label: string }) {
  if (results.length === 0) return null;
  return (
    <Fold label={label}>
      {results.map((result) => (
        <CheckItem key={result.key} result={result} />
      ))}
    </Fold>
  );
}
