import type { RoomDecision } from '../../../shared/model/readiness-board.ts';
import { DECISION_WORDS } from '../../../shared/model/readiness-wording.ts';
import { ToneShape } from './shapes.tsx';
import tones from './tone.module.css';

interface Props {
  readonly decision: RoomDecision;
  /** A sweep runs that may still find something. */
  readonly isPending?: boolean;
}

/** What the console says of a room: shape, word, colour. */
export function DecisionPill({ decision, isPending = false }: Props) {
  if (isPending) {
    return (
      <span className={`${tones.tone} ${tones.pill}`} data-tone="unswept">
        <ToneShape tone="waiting" size={13} />
        Checking…
      </span>
    );
  }
  return (
    <span className={`${tones.tone} ${tones.pill}`} data-tone={decision} title={DECISION_WORDS[decision].meaning}>
      <ToneShape tone={decision} size={13} />
      {DECISION_WORDS[decision].word}
    </span>
  );
}
