import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { TrustedKey } from '../../../../shared/model/district-exchange.ts';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import { command } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { showDone } from '../../../ui/notify.ts';
import classes from './exchange.module.css';

interface Props {
  readonly incidentId: IncidentId;
  readonly trusted: readonly TrustedKey[];
}

/** The school's other way to a decision: a sealed file that only the district's console can open. */
export function AskByFile({ incidentId, trusted }: Props) {
  const isSchool = useAccessStore(({ access }) => access.current?.role === 'school-coordinator');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!isSchool) return null;
  const to = trusted.find(({ signingKey }) => signingKey === chosen) ?? trusted[0];
  const save = async () => {
    if (to === undefined) return;
    setBusy(true);
    const name = await command('exchange.saveRequest', { incidentId, to: to.signingKey });
    setBusy(false);
    if (name !== undefined && name !== null) showDone(`Saved as ${name}. Send it to ${to.name}.`);
  };
  return (
    <section className={classes.ask} aria-label="Ask the district by file">
      <h3>Ask the district by file</h3>
      {to === undefined ? (
        <p>This console trusts no other console yet. Trade cards with the district first: Settings, People.</p>
      ) : (
        <Group gap="xs" align="end">
          <NativeSelect
            size="sm"
            label="Which console"
            value={to.signingKey}
            data={trusted.map(({ signingKey, name }) => ({ value: signingKey, label: name }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button size="sm" variant="default" loading={isBusy} onClick={() => void save()}>
            Save the request…
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        The file holds this incident with its student lines and what was measured, sealed for that console. When the
        answer comes back, open it here: it moves the incident.
      </Text>
    </section>
  );
}
