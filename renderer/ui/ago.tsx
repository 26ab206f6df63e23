import { formatDuration } from '../../shared/model/wording.ts';
import { useNow } from '../state/clock.ts';

/** How long ago, counting on by itself. @param since Epoch milliseconds. */
export function Ago({ since }: { readonly since: number }) {
  return <>{formatDuration(useNow() - since)}</>;
}
