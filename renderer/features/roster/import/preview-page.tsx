import { Alert, Button, Drawer, Group, Loader, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ImportChoices } from '../../../../shared/model/roster-import.ts';
import { ImportOptions } from './import-options.tsx';
import { type ImportDraft, useImportStore } from './import-store.ts';
import { IssueList } from './issue-list.tsx';
import { LeftOutColumns } from './left-out-columns.tsx';
import { MappingTable } from './mapping-table.tsx';
import classes from './preview-page.module.css';
import { describeFile, importButtonLabel, previewHeadline } from './preview-words.ts';
import { RoomGuesses } from './room-guesses.tsx';
import { SampleRows } from './sample-rows.tsx';

/** A file that was read, before anything of it is saved: what it is, what it would change, and everything to correct. */
export function PreviewPage() {
  const draft = useImportStore((store) => store.draft);
  const cancel = useImportStore((store) => store.cancel);
  // A stray click or Escape must not throw corrections away; without any there is nothing to lose.
  const isCorrected = draft !== null && hasCorrections(draft.choices);
  return (
    <Drawer.Root
      opened={draft !== null}
      onClose={() => void cancel()}
      closeOnClickOutside={false}
      closeOnEscape={!isCorrected}
      position="right"
      size="min(1240px, 96vw)"
    >
      <Drawer.Overlay backgroundOpacity={0.5} />
      <Drawer.Content aria-label="Import preview" classNames={{ content: classes.content, inner: classes.inner }}>
        {draft !== null && <PreviewContent draft={draft} />}
      </Drawer.Content>
    </Drawer.Root>
  );
}

function hasCorrections(choices: ImportChoices): boolean {
  return choices.mapping !== null || Object.keys(choices.roomNames).length > 0;
}

function PreviewContent({ draft }: { readonly draft: ImportDraft }) {
  const choose = useImportStore((store) => store.choose);
  const nameRoom = useImportStore((store) => store.nameRoom);
  const { preview, choices } = draft;
  const isBroken = preview.errors.length > 0;
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <Text size="sm" c="dimmed">
            {preview.file} · {describeFile(preview)}
          </Text>
          <Title order={2} size="h3" aria-live="polite">
            {previewHeadline(preview)}
          </Title>
        </div>
        {draft.isRereading && (
          <Group gap="xs" role="status">
            <Loader size="xs" aria-hidden />
            <Text size="sm" c="dimmed">
              Reading again…
            </Text>
          </Group>
        )}
      </header>
      <div className={classes.body} data-autofocus tabIndex={-1}>
        {isBroken && <FileErrors draft={draft} />}
        <div className={classes.columns}>
          <div className={classes.wide}>
            {preview.rows > 0 && (
              <RoomGuesses
                rooms={draft.rooms}
                choices={choices}
                roomlessRows={preview.roomlessRows}
                onName={nameRoom}
              />
            )}
            {preview.columns.length > 0 && <MappingTable draft={draft} onChange={choose} />}
          </div>
          <div className={classes.narrow}>
            {preview.rows > 0 && <ImportOptions preview={preview} choices={choices} onChange={choose} />}
            <LeftOutColumns columns={preview.leftOut} />
            <IssueList title="Worth a look" issues={preview.warnings} />
          </div>
        </div>
        <SampleRows rows={preview.sample} total={preview.rows} />
      </div>
      <PreviewFooter draft={draft} />
    </div>
  );
}

function FileErrors({ draft }: { readonly draft: ImportDraft }) {
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title="Your roster is exactly as it was."
      role="alert"
      className={classes.errors ?? ''}
    >
      {draft.preview.errors.map((error) => (
        <Text key={`${error.code}:${error.line}:${error.message}`} size="sm">
          {error.line !== null && `Line ${error.line}: `}
          {error.message}
        </Text>
      ))}
    </Alert>
  );
}

function PreviewFooter({ draft }: { readonly draft: ImportDraft }) {
  const commit = useImportStore((store) => store.commit);
  const cancel = useImportStore((store) => store.cancel);
  const waiting = useImportStore((store) => store.waiting.length);
  const { preview, isRereading, isSaving } = draft;
  return (
    <footer className={classes.footer}>
      <Text size="sm" c="dimmed">
        {waiting > 0 ? `${waiting} more to look at after this one.` : 'You can undo an import afterwards.'}
      </Text>
      <Group gap="sm">
        <Button variant="default" onClick={() => void cancel()}>
          {waiting > 0 ? 'Skip this file' : 'Cancel'}
        </Button>
        <Button loading={isSaving} disabled={preview.errors.length > 0 || isRereading} onClick={() => void commit()}>
          {importButtonLabel(preview.counts)}
        </Button>
      </Group>
    </footer>
  );
}
