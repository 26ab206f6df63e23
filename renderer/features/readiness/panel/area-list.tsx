import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CheckArea, CheckResult } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import { AREA_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { WORDS } from '../../../words.ts';
import type { Board } from '../model/board.ts';
import { checkList } from '../model/check-list.ts';
import { countOf } from '../model/text.ts';
import { recheck } from '../readiness-commands.ts';
import { CheckItem } from './check-item.tsx';
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
      <Folded results={passed}>{countOf(passed.length, 'check')} passed</Folded>
      <Folded results={notApplicable}>
        {countOf(notApplicable.length, 'check')} {notApplicable.length === 1 ? 'does' : 'do'} not apply here
      </Folded>
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

function Folded({ results, children }: { readonly results: readonly CheckResult[]; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (results.length === 0) return null;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Chevron size={16} aria-hidden />
        {children}
      </UnstyledButton>
      {isOpen && results.map((result) => <CheckItem key={result.key} result={result} />)}
    </div>
  );
}
