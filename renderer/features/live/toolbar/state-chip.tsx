import { Tooltip, UnstyledButton } from '@mantine/core';
import type { DeviceState } from '../../../../shared/model/device-state.ts';
import { STATE_LETTERS, STATE_MEANINGS, STATE_WORDS } from '../../../../shared/model/wording.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { StateShape } from '../../../ui/state-shape.tsx';
import classes from './filter-bar.module.css';

/** States that keep their word where it is tight: somebody may have to go there. */
const LOUD: ReadonlySet<DeviceState> = new Set(['down', 'flaky', 'slow']);

/** A state's shape, number and word: the legend, the school's count, and a filter. */
export function StateChip({ state }: { readonly state: DeviceState }) {
  const count = useSchoolStore((store) => store.total[state]);
  const isOn = useUiStore((store) => store.filters.states.has(state));
  function toggle(): void {
    const { filters, setFilters } = useUiStore.getState();
    const states = new Set(filters.states);
    if (!states.delete(state)) states.add(state);
    setFilters({ states });
  }
  return (
    <Tooltip label={`${STATE_WORDS[state]} (${STATE_LETTERS[state]}): ${STATE_MEANINGS[state]}`} multiline maw={280}>
      <UnstyledButton
        className={classes.chip}
        data-state={state}
        data-loud={LOUD.has(state) || undefined}
        data-some={count > 0 || undefined}
        aria-pressed={isOn}
        aria-label={`${count} ${STATE_WORDS[state]}`}
        onClick={toggle}
      >
        <StateShape state={state} size={14} />
        <b>{count}</b>
        <span className={classes.word}>{STATE_WORDS[state]}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
