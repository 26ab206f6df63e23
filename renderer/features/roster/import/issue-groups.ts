import type { RosterIssue } from '../../../../shared/model/roster-import.ts';

/** Issues of one kind together, in the order they first appear in the file. */
export interface IssueGroup {
  readonly code: string;
  /** The first one's sentence stands for the group. */
  readonly message: string;
  readonly issues: readonly RosterIssue[];
  /** Lines in the file, ascending, without repeats; issues about the whole file have none. */
  readonly lines: readonly number[];
}

/** Groups issues by code. Whole-file issues (no line) come first: they matter most. */
export function groupIssues(issues: readonly RosterIssue[]): IssueGroup[] {
  const byCode = new Map<string, RosterIssue[]>();
  for (const issue of issues) {
    const group = byCode.get(issue.code);
    if (group === undefined) byCode.set(issue.code, [issue]);
    else group.push(issue);
  }
  const groups = [...byCode].map(([code, members]) => ({
    code,
    message: members[0]?.message ?? '',
    issues: members,
    lines: linesOf(members),
  }));
  return groups.sort((a, b) => Number(a.lines.length > 0) - Number(b.lines.length > 0));
}

function linesOf(issues: readonly RosterIssue[]): number[] {
  const lines = new Set(issues.map((issue) => issue.line).filter((line) => line !== null));
  return [...lines].sort((a, b) => a - b);
}
