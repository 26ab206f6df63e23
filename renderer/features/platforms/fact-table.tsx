import { Button, CopyButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './platform-page.module.css';
import type { FactSection } from './platform-sections.ts';

interface Props {
  readonly section: FactSection;
  /** At the right end of the title. */
  readonly aside?: ReactNode;
}

/** Facts of one kind: what it is, its value, and where that comes from. */
export function FactTable({ section, aside }: Props) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.heading} id={titleId}>
            {section.title}
          </h2>
          <p className={classes.hint}>{section.hint}</p>
        </div>
        {aside}
      </div>
      <div className={classes.rows}>
        <table aria-labelledby={titleId}>
          <tbody>
            {section.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <p className={classes.what}>{row.what}</p>
                  {row.about !== null && <p className={classes.more}>{row.about}</p>}
                </th>
                <td className={classes.value}>
                  {row.value}
                  {row.copy !== undefined && <CopyId name={row.what} id={row.copy} />}
                </td>
                <td>
                  <p className={classes.source}>{row.source}</p>
                  {row.note !== null && <p className={classes.source}>{row.note}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CopyId({ name, id }: { readonly name: string; readonly id: string }) {
  return (
    <CopyButton value={id} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.copy ?? ''}
          aria-label={copied ? `Copied ${name}` : `Copy ${name}`}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  );
}
