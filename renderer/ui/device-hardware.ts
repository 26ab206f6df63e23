import type { Device } from '../../shared/model/roster.ts';
import { formatMemory, formatScreen } from '../../shared/model/wording.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';

/** Memory, screen and testing apps as both device panels list them; what the roster does not know is left out. */
export function hardwareFacts(
  { memoryMiB, screen, appVersions }: Device,
  profiles: readonly PlatformProfile[],
): readonly { readonly label: string; readonly value: string }[] {
  const nameOf = (platformId: string) => profiles.find(({ id }) => id === platformId)?.name ?? platformId;
  return [
    ...(memoryMiB === null ? [] : [{ label: 'Memory', value: formatMemory(memoryMiB) }]),
    ...(screen === null ? [] : [{ label: 'Screen', value: formatScreen(screen) }]),
    ...Object.entries(appVersions).map(([platformId, version]) => ({ label: nameOf(platformId), value: version })),
  ];
}
