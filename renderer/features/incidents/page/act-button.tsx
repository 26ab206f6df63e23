import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';
import type { OpenIncident } from './use-incident.ts';
import { useOpenIncident } from './use-incident.ts';

interface Props {
  readonly kind: Parameters<OpenIncident['refusal']>[0];
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A small button for something that not everybody may do; why not stands beside it. */
export function ActButton({ kind, onClick, children }: Props) {
  const refusal = useOpenIncident().refusal(kind);
  return (
    <>
      <Button variant="default" size="compact-sm" disabled={refusal !== null} onClick={onClick}>
        {children}
      </Button>
      {refusal !== null && <small className={classes.refusal}>{refusal}</small>}
    </>
  );
}
