import { IconAlertTriangle, IconCheck, IconClock, IconMinus, IconPhone } from '@tabler/icons-react';
import type { DutyStatus } from '../../../../shared/model/incident.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { dueLook } from '../model/due.ts';
import classes from './due-clock.module.css';

interface Props {
  readonly duty: DutyStatus;
  readonly programId: string | null;
  /** Epoch milliseconds, new once a minute. */
  readonly now: number;
}

/** How long a duty still has: shape, word and colour. */
export function DueClock({ duty, programId, now }: Props) {
  const program = useProgramsStore(({ list }) => programOf(list, programId));
  const { words, tone } = dueLook(duty, program, now);
  const Shape = shapeOf(words, tone);
  return (
    <span className={classes.clock} data-tone={tone}>
      <Shape size={14} stroke={2} aria-hidden />
      {words}
    </span>
  );
}

function shapeOf(words: string, tone: ReturnType<typeof dueLook>['tone']) {
  if (words === 'phone first') return IconPhone;
  if (tone === 'late') return IconAlertTriangle;
  if (tone === 'done') return IconCheck;
  return tone === 'quiet' ? IconMinus : IconClock;
}
