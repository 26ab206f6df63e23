import type { IssueLog } from './issues.ts';
import type { RosterRow, RowValues } from './row.ts';

export interface SettledRows {
  readonly rows: readonly RosterRow[];
  /** By index of a duplicate row: the line it repeats. */
  readonly repeatedLine: ReadonlyMap<number, number>;
}

/**
 * Finds rows of one file that claim the same device, before any is compared with the roster.
 *
 * A repeated serial number is the same device: the later row is a duplicate. A repeated asset tag or MAC is a duplicate too,
 * unless the rows carry different identities (both rows stay) or different labels (a slip of the pen: the later row loses
 * the value). A host name that several devices carry leads to whichever answers, so none keeps it.
 *
 * @param isOwnExport  Every row is a device of its own then; only serial numbers are looked at.
 */
export function* settleRepeats(
  rows: readonly RosterRow[],
  isOwnExport: boolean,
  issues: IssueLog,
): Generator<void, SettledRows> {
  const finder = new RepeatFinder(isOwnExport, issues);
  for (const [index, row] of rows.entries()) {
    if (index % 256 === 0) yield;
    finder.take(row, index);
  }
  if (!isOwnExport) yield* dropSharedHosts(finder.rows, finder.repeatedLine, issues);
  return finder;
}

type Verdict = 'same' | 'slip' | 'different';

class RepeatFinder {
  readonly rows: RosterRow[] = [];
  readonly repeatedLine = new Map<number, number>();
  readonly #bySerial = new Map<string, RosterRow>();
  readonly #byAssetTag = new Map<string, RosterRow>();
  readonly #byMac = new Map<string, RosterRow>();
  readonly #plain = new Map<string, RosterRow>();
  readonly #isOwnExport: boolean;
  readonly #issues: IssueLog;

  constructor(isOwnExport: boolean, issues: IssueLog) {
    this.#isOwnExport = isOwnExport;
    this.#issues = issues;
  }

  take(original: RosterRow, index: number): void {
    let row: RosterRow | null = original;
    if (!row.isRetired && row.skipReason === null) {
      row = this.#withoutRepeatedSerial(row);
      if (!this.#isOwnExport) {
        row = row && this.#withoutRepeatedAssetTag(row);
        row = row && this.#withoutRepeatedMac(row);
        row = row && this.#withoutRepeatedRest(row);
      }
      if (row === null) this.repeatedLine.set(index, this.#repeated);
      else this.#remember(row);
    }
    this.rows.push(row ?? original);
  }

  /** Line of the row that the last duplicate repeats. */
  #repeated = 0;

  #withoutRepeatedSerial(row: RosterRow): RosterRow | null {
    const first = this.#bySerial.get(key(row.values.serial));
    if (first === undefined) return row;
    return this.#duplicate(row, first, 'duplicate-serial', `The serial number ${row.values.serial}`);
  }

  #withoutRepeatedAssetTag(row: RosterRow): RosterRow | null {
    const first = this.#byAssetTag.get(key(row.values.assetTag));
    if (first === undefined) return row;
    const what = `The asset tag ${row.values.assetTag}`;
    const verdict = compare(row, first, false);
    if (verdict === 'same') return this.#duplicate(row, first, 'duplicate-asset-tag', what);
    const outcome = verdict === 'slip' ? 'it was left out here' : 'the serial numbers differ, so both were kept';
    this.#issues.add(row.line, 'duplicate-asset-tag', `${what} is already on line ${first.line}; ${outcome}.`);
    return verdict === 'slip' ? withValues(row, { assetTag: undefined }) : row;
  }

  #withoutRepeatedMac(row: RosterRow): RosterRow | null {
    const mac = row.values.macs?.find((one) => this.#byMac.has(one)) ?? '';
    const first = this.#byMac.get(mac);
    if (first === undefined) return row;
    const what = `The MAC address ${mac}`;
    if (compare(row, first, true) === 'same') return this.#duplicate(row, first, 'duplicate-mac', what);
    this.#issues.add(row.line, 'duplicate-mac', `${what} is already on line ${first.line}; it was left out here.`);
    const macs = row.values.macs?.filter((one) => !this.#byMac.has(one));
    return withValues(row, { macs: macs?.length === 0 ? undefined : macs });
  }

  /** Rows without any number of their own are the same only when they say the same. */
  #withoutRepeatedRest(row: RosterRow): RosterRow | null {
    const first = this.#plain.get(plainKey(row));
    return first === undefined ? row : this.#duplicate(row, first, 'duplicate-row', `The same device, “${row.label}”,`);
  }

  #duplicate(row: RosterRow, first: RosterRow, code: string, what: string): null {
    this.#issues.add(row.line, code, `${what} is already on line ${first.line}; this line was left out.`);
    this.#repeated = first.line;
    return null;
  }

  #remember(row: RosterRow): void {
    const { serial, assetTag, macs } = row.values;
    if (serial) this.#bySerial.set(key(serial), row);
    if (assetTag && !this.#byAssetTag.has(key(assetTag))) this.#byAssetTag.set(key(assetTag), row);
    for (const mac of macs ?? []) this.#byMac.set(mac, row);
    const plain = plainKey(row);
    if (plain !== '') this.#plain.set(plain, row);
  }
}

function compare(row: RosterRow, first: RosterRow, alsoByAssetTag: boolean): Verdict {
  if (row.values.serial && first.values.serial) return 'different';
  const [tag, firstTag] = [key(row.values.assetTag), key(first.values.assetTag)];
  if (alsoByAssetTag && tag !== '' && firstTag !== '' && tag !== firstTag) return 'different';
  const areToldApart = !row.isLabelDerived && !first.isLabelDerived && key(row.label) !== key(first.label);
  return areToldApart ? 'slip' : 'same';
}

/** Empty for a row that has a serial number, asset tag or MAC. */
function plainKey({ label, values, place }: RosterRow): string {
  if (values.serial || values.assetTag || (values.macs?.length ?? 0) > 0) return '';
  return JSON.stringify([key(label), place?.key, values.seat, values.host, values.address]);
}

function* dropSharedHosts(
  rows: RosterRow[],
  repeatedLine: ReadonlyMap<number, number>,
  issues: IssueLog,
): Generator<void, void> {
  const lines = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (index % 256 === 0) yield;
    if (!row.values.host || row.isRetired || row.skipReason !== null || repeatedLine.has(index)) continue;
    lines.set(row.values.host, [...(lines.get(row.values.host) ?? []), index].slice(0, 2));
  }
  for (const [index, row] of rows.entries()) {
    if (index % 256 === 0) yield;
    if (!row.values.host || (lines.get(row.values.host)?.length ?? 0) < 2) continue;
    rows[index] = withValues(row, { host: undefined });
    issues.add(
      row.line,
      'duplicate-host',
      `The host name ${row.values.host} is on several lines, so it leads to no one device and was left out.`,
    );
  }
}

function withValues(row: RosterRow, values: Partial<RowValues>): RosterRow {
  return { ...row, values: { ...row.values, ...values } };
}

function key(text: string | null | undefined): string {
  return text?.trim().toUpperCase() ?? '';
}
