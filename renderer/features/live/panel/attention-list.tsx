import { UnstyledButton } from '@mantine/core';
import { STATE_WORDS } from '../../../../shared/model/wording.ts';
import type { AttentionItem } from '../../../state/attention.ts';
import { useAttentionStore } from '../../../state/attention-store.ts';
import { useSeatName } from '../../../state/school-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { Ago } from '../../../ui/ago.tsx';
import { StateShape } from '../../../ui/state-shape.tsx';
import { WORDS } from '../../../words.ts';
import classes from './attention-list.module.css';

/** More than a person can act on; the state filters show the rest. */
const MAX_SHOWN = 60;

/** What needs a look, worst first. Each line leads to its tile. */
export function AttentionList() {
  const items = useAttentionStore((store) => store.items);
  return (
    <section className={classes.list} aria-label={WORDS.live.attention}>
      <h2 className={classes.title}>{items.length === 0 ? WORDS.live.allWell : WORDS.live.attention}</h2>
      {items.length === 0 ? (
        <p className={classes.hint}>{WORDS.live.allWellHint}</p>
      ) : (
        <ul>
          {items.slice(0, MAX_SHOWN).map((item) => (
            <li key={item.key}>
              <AttentionLine item={item} />
            </li>
          ))}
        </ul>
      )}
      {items.length > MAX_SHOWN && <p className={classes.hint}>and {items.length - MAX_SHOWN} more</p>}
    </section>
  );
}

function AttentionLine({ item }: { readonly item: AttentionItem }) {
  const [first] = item.deviceIds;
  const seat = useSeatName(first ?? '');
  const many = item.deviceIds.length > 1;
  function show(): void {
    if (first === undefined) return;
    const { goToDevice, openDevice } = useUiStore.getState();
    goToDevice(first);
    if (!many) openDevice(first);
  }
  return (
    <UnstyledButton className={classes.line} data-state={item.state} onClick={show}>
      <span className={classes.shape}>
        <StateShape state={item.state} size={16} />
      </span>
      <span className={classes.where}>
        {item.roomName}
        {!many && ` · ${seat}`}
      </span>
      <span className={classes.what}>
        {many && `${item.deviceIds.length} of ${item.checkedCount} `}
        {STATE_WORDS[item.state]}
      </span>
      <span className={classes.ago}>
        <Ago since={item.since} />
      </span>
    </UnstyledButton>
  );
}
