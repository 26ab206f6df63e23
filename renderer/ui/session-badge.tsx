import {
  type Icon,
  IconCalendar,
  IconCircleCheck,
  IconFlag,
  IconPencil,
  IconPlayerPause,
  IconTool,
} from '@tabler/icons-react';
import type { SessionState } from '../../shared/model/session.ts';
import { SESSION_STATE_WORDS } from '../../shared/model/session-wording.ts';
import classes from './session-badge.module.css';

const ICONS: Readonly<Record<SessionState, Icon>> = {
  planned: IconCalendar,
  preparing: IconTool,
  ready: IconCircleCheck,
  testing: IconPencil,
  paused: IconPlayerPause,
  ended: IconFlag,
};

interface Props {
  readonly state: SessionState;
  /** After the word: `since 08:31`. */
  readonly more?: string;
  /** Without its frame, for lines that have no room for one. */
  readonly isPlain?: boolean;
}

/** A session's state: its own sign, its word, its colour. */
export function SessionBadge({ state, more, isPlain = false }: Props) {
  const Sign = ICONS[state];
  return (
    <span className={classes.badge} data-state={state} data-plain={isPlain || undefined}>
      <Sign size={13} stroke={2} aria-hidden />
      {SESSION_STATE_WORDS[state].word}
      {more !== undefined && <span className={classes.more}>{more}</span>}
    </span>
  );
}
