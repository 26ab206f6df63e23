import './zod-config.ts';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import 'uplot/dist/uPlot.min.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { reportUnexpected } from './ipc/client.ts';
import { startSync } from './state/sync.ts';
import { prepareAll } from './ui/on-demand.tsx';
import { shareStyleNonce } from './ui/style-nonce.ts';

window.addEventListener('error', (event) => reportUnexpected(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportUnexpected(event.reason));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

shareStyleNonce();
startSync();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Nobody waits now. A screen whose code cannot be read says so when it is opened.
requestIdleCallback(() => void prepareAll().catch(reportUnexpected));
