import { Button, Menu, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExhibitSummary } from '../../../../shared/model/exhibit.ts';
import { command } from '../../../ipc/client.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { useOpenIncident } from './use-incident.ts';

interface Props {
  readonly onAdd: (exhibitId: string) => void;
}

/** What somebody kept while looking back, to be added to the incident; nothing while nothing is kept that it does not hold yet. */
export function KeptExhibits({ onAdd }: Props) {
  const { view, refusal } = useOpenIncident();
  const now = useMinute();
  const [kept, setKept] = useState<readonly ExhibitSummary[]>([]);
  useEffect(() => {
    void command('history.exhibits').then((exhibits) => setKept(exhibits ?? []));
  }, []);
  const held = new Set(
    view.events.map(({ payload }) => (payload?.kind === 'evidence' ? payload.evidence.exhibitId : undefined)),
  );
  const others = kept.filter(({ id }) => !held.has(id));
  if (others.length === 0 || refusal('add-evidence') !== null) return null;
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          Add a kept exhibit…
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {others.map(({ id, title, madeAt }) => (
          <Menu.Item key={id} maw={420} onClick={() => onAdd(id)}>
            {title}
            <Text size="xs" c="dimmed">
              kept {dayAndTime(madeAt, now)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
