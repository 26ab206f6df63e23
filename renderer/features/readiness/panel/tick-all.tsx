import { Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { CheckResult } from '../../../../shared/model/readiness.ts';
import { useConfirmations } from '../../../state/readiness-store.ts';
import { countOf } from '../../../ui/counts.ts';
import { peopleItem } from '../model/check-list.ts';
import { confirmAll } from '../readiness-commands.ts';
import type { Signature } from './use-signature.ts';

interface Props {
  /** One platform's items of one room or of the school. */
  readonly items: readonly CheckResult[];
  readonly signature: Signature;
}

/** For whoever comes back with the paper list: ticks all that nobody has answered, after saying what that means. */
export function TickAll({ items, signature }: Props) {
  const confirmations = useConfirmations();
  const left = items.flatMap((result) => {
    const item = peopleItem(result, confirmations);
    return item === null || result.verdict === 'pass' || result.verdict === 'fail' ? [] : [item];
  });
  if (left.length < 2) return null;
  const ask = () =>
    signature.sign((by) =>
      modals.openConfirmModal({
        title: `Tick ${countOf(left.length, 'item')}?`,
        children: (
          <Text size="sm">
            The list and the report will say that {by} looked at each of them. Leave open what nobody has looked at.
          </Text>
        ),
        labels: { confirm: 'All of them are done', cancel: 'Not yet' },
        onConfirm: () =>
          void confirmAll(
            left.map(({ platformId, itemId, result: { scope } }) => ({
              platformId,
              itemId,
              roomId: scope.kind === 'room' ? scope.roomId : null,
              by,
              isOk: true,
              note: '',
            })),
          ),
      }),
    );
  return (
    <Button size="compact-sm" variant="subtle" onClick={ask}>
      All {left.length} done…
    </Button>
  );
}
