import { Button, Group, Modal, Progress, Text } from '@mantine/core';
import type { ImportProgress } from '../../../../shared/model/roster-import.ts';
import { countOf } from '../../../ui/counts.ts';
import { useImportStore } from './import-store.ts';

/** Shown while a file is read; small ones are through before it has faded in. */
export function ReadingDialog() {
  const reading = useImportStore((store) => store.reading);
  const cancel = useImportStore((store) => store.cancel);
  return (
    <Modal
      opened={reading !== null}
      onClose={() => void cancel()}
      title={`Reading ${reading?.file ?? ''}`}
      closeOnClickOutside={false}
      withCloseButton={false}
      centered
    >
      <Progress.Root size="sm">
        <Progress.Section value={percentOf(reading?.progress ?? null)} aria-label="Share of the file that is read" />
      </Progress.Root>
      <Group justify="space-between" mt="md">
        <Text size="sm" c="dimmed" role="status">
          {describeProgress(reading?.progress ?? null)}
        </Text>
        <Button variant="default" onClick={() => void cancel()}>
          Cancel
        </Button>
      </Group>
    </Modal>
  );
}

function percentOf(progress: ImportProgress | null): number {
  if (progress === null || progress.totalBytes === 0) return 0;
  return Math.min(100, Math.round((progress.doneBytes / progress.totalBytes) * 100));
}

function describeProgress(progress: ImportProgress | null): string {
  return progress === null ? 'Opening the file…' : `${percentOf(progress)} % · ${countOf(progress.doneRows, 'row')}`;
}
