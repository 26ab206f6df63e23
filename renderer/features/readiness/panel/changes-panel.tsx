import type { CheckResult } from '../../../../shared/model/readiness.ts';
import { useNow } from '../../../state/clock.ts';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { WORDS } from '../../../words.ts';
import type { Board } from '../model/board.ts';
import { changesSince } from '../model/changes.ts';
import { CheckItem } from './check-item.tsx';
import classes from './panel.module.css';
import { PanelFrame } from './panel-frame.tsx';

interface Props {
  readonly board: Board;
  readonly onClose: () => void;
}

/** What is new and what is fixed since the sweep before. */
export function ChangesPanel({ board, onClose }: Props) {
  const data = useReadinessStore((store) => store.data);
  const now = useNow();
  const changes = data === null ? null : changesSince(data, now);
  return (
    <PanelFrame
      title={WORDS.readiness.changes}
      subtitle={changes?.sentence ?? 'There is no earlier check to compare with.'}
      onClose={onClose}
    >
      <Group title="New problems" results={changes?.appeared ?? []} board={board} />
      <Group title="Fixed" results={changes?.fixed ?? []} board={board} />
      {changes !== null && changes.appeared.length + changes.fixed.length === 0 && (
        <p className={classes.nothing}>Every check says what it said before.</p>
      )}
    </PanelFrame>
  );
}

interface GroupProps {
  readonly title: string;
  readonly results: readonly CheckResult[];
  readonly board: Board;
}

function Group({ title, results, board }: GroupProps) {
  if (results.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.group}>
        {title} ({results.length})
      </h3>
      {results.map((result) => (
        <CheckItem key={result.key} result={result} place={placeOf(result, board)} />
      ))}
    </section>
  );
}

function placeOf({ scope }: CheckResult, { rows }: Board): string {
  if (scope.kind === 'school') return WORDS.readiness.wholeSchool;
  return rows.find(({ roomId }) => roomId === scope.roomId)?.room.name ?? 'A room that is gone';
}
