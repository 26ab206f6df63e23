import { List, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { showDone } from '../../../ui/notify.ts';
import type { SiteChange } from './site-changes.ts';

/** More would not be read; what they are about is the same. */
const SHOWN = 12;

/** Shows what a site file would change here and replaces it only when the person says so; without a change there is nothing to ask. */
export function askToReplace(changes: readonly SiteChange[], replace: () => void): void {
  if (changes.length === 0) {
    showDone('The site file says what is set here already. Nothing was changed.');
    return;
  }
  modals.openConfirmModal({
    title: 'Replace what is set here?',
    children: (
      <>
        <Text size="sm" mb="xs">
          The file would change this; it cannot be undone. Save a site file of what is set here first if you may need it
          again.
        </Text>
        <List size="sm" spacing={4}>
          {changes.slice(0, SHOWN).map(({ what, from, to }) => (
            <List.Item key={what}>
              <b>{what}</b>: {from} → {to}
            </List.Item>
          ))}
          {changes.length > SHOWN && <List.Item>{changes.length - SHOWN} more</List.Item>}
        </List>
      </>
    ),
    labels: { confirm: 'Replace', cancel: 'Keep what is here' },
    onConfirm: replace,
  });
}
