import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { reportUnexpected } from '../ipc/client.ts';

interface Props {
  readonly children: ReactNode;
}

/** Catches what a screen throws, writes it to the main log and offers a fresh page. Checking goes on in the main process. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportUnexpected(error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Stack align="flex-start" p="xl" maw={560} role="alert">
        <Title order={2}>This window stumbled</Title>
        <Text>
          The devices are still being checked and nothing is lost. Load the window again; if it happens again, the log
          in the data folder says why.
        </Text>
        <Button onClick={() => window.location.reload()}>Load the window again</Button>
      </Stack>
    );
  }
}
