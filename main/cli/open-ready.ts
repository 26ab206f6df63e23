import { basename } from 'node:path';
import type { ProfileList } from '../../shared/profiles/list.ts';
import { ok, type Result } from '../../shared/result.ts';
import { dataDirOf } from '../data-dir.ts';
import { MemoryReadinessRepository } from '../readiness/memory-repository.ts';
import { loadProfiles } from '../readiness/profiles/load-profiles.ts';
import { parseProfile } from '../readiness/profiles/parse-profile.ts';
import { MemorySiteRepository } from '../site/memory-repository.ts';
import { readSiteFile } from '../site/site-file.ts';
import type { Store } from '../store/repositories.ts';
import type { ReadyCommand } from './parse/ready.ts';
import { readInput } from './read-input.ts';
import type { Streams } from './streams.ts';

/** Lays what a command was given for itself, a site file and platform files, over the data that was opened. */
export async function forOneCommand(
  store: Store,
  command: ReadyCommand,
  streams: Streams,
): Promise<Result<{ readonly store: Store; readonly profiles: ProfileList }>> {
  const profiles = await knownProfiles(command.data, command.profiles, streams);
  if (!profiles.ok) return profiles;
  const own = await withOwnSite(store, command);
  return own.ok ? ok({ store: own.value, profiles: profiles.value }) : own;
}

/**
 * The board is forgotten afterwards, since what was found under another site must not be taken for the school's. What people
 * ticked is carried over.
 */
async function withOwnSite(store: Store, command: ReadyCommand): Promise<Result<Store>> {
  if (command.site === null && command.profiles.length === 0) return ok(store);
  const readiness = new MemoryReadinessRepository();
  for (const confirmation of store.readiness.confirmations()) readiness.addConfirmation(confirmation);
  if (command.site === null) return ok({ ...store, readiness });
  const bytes = await readInput(command.site);
  if (!bytes.ok) return bytes;
  const read = readSiteFile({ name: basename(command.site), bytes: bytes.value });
  if (!read.ok) return read;
  const site = new MemorySiteRepository();
  site.write(read.value);
  return ok({ ...store, readiness, site });
}

/**
 * Platforms that come with the console, those in the data folder, and files that the command names; the last of an id counts. A
 * file of the folder that cannot be used is said and passed over, one that was named ends the command.
 */
export async function knownProfiles(
  data: string | null,
  files: readonly string[],
  streams: Streams,
): Promise<Result<ProfileList>> {
  const { profiles, problems } = await loadProfiles(dataDirOf({ chosen: data, isDemo: false }));
  for (const { message } of problems) streams.err(message);
  const byId = new Map(profiles.map((entry) => [entry.profile.id, entry]));
  for (const file of files) {
    const bytes = await readInput(file);
    if (!bytes.ok) return bytes;
    const profile = parseProfile(basename(file), bytes.value);
    if (!profile.ok) return profile;
    byId.set(profile.value.id, { profile: profile.value, file: basename(file) });
  }
  return ok({ profiles: [...byId.values()], problems });
}
