import type { PathHopState } from '../../../shared/model/path.ts';
import { StateShape } from '../../ui/state-shape.tsx';

interface Props {
  readonly state: PathHopState;
  /** CSS pixels. */
  readonly size?: number;
}

/** The shape that devices have in the same state; a bar for what nobody looks at. Always beside a word. */
export function HopShape({ state, size = 13 }: Props) {
  if (state !== 'off') return <StateShape state={state} size={size} />;
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M3.5 8h9" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
