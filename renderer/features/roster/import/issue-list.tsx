import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { RosterIssue } from '../../../../shared/model/roster-import.ts';
import { countOf, formatCount, listLines } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';
import { groupIssues, type IssueGroup } from './issue-groups.ts';
import classes from './issue-list.module.css';

interface Props {
  readonly title: string;
  readonly issues: readonly RosterIssue[];
}

/** A hundred thousand bad rows must not become a hundred thousand elements. */
const MOST_SHOWN = 200;

/** Warnings by kind: the sentence and its lines, opened for the rest. */
export function IssueList({ title, issues }: Props) {
  const groups = useMemo(() => groupIssues(issues), [issues]);
  if (groups.length === 0) return null;
  return (
    <Section title={title} hint={`${countOf(issues.length, 'remark')}. A bad value costs the value, not the device.`}>
      {groups.map((group) => (
        <IssueDetails key={group.code} group={group} />
      ))}
    </Section>
  );
}

function IssueDetails({ group }: { readonly group: IssueGroup }) {
  const [first] = group.issues;
  if (group.issues.length === 1 && first !== undefined) {
    return (
      <div className={classes.group}>
        <Text size="sm">{withLine(first)}</Text>
      </div>
    );
  }
  const hidden = group.issues.length - MOST_SHOWN;
  return (
    <details className={classes.group}>
      <summary className={classes.summary}>
        {group.message}{' '}
        <span className={classes.lines}>
          {formatCount(group.issues.length)} like it{group.lines.length > 0 && `: ${listLines(group.lines)}`}
        </span>
      </summary>
      <ul className={classes.list}>
        {group.issues.slice(0, MOST_SHOWN).map((issue) => (
          <li key={`${issue.line}:${issue.message}`}>{withLine(issue)}</li>
        ))}
        {hidden > 0 && <li>and {formatCount(hidden)} more</li>}
      </ul>
    </details>
  );
}

function withLine(issue: RosterIssue): string {
  return issue.line === null ? issue.message : `Line ${formatCount(issue.line)}: ${issue.message}`;
}
