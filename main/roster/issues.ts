import type { RosterIssue } from '../../shared/model/roster-import.ts';

/** Lines told one by one for each code; the rest is counted in one closing sentence, or a bad file would bury its news. */
const TOLD_PER_CODE = 50;

/** Collects what is wrong with a file, by stable kebab-case code, without growing with the file. */
export class IssueLog {
  readonly #told = new Map<string, RosterIssue[]>();
  readonly #untold = new Map<string, number>();

  /** @param line  The line that a person sees in an editor, from 1; null when the whole file is meant. */
  add(line: number | null, code: string, message: string): void {
    const told = this.#told.get(code) ?? [];
    if (told.length < TOLD_PER_CODE) this.#told.set(code, [...told, { line, code, message }]);
    else this.#untold.set(code, (this.#untold.get(code) ?? 0) + 1);
  }

  /** By line, the whole file's first; what was only counted comes last. */
  list(): RosterIssue[] {
    const told = [...this.#told.values()].flat().sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const counted = [...this.#untold].map(([code, count]) => ({
      line: null,
      code,
      message: `${count.toLocaleString('en-US')} more ${count === 1 ? 'line has' : 'lines have'} the same problem (${code}).`,
    }));
    return [...told, ...counted];
  }
}
