import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../../shared/model/readiness-board.ts';
import { BUILT_IN_PROFILES } from '../../../shared/profiles/index.ts';
import { aDevice } from '../../helpers/builders.ts';
import { whyNoCertificates } from '../../lab/servers/certificates.ts';
import type { HostFault } from '../../lab/servers/host-server.ts';
import { type LabSweep, runAll } from '../../lab/servers/lab-sweep.ts';
import { type LabPlatform, type ServerLab, startServerLab } from '../../lab/servers/server-lab.ts';

const noCertificates = whyNoCertificates();

/** TestNav and DRC INSIGHT as they ship, with everything that a school can fill in. */
function bothPlatforms(): LabPlatform[] {
  const sites: Readonly<Record<string, LabPlatform['site']>> = {
    testnav: {
      managementSystem: 'PAN',
      fields: { customer: 'lab', contentHost: 'lab', managementHost: 'lab.pearsonaccessnext.com' },
      localServices: { 'proctor-cache': [{ name: 'in the library', host: 'cache.lab.example', ports: [] }] },
    },
    'drc-insight': {
      fields: { program: 'lab', state: 'lab' },
      localServices: { 'cos-service-device': [{ name: 'in the office', host: 'cos.lab.example', ports: [8_443] }] },
    },
  };
  return BUILT_IN_PROFILES.flatMap((profile) => {
    const site = sites[profile.id];
    return site === undefined ? [] : [{ profile, site }];
  });
}

describe.skipIf(noCertificates !== null)(`network checks of the platforms that ship ${noCertificates ?? ''}`, () => {
  let lab: ServerLab;
  let sweep: LabSweep;

  beforeAll(async () => {
    lab = await startServerLab({ platforms: bothPlatforms() });
    const devices = [aDevice({ appVersions: { 'drc-insight': '16.2.0' } })];
    sweep = { site: lab.site, profiles: BUILT_IN_PROFILES, devices };
  });
  afterAll(() => lab.stop());

  const problems = async () =>
    (await runAll(sweep)).filter(({ verdict }) => isProblem(verdict) || verdict === 'unchecked');

  it('a sound school > has no problem, and every host that it names was looked at', async () => {
    const results = await runAll(sweep);

    expect(
      results.filter(({ verdict }) => isProblem(verdict) || verdict === 'unchecked').map(({ sentence }) => sentence),
    ).toEqual([]);
    const passed = results.filter(({ checkId, verdict }) => checkId.startsWith('host/') && verdict === 'pass');
    expect(passed.map(({ checkId }) => checkId)).toEqual(
      expect.arrayContaining(['host/home', 'host/customer', 'host/content', 'host/portal', 'host/chromeos-extension']),
    );
  });

  it('five planted faults > are the five that are found, and are gone when they are repaired', async () => {
    const faults: readonly [string, HostFault, string][] = [
      ['home.testnav.com', 'intercepted', 'host/home'],
      ['lab.testnav.com', 'closed', 'host/customer'],
      ['cache.lab.example:4481', 'closed', 'local/proctor-cache/1'],
      ['cdn-download-prod.drcedirect.com', 'block-page', 'host/chromeos-extension'],
      ['www.drcedirect.com', 'expired', 'host/portal'],
    ];
    for (const [host, fault] of faults) await lab.setFault(host, fault);

    const found = await problems();
    for (const [host] of faults) await lab.setFault(host, 'none');

    expect(found.map(({ checkId }) => checkId).toSorted()).toEqual(faults.map(([, , id]) => id).toSorted());
    expect(new Set(found.map(({ verdict }) => verdict))).toEqual(new Set(['fail']));
    expect(await problems()).toEqual([]);
  });
});
