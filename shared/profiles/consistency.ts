import type { Citation, PlatformProfile } from './schema.ts';

/** Confidences that stand for our own thinking: only they may come without a source. */
const OWN: ReadonlySet<string> = new Set(['ours', 'inferred']);

/**
 * What the schema cannot see: parts of a profile that refer to each other. Pure; the laptop's clock has no say in it, since a
 * wrong clock should be found by its own check and not cost the school its profile.
 *
 * @returns Sentences for whoever writes the file; empty: nothing is wrong.
 */
export function profileFaults(profile: PlatformProfile): string[] {
  return [
    ...(profile.validFrom > profile.validTo ? ['validTo lies before validFrom.'] : []),
    ...repeatedIds(profile),
    ...citationFaults(profile),
    ...placeholderFaults(profile),
    ...referenceFaults(profile),
  ];
}

function repeatedIds(profile: PlatformProfile): string[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    sources: profile.sources.map(({ id }) => id),
    managementSystems: profile.managementSystems.map(({ id }) => id),
    siteFields: profile.siteFields.map(({ key }) => key),
    hosts: profile.hosts.map(({ id }) => id),
    localServices: profile.localServices.map(({ id }) => id),
    thresholds: profile.thresholds.map(({ key }) => key),
    errorCodes: profile.errorCodes.map(({ code }) => code),
    drills: profile.drills.map(({ id }) => id),
    checklist: profile.checklist.map(({ id }) => id),
    os: profile.os.map(({ kind }) => kind),
  };
  return Object.entries(lists).flatMap(([list, ids]) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${list} has "${id}" twice.`),
  );
}

function citationFaults(profile: PlatformProfile): string[] {
  const known = new Set(profile.sources.map(({ id }) => id));
  return cited(profile).flatMap(({ where, citation }) => [
    ...citation.sources
      .filter((id) => !known.has(id))
      .map((id) => `${where} names the source "${id}", which is not in sources.`),
    ...(citation.sources.length === 0 && !OWN.has(citation.confidence)
      ? [`${where} says "${citation.confidence}" without a source.`]
      : []),
  ]);
}

function cited(profile: PlatformProfile): { where: string; citation: Citation }[] {
  const lists: Readonly<Record<string, readonly Citation[]>> = {
    managementSystems: profile.managementSystems,
    siteFields: profile.siteFields,
    hosts: profile.hosts,
    allowList: profile.allowList,
    localServices: profile.localServices,
    versionFeeds: profile.versionFeeds,
    os: profile.os,
    hardware: profile.hardware,
    apps: profile.apps,
    thresholds: profile.thresholds,
    outage: profile.outage === null ? [] : [profile.outage],
    errorCodes: profile.errorCodes,
    errorFamilies: profile.errorFamilies,
    drills: profile.drills,
    checklist: profile.checklist,
  };
  return Object.entries(lists).flatMap(([list, citations]) =>
    citations.map((citation, index) => ({ where: `${list}[${index}]`, citation })),
  );
}

/** A `{key}` that is no site field would never be filled in, and its host never checked. */
function placeholderFaults(profile: PlatformProfile): string[] {
  const fields = new Set(profile.siteFields.map(({ key }) => key));
  const texts = [
    ...profile.hosts.flatMap(({ id, host, http }) => [
      [`host "${id}"`, host],
      [`the path of host "${id}"`, http?.path ?? ''],
    ]),
    ...profile.versionFeeds.map(({ url }) => ['a version feed', url]),
  ] as const;
  return texts.flatMap(([where = '', text = '']) =>
    [...text.matchAll(/\{([^}]*)\}/g)]
      .map(([, key = '']) => key)
      .filter((key) => !fields.has(key))
      .map((key) => `${where} uses {${key}}, which is not in siteFields.`),
  );
}

function referenceFaults(profile: PlatformProfile): string[] {
  const systems = new Set(profile.managementSystems.map(({ id }) => id));
  const drills = new Set(profile.drills.map(({ id }) => id));
  const services = new Set(profile.localServices.map(({ id }) => id));
  const codes = new Set(profile.errorCodes.map(({ code }) => code));
  const limited = {
    hosts: profile.hosts,
    allowList: profile.allowList,
    localServices: profile.localServices,
    apps: profile.apps,
    checklist: profile.checklist,
  };
  return [
    ...Object.entries(limited).flatMap(([list, entries]) =>
      entries
        .flatMap(({ managementSystems }) => managementSystems)
        .filter((id) => !systems.has(id))
        .map((id) => `${list} names the management system "${id}", which is not in managementSystems.`),
    ),
    ...profile.errorCodes
      .filter(({ drill }) => drill !== undefined && !drills.has(drill))
      .map(({ code, drill }) => `errorCodes names the drill "${drill}" for ${code}, which is not in drills.`),
    ...profile.localServices
      .filter(({ errorCode }) => errorCode !== null && !codes.has(errorCode))
      .map(({ id, errorCode }) => `localServices names the code "${errorCode}" for ${id}, which is not in errorCodes.`),
    ...profile.checklist
      .filter(({ localService }) => localService !== undefined && !services.has(localService))
      .map(
        ({ id, localService }) =>
          `checklist names the service "${localService}" for ${id}, which is not in localServices.`,
      ),
    ...profile.errorFamilies
      .filter(({ from, to }) => from > to)
      .map(({ from, to }) => `errorFamilies goes from ${from} to ${to}, which is backwards.`),
  ];
}
