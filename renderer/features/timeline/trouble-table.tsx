import { Table } from '@mantine/core';
import type { Timeline } from '../../../shared/model/timeline.ts';
import { formatDuration } from '../../../shared/model/wording.ts';
import { clockTime } from '../../ui/times.ts';
import classes from './timeline-screen.module.css';
import { troubleRows } from './view.ts';

/** The picture as a table: every stretch of trouble, every gap. */
export function TroubleTable({ timeline }: { readonly timeline: Timeline }) {
  const gaps = timeline.gaps.map(({ from, to }) => ({
    roomName: 'Whole school',
    from,
    to,
    worst: 'nothing was checked',
  }));
  const rows = [...troubleRows(timeline.rooms), ...gaps].sort((a, b) => a.from - b.from);
  if (rows.length === 0) return <p className={classes.quiet}>No trouble and no gap on this day.</p>;
  return (
    <div className={classes.scrolled}>
      <Table className={classes.table} verticalSpacing={4} fz="sm" aria-label="Trouble by room and time">
        <Table.Thead>
          <Table.Tr>
            {['From', 'To', 'How long', 'Room', 'At worst'].map((title) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ roomName, from, to, worst }) => (
            <Table.Tr key={`${roomName} ${from}`}>
              <Table.Td>{clockTime(from)}</Table.Td>
              <Table.Td>{clockTime(to)}</Table.Td>
              <Table.Td>{formatDuration(to - from)}</Table.Td>
              <Table.Td>{roomName}</Table.Td>
              <Table.Td>{worst}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
