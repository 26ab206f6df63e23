import type { RosterSnapshot } from '../../../shared/model/roster.ts';
import type { SiteTesting } from '../../../shared/model/site-testing.ts';
import type { Program } from '../../../shared/programs/schema.ts';
import type { LedgerEntry } from '../ledger-entry.ts';

/** What exports need to know beside the incidents themselves. */
export interface ExportContext {
  /** Epoch milliseconds: when the file is made. */
  readonly now: number;
  /** IANA name; null: the laptop's own. */
  readonly timeZone: string | null;
  /** Empty: nobody said it yet. */
  readonly school: string;
  readonly site: SiteTesting;
  /** True: the demo school; every file says so. */
  readonly isDemo: boolean;
  readonly roster: Pick<RosterSnapshot, 'rooms' | 'devices'>;
  /** Null: no program, or one that is not known any more. */
  readonly programOf: (programId: string | null) => Program | null;
  /** As people call it; empty: none, or not known. */
  readonly platformName: (platformId: string | null) => string;
  /** As people call it; empty: none, or it was removed. */
  readonly sessionName: (sessionId: string | null) => string;
  /** As stored, oldest first: what a record is verified with. */
  readonly chainOf: (incidentId: string) => readonly LedgerEntry[];
}

/** Words that are no persons, so that they are not taken for names: rooms, devices, the school. */
export function knownWords({ roster, school, site }: ExportContext): string[] {
  return [
    ...roster.rooms.map(({ name }) => name),
    ...roster.devices.flatMap(({ label, serial, assetTag }) => [label, serial, assetTag]),
    school,
    site.district,
  ].filter((word): word is string => word !== null && word !== '');
}
