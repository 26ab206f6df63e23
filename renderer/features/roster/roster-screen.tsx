import { Button, Group, Tabs } from '@mantine/core';
import { IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useRosterStore } from '../../state/roster-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { countOf } from '../../ui/counts.ts';
import { SEARCH_INPUT_ID } from './devices/device-filters.tsx';
import { DevicesPane } from './devices/devices-pane.tsx';
import { exportRoster } from './export-roster.ts';
import { startImport } from './import/import-host.tsx';
import { RoomsPane } from './rooms/rooms-pane.tsx';
import classes from './roster-screen.module.css';
import { UndoButton } from './undo.tsx';

/** Who is checked and where it stands: all devices as a list, and the rooms they are in. */
export function RosterScreen() {
  const [tab, setTab] = useState<string | null>('devices');
  const [isAdding, setAdding] = useState(false);
  const deviceCount = useRosterStore((store) => store.data?.devices.size ?? 0);
  const roomCount = useRosterStore((store) => store.data?.rooms.size ?? 0);
  const wantedDevice = useUiStore((store) => store.rosterDeviceId);
  useEffect(() => {
    if (wantedDevice !== null) setTab('devices');
  }, [wantedDevice]);

  useSearchRequest(() => setTab('devices'));

  const addDevice = () => {
    setTab('devices');
    setAdding(true);
  };
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false} classNames={{ root: classes.screen, panel: classes.panel }}>
      <header className={classes.header}>
        <Tabs.List aria-label="Roster" classNames={{ list: classes.tabs }}>
          <Tabs.Tab value="devices">{countOf(deviceCount, 'device')}</Tabs.Tab>
          <Tabs.Tab value="rooms">{countOf(roomCount, 'room')}</Tabs.Tab>
        </Tabs.List>
        <Group gap="sm" wrap="nowrap" className={classes.actions ?? ''}>
          <UndoButton />
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={addDevice}>
            Add device
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={deviceCount === 0}
            onClick={() => void exportRoster()}
          >
            Export
          </Button>
          <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => void startImport()}>
            Import…
          </Button>
        </Group>
      </header>
      <Tabs.Panel value="devices">
        <DevicesPane isAdding={isAdding} onAddingDone={() => setAdding(false)} />
      </Tabs.Panel>
      <Tabs.Panel value="rooms">
        <RoomsPane />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Answers "find" from the menu and the shortcuts while this screen is open. */
function useSearchRequest(showDevices: () => void): void {
  const searchRequest = useUiStore((store) => store.searchRequest);
  const answered = useRef(searchRequest);
  useEffect(() => {
    if (answered.current === searchRequest) return;
    answered.current = searchRequest;
    showDevices();
    // The field is drawn only when the devices are; one frame later it is there.
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`#${SEARCH_INPUT_ID}`)?.select());
  });
}
