import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Shell } from './features/shell/shell.tsx';
import { useSettingsStore } from './state/settings-store.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme } from './ui/theme.ts';

/** The kit's providers with our theme and the chosen colour scheme; tests and the gallery use it too. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme={useColourScheme()} getStyleNonce={styleNonce}>
      <Notifications position="bottom-center" limit={4} />
      <ModalsProvider>{children}</ModalsProvider>
    </MantineProvider>
  );
}

export function App() {
  return (
    <Providers>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </Providers>
  );
}

function useColourScheme(): 'light' | 'dark' {
  const chosen = useSettingsStore((store) => store.settings.ui.colourScheme);
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)', true, { getInitialValueInEffect: false });
  if (chosen !== 'system') return chosen;
  return isSystemDark ? 'dark' : 'light';
}
