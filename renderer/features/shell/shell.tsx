import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Suspense } from 'react';
import { SCREENS } from '../../screens.tsx';
import { useIsDemo, useIsProjector } from '../../state/settings-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { WORDS } from '../../words.ts';
import { FormHost } from '../incidents/form/form-host.tsx';
import { PeopleHost } from '../people/people-host.tsx';
import { ImportHost } from '../roster/import/import-host.tsx';
import { WayOutStrip } from '../way-out/way-out-strip.tsx';
import { Header } from './header.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';
import { ShortcutHelp } from './shortcut-help.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useShellKeys } from './use-shell-keys.ts';

/** Header, rail, the chosen screen, and the strip at the foot. */
export function Shell() {
  const screenId = useUiStore((store) => store.screen);
  const isProjector = useIsProjector();
  const isDemo = useIsDemo();
  useShellKeys();
  useDocumentTitle(isDemo ? `${WORDS.appName} – ${WORDS.demo.badge}` : WORDS.appName);
  const screen = SCREENS.find((candidate) => candidate.id === screenId);
  return (
    <div className={classes.shell} data-projector={isProjector || undefined} data-demo={isDemo || undefined}>
      <Header />
      <WayOutStrip />
      <Rail />
      <main className={classes.main} aria-label={screen?.label}>
        {screenId === 'live' && <VisuallyHidden component="h1">{screen?.label}</VisuallyHidden>}
        <ErrorBoundary key={screenId}>
          <Suspense fallback={<Waiting />}>{screen !== undefined && <screen.Component />}</Suspense>
        </ErrorBoundary>
      </main>
      <StatusStrip />
      <Palette />
      <ShortcutHelp />
      <ImportHost />
      <PeopleHost />
      <FormHost />
    </div>
  );
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader role="status" aria-label={WORDS.loading} size="sm" />
    </Center>
  );
}
