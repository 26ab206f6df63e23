import { memo } from 'react';
import type { PreviewRow } from '../../../../shared/model/roster-import.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { countOf, formatCount } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';
import table from './plain-table.module.css';
import classes from './sample-rows.module.css';

interface Props {
  readonly rows: readonly PreviewRow[];
  /** Rows in the whole file. */
  readonly total: number;
}

const CHANGE_WORDS = {
  added: { sign: '+', word: 'new' },
  updated: { sign: '~', word: 'updated' },
  unchanged: { sign: '=', word: 'unchanged' },
  skipped: { sign: '–', word: 'left out' },
} as const satisfies Record<PreviewRow['change'], { sign: string; word: string }>;

/** The first rows as they would be imported, problems and changes first. */
export const SampleRows = memo(function SampleRows({ rows, total }: Props) {
  if (rows.length === 0) return null;
  const hint =
    rows.length < total
      ? `The first ${formatCount(rows.length)} of ${countOf(total, 'row')}, changes and problems first.`
      : 'Changes and problems first.';
  return (
    <div className={classes.block}>
      <Section title="Devices" hint={hint}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the only way to scroll it by keyboard */}
        <div className={table.scroll} tabIndex={0}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  Line
                </th>
                <th scope="col">Change</th>
                <th scope="col">Label</th>
                <th scope="col">Room</th>
                <th scope="col">Seat</th>
                <th scope="col">Kind</th>
                <th scope="col">Address</th>
                <th scope="col">Host name</th>
                <th scope="col">MAC</th>
                <th scope="col">What changes</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <SampleRow key={row.line} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  );
});

function SampleRow({ row }: { readonly row: PreviewRow }) {
  const { sign, word } = CHANGE_WORDS[row.change];
  return (
    <tr className={classes.row} data-change={row.change}>
      <td className={`${table.number} ${table.quiet}`}>{formatCount(row.line)}</td>
      <td className={classes.change}>
        <span aria-hidden="true" className={classes.sign}>
          {sign}
        </span>
        {word}
      </td>
      <td>{row.label}</td>
      <td>{row.room}</td>
      <td>{row.seat}</td>
      <td>{DEVICE_KIND_WORDS[row.kind]}</td>
      <td>{row.address}</td>
      <td>{row.host}</td>
      <td>{row.mac}</td>
      <td className={classes.note}>{row.note}</td>
    </tr>
  );
}
