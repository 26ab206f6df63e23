import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import { type HopView, viewHops } from './hops.ts';
import type { DiagnosisInput } from './input.ts';
import { type Outage, outagesOf, type RoomView, viewRooms } from './rooms.ts';

/** Everything that the rules look at, worked out once. */
export interface Picture {
  readonly input: DiagnosisInput;
  readonly rooms: readonly RoomView[];
  readonly outages: readonly Outage[];
  readonly hops: HopView;
}

/** What a rule proposes: a finding, and what it accounts for, so that smaller findings can be folded into it. */
export interface Candidate {
  readonly finding: DiagnosisFinding;
  /** `everything`: nothing else can be judged. */
  readonly explains: {
    readonly everything?: boolean;
    readonly deviceIds?: ReadonlySet<string>;
    readonly platformIds?: ReadonlySet<string>;
    /** Whatever happens outside the school. */
    readonly outside?: boolean;
  };
}

/** One pattern of the triage table. Pure: looks at the picture, proposes what it sees, knows nothing of the other rules. */
export interface Rule {
  readonly id: string;
  /** The pattern in one line, and where it comes from. */
  readonly pattern: string;
  readonly look: (picture: Picture) => readonly Candidate[];
}

export function drawPicture(input: DiagnosisInput): Picture {
  const rooms = viewRooms(input);
  return { input, rooms, outages: outagesOf(rooms), hops: viewHops(input) };
}
