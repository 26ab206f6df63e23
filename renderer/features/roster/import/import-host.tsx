import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import { listen } from '../../../ipc/client.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { useImportStore } from './import-store.ts';
import { ReadingDialog } from './reading-dialog.tsx';

// Most days nobody imports anything: the preview's code stays on disk until a file was read.
const PreviewPage = lazy(async () => ({ default: (await import('./preview-page.tsx')).PreviewPage }));

/** The import flow over any screen: drop a file anywhere, watch it being read, correct the preview. Mount once. */
export function ImportHost() {
  const hasDraft = useImportStore((store) => store.draft !== null);
  useEffect(() => listen('roster.importProgress', (progress) => useImportStore.getState().showProgress(progress)), []);
  useHotkeys([['mod+O', () => void startImport()]]);
  return (
    <>
      <DropOverlay />
      <ReadingDialog />
      {hasDraft && (
        <Suspense>
          <PreviewPage />
        </Suspense>
      )}
    </>
  );
}

/** Asks for a file and shows its preview. For every "Import" button, menu item and palette entry. */
export function startImport(): Promise<void> {
  return useImportStore.getState().pick();
}
