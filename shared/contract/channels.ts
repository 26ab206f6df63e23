import type { z } from 'zod';
import { appChannels } from './app-channels.ts';
import { historyChannels } from './history-channels.ts';
import { incidentChannels } from './incident-channels.ts';
import { liveChannels } from './live-channels.ts';
import { readinessChannels } from './readiness-channels.ts';
import { rosterChannels } from './roster-channels.ts';

/**
 * Everything that crosses between the window and the main process: names, schemas and meaning in one place.
 *
 * `main/ipc/register.ts` walks this table (sender check, schema check, handler, result), the preload turns its names into
 * functions, and the types on both sides are inferred from it. To add a message: one entry in the table of its area, its name in
 * `names.ts` (the compiler asks for it), and for a request one handler in `main/ipc/handlers.ts`.
 *
 * Names: `area.verb` for requests, `area.happened` for pushes.
 */
export const channels = {
  ...appChannels,
  ...liveChannels,
  ...rosterChannels,
  ...readinessChannels,
  ...historyChannels,
  ...incidentChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type RequestName = {
  [Name in ChannelName]: Channels[Name]['direction'] extends 'request' ? Name : never;
}[ChannelName];
export type PushName = Exclude<ChannelName, RequestName>;

type RequestOf<Name extends RequestName> = Extract<Channels[Name], { direction: 'request' }>;
type PushOf<Name extends PushName> = Extract<Channels[Name], { direction: 'push' }>;

/** What a caller passes; `undefined` for a channel without input. */
export type RequestInput<Name extends RequestName> = z.input<RequestOf<Name>['request']>;
/** What a handler receives after the schema check. */
export type RequestParsed<Name extends RequestName> = z.output<RequestOf<Name>['request']>;
export type Reply<Name extends RequestName> = z.output<RequestOf<Name>['reply']>;
export type PushPayload<Name extends PushName> = z.output<PushOf<Name>['payload']>;
