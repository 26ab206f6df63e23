import type { AppNotice } from '../../shared/contract/app.ts';
import type { Exhibit } from '../../shared/model/exhibit.ts';
import type { IncidentContent } from '../../shared/model/incident.ts';
import type { IncidentEvidence } from '../../shared/model/incident-evidence.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { IncidentBook } from './book.ts';
import type { Clocks } from './clocks.ts';
import type { IncidentRepository } from './repository.ts';
import type { Seat } from './seat.ts';
import type { RandomInt } from './students.ts';

/** What the parts of the incident service share. */
export interface IncidentKit {
  readonly repository: IncidentRepository;
  readonly book: IncidentBook;
  readonly clocks: Clocks;
  readonly seat: Seat;
  readonly clock: Clock;
  readonly log: Log;
  readonly notify: (notice: AppNotice) => void;
  readonly makeId: () => string;
  readonly randomInt: RandomInt;
  /** An account that somebody kept while looking back. */
  readonly keptExhibit: (exhibitId: string) => Result<Exhibit>;
  /** Freezes what was measured; `previous`: the newest exhibit that was frozen for the incident. */
  readonly measure: (content: IncidentContent, previous: IncidentEvidence | null) => Promise<IncidentEvidence>;
}
