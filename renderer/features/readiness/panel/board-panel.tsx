import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import { useNow } from '../../../state/clock.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { WORDS } from '../../../words.ts';
import { type PanelView, useBoardStore } from '../board-store.ts';
import { DecisionPill } from '../decision-pill.tsx';
import type { Board, BoardRow } from '../model/board.ts';
import { proctorOf, sessionLine } from '../model/row-words.ts';
import { recheckRoom } from '../readiness-commands.ts';
import { AreaList } from './area-list.tsx';
import { AreaTabs } from './area-tabs.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { SignOffBar } from './sign-off-bar.tsx';

interface Props {
  readonly view: PanelView;
  readonly board: Board;
  readonly onClose: () => void;
}

/** What was opened on the board. */
export function BoardPanel({ view, board, onClose }: Props) {
  switch (view.kind) {
    case 'room':
      return <RoomPanel key={view.roomId} view={view} board={board} onClose={onClose} />;
    case 'school':
      return <SchoolPanel key="school" view={view} board={board} onClose={onClose} />;
    case 'people':
      return <PeoplePanel key="people" board={board} onClose={onClose} />;
    case 'changes':
      return <ChangesPanel key="changes" board={board} onClose={onClose} />;
    case 'history':
      return <HistoryPanel key="history" onClose={onClose} />;
    default:
      return assertNever(view);
  }
}

interface RoomProps extends Props {
  readonly view: Extract<PanelView, { kind: 'room' }>;
}

/** Gone from the roster: closes itself. */
function RoomPanel({ view, board, onClose }: RoomProps) {
  const row = board.rows.find(({ roomId }) => roomId === view.roomId);
  const isGone = row === undefined;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (row === undefined) return null;
  return (
    <PanelFrame
      title={row.room.name}
      subtitle={<Session row={row} />}
      badge={<DecisionPill decision={row.decision} isPending={row.open === 'running'} />}
      tabs={
        <AreaTabs
          cells={row.cells}
          current={view.area}
          onChange={(area) => useBoardStore.getState().open({ ...view, area })}
        />
      }
      footer={
        <>
          <SignOffBar row={row} isNameAsked={view.area === 'people' && row.cells.people.results.length > 0} />
          <Button
            px="sm"
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => void recheckRoom(row.roomId)}
          >
            {WORDS.readiness.checkRoomAgain}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <AreaList key={view.area} area={view.area} cell={row.cells[view.area]} board={board} />
    </PanelFrame>
  );
}

function Session({ row }: { readonly row: BoardRow }) {
  const profiles = useProfiles();
  const now = useNow();
  return (
    <>
      {[sessionLine(row.session, profiles, now) ?? WORDS.readiness.noSession, proctorOf(row)]
        .filter((part) => part !== '')
        .join(' · ')}
    </>
  );
}

interface SchoolProps extends Props {
  readonly view: Extract<PanelView, { kind: 'school' }>;
}

function SchoolPanel({ view, board, onClose }: SchoolProps) {
  const { cells } = board.school;
  return (
    <PanelFrame
      title={WORDS.readiness.wholeSchool}
      subtitle="What holds for several rooms at once."
      tabs={
        <AreaTabs
          cells={cells}
          current={view.area}
          onChange={(area) => useBoardStore.getState().open({ ...view, area })}
        />
      }
      onClose={onClose}
    >
      <AreaList key={view.area} area={view.area} cell={cells[view.area]} board={board} />
    </PanelFrame>
  );
}
