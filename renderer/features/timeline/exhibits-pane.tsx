import { Button, CopyButton, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Exhibit, ExhibitSummary } from '../../../shared/model/exhibit.ts';
import { command } from '../../ipc/client.ts';
import { clockTime, dayDate } from '../../ui/times.ts';
import classes from './timeline-screen.module.css';

/** Accounts that were kept: they say what was known when they were made, whatever was measured later. */
export function ExhibitsPane() {
  const [list, setList] = useState<readonly ExhibitSummary[] | null>(null);
  const [open, setOpen] = useState<Exhibit | null>(null);
  useEffect(() => {
    void command('history.exhibits').then((exhibits) => setList(exhibits ?? []));
  }, []);
  const show = async (exhibitId: string) => setOpen((await command('history.exhibit', { exhibitId })) ?? null);
  if (list === null) return null;
  if (list.length === 0) {
    return (
      <p className={classes.quiet}>
        Nothing is kept yet. Ask what happened under Timeline, then choose Keep as exhibit.
      </p>
    );
  }
  return (
    <div className={classes.exhibits}>
      <ul aria-label="Exhibits">
        {list.map(({ id, title, madeAt }) => (
          <li key={id}>
            <button type="button" aria-pressed={open?.id === id} onClick={() => void show(id)}>
              <strong>{title}</strong>
              <span>
                kept {dayDate(madeAt)}, {clockTime(madeAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <section aria-label={open.title}>
          <Group gap={8} mb={8}>
            <span className={classes.quiet}>
              To put it into an incident, open the incident and choose Add a kept exhibit under What was measured.
            </span>
            <CopyButton value={open.text}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy the text'}
                </Button>
              )}
            </CopyButton>
          </Group>
          <pre className={classes.text}>{open.text}</pre>
        </section>
      )}
    </div>
  );
}
