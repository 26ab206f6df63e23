import type { Reply, RequestName, RequestParsed } from '../../shared/contract/channels.ts';
import type { Result } from '../../shared/result.ts';
import type { Soon } from '../services.ts';

/** One function for every request of the contract table: parsed values in, a `Result` out, nothing of Electron. */
export type Handlers = {
  readonly [Name in RequestName]: (input: RequestParsed<Name>) => Soon<Result<Reply<Name>>>;
};
