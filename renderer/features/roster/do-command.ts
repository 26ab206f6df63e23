import type { RequestArgs } from '../../../shared/contract/bridge.ts';
import type { RequestName } from '../../../shared/contract/channels.ts';
import { request } from '../../ipc/client.ts';
import { showError } from '../../ui/notify.ts';

/** Does something a person asked for that has no reply. A failure is shown. @returns whether it worked. */
export async function doCommand<Name extends RequestName>(name: Name, ...args: RequestArgs<Name>): Promise<boolean> {
  const result = await request(name, ...args);
  if (!result.ok) showError(result.error);
  return result.ok;
}
