import { UnstyledButton } from '@mantine/core';
import { SCREENS, type Screen } from '../../screens.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { WORDS } from '../../words.ts';
import classes from './rail.module.css';

/** The left rail: one button for each screen. */
export function Rail() {
  return (
    <nav className={classes.rail} aria-label={WORDS.navLabel}>
      {SCREENS.map((screen) => (
        <RailButton key={screen.id} screen={screen} />
      ))}
    </nav>
  );
}

function RailButton({ screen }: { readonly screen: Screen }) {
  const isCurrent = useUiStore((store) => store.screen === screen.id);
  const goTo = useUiStore((store) => store.goTo);
  return (
    <UnstyledButton
      className={classes.button}
      data-last={screen.isLast || undefined}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => goTo(screen.id)}
    >
      <screen.icon size={22} stroke={1.6} aria-hidden />
      <span>{screen.label}</span>
      {screen.Badge !== undefined && <screen.Badge />}
    </UnstyledButton>
  );
}
