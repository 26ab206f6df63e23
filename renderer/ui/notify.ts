import { notifications } from '@mantine/notifications';
import type { AppError } from '../../shared/result.ts';

const LONG_ENOUGH_TO_READ_MS = 12_000;

/** Shows what went wrong, in the sentence that came with it. The same code replaces its predecessor. */
export function showError(error: AppError): void {
  notifications.hide(error.code);
  notifications.show({
    id: error.code,
    color: 'red',
    title: 'That did not work',
    message: error.message,
    autoClose: LONG_ENOUGH_TO_READ_MS,
  });
}

/** A short confirmation of something a person did, where the screen itself does not show it. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: 4_000 });
}
