import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test } from 'vitest';
import { onDemand, prepareAll } from '../../../../renderer/ui/on-demand.tsx';

test('on demand > is drawn at once when its code was read before', async () => {
  const Screen = onDemand(async () => () => <p>here</p>);
  await prepareAll();
  render(
    <Suspense fallback="waiting">
      <Screen />
    </Suspense>,
  );
  expect(screen.getByText('here')).toBeTruthy();
});

test('on demand > comes by itself when nothing was read before', async () => {
  const Screen = onDemand(async () => () => <p>later</p>);
  render(
    <Suspense fallback="waiting">
      <Screen />
    </Suspense>,
  );
  expect(screen.getByText('waiting')).toBeTruthy();
  expect(await screen.findByText('later')).toBeTruthy();
});
