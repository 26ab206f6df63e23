import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppError } from '../../../../shared/result.ts';
import { useCountedDialog } from './open-dialogs.ts';

interface Props {
  readonly title: string;
  readonly confirm: string;
  /** A sentence that stands beside the button while it cannot be pressed; null: it can. */
  readonly missing?: string | null;
  readonly size?: string;
  /** @returns why it was refused; null: done, and the dialog closes. */
  readonly onAct: () => Promise<AppError | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const CHANGED =
  'Somebody added to this incident meanwhile, so it was loaded again. What you typed is still here: look at it once more, then press again.';

/** A dialog that does one thing. What was typed stays when it is refused, and the reason stands above the button. */
export function ActDialog({ title, confirm, missing = null, size = 'lg', onAct, onClose, children }: Props) {
  useCountedDialog();
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = async (event: FormEvent) => {
    event.preventDefault();
    if (missing !== null || isBusy) return;
    setBusy(true);
    const error = await onAct();
    setBusy(false);
    setRefusal(error);
    if (error === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} size={size} title={title}>
      <form noValidate onSubmit={(event) => void act(event)}>
        <Stack gap="md">
          {children}
          {refusal !== null && (
            <Alert color="red" role="alert">
              {refusal.code === 'changed-meanwhile' ? CHANGED : refusal.message}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            {missing !== null && (
              <span role="status" style={{ flex: 1, color: 'var(--text-quiet)', fontSize: 13 }}>
                {missing}
              </span>
            )}
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={missing !== null}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
