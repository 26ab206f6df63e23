import { Button, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { startImport } from '../import/import-host.tsx';

/** Before the first import. */
export function EmptyRoster() {
  return (
    <Stack align="center" justify="center" h="100%" gap="sm" p="xl" ta="center">
      <Title order={2} size="h3">
        No devices yet
      </Title>
      <Text c="dimmed" maw={520}>
        Import the device list that your district already has: an export of Google Admin, Intune or Jamf, a DHCP lease
        list, or a sheet of your own. You can also drop the file anywhere on this window.
      </Text>
      <Button mt="sm" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => void startImport()}>
        Import a device list…
      </Button>
      <Text size="sm" c="dimmed" maw={520}>
        You see what it would change first. Columns about people are left out.
      </Text>
    </Stack>
  );
}
