import { Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import classes from './drop-overlay.module.css';
import { useImportStore } from './import-store.ts';

/** Takes files dropped anywhere on the window; while one hovers, says what will happen. */
export function DropOverlay() {
  const isHovering = useFileDrop((files) => useImportStore.getState().drop(files));
  if (!isHovering) return null;
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.card}>
        <IconFileImport size={40} stroke={1.4} aria-hidden />
        <Title order={2} size="h3">
          Drop to read this device list
        </Title>
        <Text c="dimmed" ta="center">
          You see what it would change first. Nothing is saved until you say so. Several files are taken one after the
          other.
        </Text>
      </div>
    </div>
  );
}

/** @returns whether files are being dragged over the window now. */
function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [isHovering, setHovering] = useState(false);
  useEffect(() => {
    // Every child that is crossed sends an enter and a leave; only when they balance has the file left the window.
    let depth = 0;
    const listeners = {
      dragenter(event: DragEvent) {
        if (!carriesFiles(event)) return;
        depth += 1;
        setHovering(true);
      },
      dragleave(event: DragEvent) {
        if (!carriesFiles(event)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setHovering(false);
      },
      dragover(event: DragEvent) {
        // Without this the browser would open the file instead of handing it over.
        if (carriesFiles(event)) event.preventDefault();
      },
      drop(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setHovering(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) onDrop(files);
      },
    };
    const abort = new AbortController();
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, listener as EventListener, { signal: abort.signal });
    }
    return () => abort.abort();
  }, [onDrop]);
  return isHovering;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
