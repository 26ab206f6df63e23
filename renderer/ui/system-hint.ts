import type { PlatformProfile } from '../../shared/profiles/schema.ts';

/** What a management system decides, in one sentence made from the profile: which checks belong to it alone. */
export function systemHint(profile: PlatformProfile, systemId: string | null): string {
  if (profile.managementSystems.length === 0) return 'This platform has only one way, so there is nothing to choose.';
  const system = profile.managementSystems.find(({ id }) => id === systemId);
  if (system === undefined) {
    return 'Decides which checks apply. While none is chosen, only checks that apply everywhere are made.';
  }
  const isItsOwn = ({ managementSystems }: { readonly managementSystems: readonly string[] }) =>
    managementSystems.length > 0 && managementSystems.includes(system.id);
  const parts = [
    ...profile.localServices.filter(isItsOwn).map(({ name }) => name),
    countWords(profile.hosts.filter(isItsOwn).length, 'host', 'hosts'),
    countWords(profile.checklist.filter(isItsOwn).length, 'check-list item', 'check-list items'),
  ].filter((part) => part !== null);
  if (parts.length === 0) return `Decides which checks apply. ${system.name} adds none of its own.`;
  return `Decides which checks apply. ${system.name} adds: ${parts.join(', ')}.`;
}

function countWords(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
