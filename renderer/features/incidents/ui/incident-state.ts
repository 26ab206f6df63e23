import {
  type Icon,
  IconArchive,
  IconArrowBackUp,
  IconChecks,
  IconCircleHalf2,
  IconCircleMinus,
  IconCirclePlus,
  IconGavel,
  IconHomeCheck,
  IconHourglass,
  IconInbox,
  IconMessageQuestion,
  IconPencil,
  IconRefresh,
  IconSend,
  IconThumbDown,
  IconThumbUp,
  IconTrash,
  IconZoomQuestion,
} from '@tabler/icons-react';
import type { IncidentState, StudentState } from '../../../../shared/model/incident-codes.ts';

/** How loud a state is: `open` waits for the school, `away` for somebody else, `good` and `bad` are answers, `over` is over. */
export type StateTone = 'open' | 'asked' | 'away' | 'good' | 'bad' | 'over';

interface Look {
  readonly tone: StateTone;
  readonly icon: Icon;
}

export const INCIDENT_STATE_LOOKS: Readonly<Record<IncidentState, Look>> = {
  draft: { tone: 'over', icon: IconPencil },
  discarded: { tone: 'over', icon: IconTrash },
  submitted: { tone: 'open', icon: IconInbox },
  'in-review': { tone: 'open', icon: IconZoomQuestion },
  returned: { tone: 'asked', icon: IconArrowBackUp },
  'closed-local': { tone: 'over', icon: IconHomeCheck },
  'pending-district': { tone: 'away', icon: IconHourglass },
  'district-approved': { tone: 'good', icon: IconThumbUp },
  'district-denied': { tone: 'bad', icon: IconThumbDown },
  filed: { tone: 'away', icon: IconSend },
  'state-info-needed': { tone: 'asked', icon: IconMessageQuestion },
  'state-partial': { tone: 'away', icon: IconCircleHalf2 },
  'state-decided': { tone: 'good', icon: IconGavel },
  resolved: { tone: 'good', icon: IconChecks },
  closed: { tone: 'over', icon: IconArchive },
  withdrawn: { tone: 'over', icon: IconCircleMinus },
};

export const STUDENT_STATE_LOOKS: Readonly<Record<StudentState, Look>> = {
  noted: { tone: 'over', icon: IconCircleMinus },
  requested: { tone: 'open', icon: IconCirclePlus },
  'district-approved': { tone: 'good', icon: IconThumbUp },
  'district-denied': { tone: 'bad', icon: IconThumbDown },
  entered: { tone: 'away', icon: IconSend },
  'pending-state': { tone: 'away', icon: IconHourglass },
  processed: { tone: 'good', icon: IconChecks },
  rejected: { tone: 'bad', icon: IconGavel },
  'rejected-by-system': { tone: 'bad', icon: IconTrash },
  'needs-resubmission': { tone: 'asked', icon: IconRefresh },
  retracted: { tone: 'over', icon: IconArrowBackUp },
};
