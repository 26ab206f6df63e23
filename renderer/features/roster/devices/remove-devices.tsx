import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Device } from '../../../../shared/model/roster.ts';
import { countOf } from '../../../ui/counts.ts';
import { doCommand } from '../do-command.ts';
import { showDoneWithUndo } from '../undo.tsx';

/** Asks, naming what goes, and removes. `onDone`: where the keyboard goes afterwards. */
export function askToRemove(devices: readonly Device[], onDone: () => void): void {
  const [first] = devices;
  if (first === undefined) return;
  const what = devices.length === 1 ? first.label : countOf(devices.length, 'device');
  modals.openConfirmModal({
    title: `Remove ${what}?`,
    children: (
      <Text size="sm">
        {devices.length === 1 ? 'It is' : 'They are'} taken out of the roster and no longer checked. You can undo this.
      </Text>
    ),
    labels: { confirm: `Remove ${what}`, cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: () => void remove(devices, what).then(onDone),
    onCancel: onDone,
  });
}

async function remove(devices: readonly Device[], what: string): Promise<void> {
  const isRemoved = await doCommand('devices.remove', { deviceIds: devices.map((device) => device.id) });
  if (isRemoved) showDoneWithUndo('devices-removed', `Removed ${what}.`);
}
