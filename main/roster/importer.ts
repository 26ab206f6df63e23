import type { RosterSnapshot } from '../../shared/model/roster.ts';
import {
  DEFAULT_IMPORT_CHOICES,
  type ImportChoices,
  type ImportProgress,
  type RosterFileKind,
} from '../../shared/model/roster-import.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { KIND_LABELS, recogniseKind } from './recognise.ts';
import { runInSlices } from './slices.ts';
import { type RosterTable, readTable, type TableOutcome } from './table.ts';

/** A file read once; its choices may be corrected again and again. A file that is no table has only what to say of it. */
export type ReadFile =
  | { readonly file: string; readonly kind: RosterFileKind; readonly table: RosterTable }
  | { readonly file: string; readonly kind: null; readonly refusal: Omit<ImportPlan['preview'], 'choices'> };

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Reads and recognises a file. Only an aborted signal throws. */
export async function readImportFile(file: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadFile> {
  const outcome = await readTable(bytes, {
    signal: options.signal,
    onProgress: (doneRows, doneBytes) =>
      options.onProgress?.({ file, doneRows, doneBytes, totalBytes: bytes.byteLength }),
  });
  if (!outcome.ok) return { file, kind: null, refusal: refusalOf(file, outcome) };
  return { file, kind: recogniseKind(outcome.table.columns), table: outcome.table };
}

/** A lease list tells who has which address today, not what the school owns: it adds to a roster, it does not make one. */
export function proposedChoices(read: ReadFile, roster: RosterSnapshot): ImportChoices {
  const addressesOnly = read.kind === 'dhcp-leases' && roster.devices.length > 0;
  return { ...DEFAULT_IMPORT_CHOICES, addressesOnly };
}

/** What importing the file with these choices would do. Only an aborted signal throws. */
export async function planReadFile(
  read: ReadFile,
  context: {
    readonly roster: RosterSnapshot;
    readonly choices: ImportChoices;
    readonly now: number;
    readonly makeId: () => string;
  },
  signal?: AbortSignal,
): Promise<ImportPlan> {
  if (read.kind === null) return { preview: { ...read.refusal, choices: context.choices }, change: null };
  const { file, kind, table } = read;
  return runInSlices(planImport({ ...context, file, kind, table }), signal);
}

function refusalOf(
  file: string,
  { encoding, delimiter, error }: Extract<TableOutcome, { ok: false }>,
): Omit<ImportPlan['preview'], 'choices'> {
  return {
    file,
    kind: 'home-made',
    kindLabel: KIND_LABELS['home-made'],
    encoding,
    delimiter,
    rows: 0,
    columns: [],
    mapping: {},
    examples: {},
    leftOut: [],
    rooms: [],
    roomlessRows: 0,
    counts: { added: 0, updated: 0, unchanged: 0, skipped: 0, retired: 0 },
    sample: [],
    warnings: [],
    errors: [error],
  };
}
