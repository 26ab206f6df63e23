import { Kbd, Modal, Table } from '@mantine/core';
import { useSettingsStore } from '../../state/settings-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { Legend } from '../../ui/legend.tsx';
import { WORDS } from '../../words.ts';
import { COMMAND_WORDS, GRID_KEYS, keysFor } from './shortcuts.ts';

/** `?`: every sign and every key of the console. */
export function ShortcutHelp() {
  const isOpen = useUiStore((store) => store.isShortcutHelpOpen);
  const isMac = useSettingsStore((store) => store.info?.platform === 'darwin');
  const rows = [...COMMAND_WORDS.flatMap(({ keys, label }) => (keys === null ? [] : [{ keys, label }])), ...GRID_KEYS];
  return (
    <Modal
      opened={isOpen}
      onClose={() => useUiStore.getState().setShortcutHelp(false)}
      title="Signs and shortcuts"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <h3>{WORDS.live.legend}</h3>
      <Legend />
      <h3>Keyboard shortcuts</h3>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(({ keys, label }) => (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{keysFor(keys, isMac)}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
