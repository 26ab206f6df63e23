import { Button, Code, Text } from '@mantine/core';
import { command } from '../../ipc/client.ts';
import { useSettingsStore } from '../../state/settings-store.ts';
import { SettingGroup, SettingRow } from './setting-group.tsx';

/** What this console is, where its data lies and what it does on the network. */
export function AboutSettings() {
  const info = useSettingsStore((store) => store.info);
  return (
    <SettingGroup title="About this console">
      <SettingRow label="Version" explanation="Say it when you ask for help.">
        <Text>{info?.version ?? '…'}</Text>
      </SettingRow>
      <SettingRow label="Data" explanation="Everything the console keeps lies in this folder, encrypted.">
        <Code style={{ overflowWrap: 'anywhere' }}>{info?.dataDir ?? '…'}</Code>
      </SettingRow>
      <SettingRow label="School" explanation="The demo school never mixes with real data.">
        {info?.isDemo === true ? (
          <>
            <Text mb={8}>Demo school: everything is made up.</Text>
            <Button variant="default" size="sm" onClick={() => void command('app.leaveDemo')}>
              Back to the real school
            </Button>
          </>
        ) : (
          <>
            <Text mb={8}>Real devices.</Text>
            <Button variant="default" size="sm" onClick={() => void command('app.openDemo')}>
              Open the demo school
            </Button>
          </>
        )}
      </SettingRow>
      <SettingRow
        label="On the network"
        explanation="What this console sends: ping, a TCP connect and a name lookup to the devices in the roster. A readiness check also asks the hosts of the platforms in use and what Network names. It never looks at or controls student screens."
      >
        {null}
      </SettingRow>
    </SettingGroup>
  );
}
