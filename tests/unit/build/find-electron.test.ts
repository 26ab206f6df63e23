import { describe, expect, it } from 'vitest';
import { type Lookup, lookThrough } from '../../../build/runtime/find.mjs';

const no = (reason: string) => async () => ({ ok: false as const, reason });
const yes = (version: string) => async () => ({ ok: true as const, executable: `/somewhere/${version}`, version });
const mustNotRun = async () => {
  throw new Error('looked in a place that comes later');
};

/** A machine that has no Electron and reaches nothing, but for what is given. */
function aLookup(given: Partial<Lookup> = {}): Lookup & { readonly said: string[] } {
  const said: string[] = [];
  return {
    override: no('not set'),
    installed: no('not installed'),
    recentFailure: async () => undefined,
    download: no('getaddrinfo ENOTFOUND github.com'),
    registryCached: no('not made yet'),
    registryMade: no('npm pack failed'),
    exclusively: (work) => work(),
    say: (line) => said.push(line),
    said,
    ...given,
  };
}

describe('lookThrough', () => {
  it('takes the override and looks no further when it is set', async () => {
    const lookup = aLookup({ override: yes('45.0.0'), installed: mustNotRun, download: mustNotRun });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'override', version: '45.0.0' });
  });

  it('takes the installed official binary without fetching when it is there', async () => {
    const lookup = aLookup({ installed: yes('40.0.0'), download: mustNotRun, registryMade: mustNotRun });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'installed' });
  });

  it('tries the official download before the registry package when neither failed before', async () => {
    const lookup = aLookup({ download: yes('40.0.0'), registryCached: mustNotRun, registryMade: mustNotRun });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'downloaded' });
  });

  it('uses the registry package and says why not the earlier ones when the download fails', async () => {
    const lookup = aLookup({ registryMade: yes('33.2.1') });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'registry', version: '33.2.1' });
    expect(lookup.said.join()).toContain('official download: getaddrinfo ENOTFOUND github.com');
  });

  it('does not fetch the registry package again when it is in the cache', async () => {
    const lookup = aLookup({ registryCached: yes('33.2.1'), registryMade: mustNotRun });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'registry' });
  });

  it('does not try the download again when it failed lately and the cache serves', async () => {
    const lookup = aLookup({
      recentFailure: async () => 'no network; tried 5 min ago',
      registryCached: yes('33.2.1'),
      download: mustNotRun,
    });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'registry' });
    expect(lookup.said.join()).toContain('tried 5 min ago');
  });

  it('tries the download again when it failed lately but the cached runtime is damaged', async () => {
    const lookup = aLookup({ recentFailure: async () => 'no network', download: yes('40.0.0') });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'downloaded' });
  });

  it('uses what another run fetched while this one waited', async () => {
    let isFetched = false;
    const lookup = aLookup({
      installed: async () => (isFetched ? yes('40.0.0')() : no('not installed')()),
      exclusively: (work) => {
        isFetched = true;
        return work();
      },
      download: mustNotRun,
    });
    expect(await lookThrough(lookup)).toMatchObject({ source: 'installed' });
  });

  it('names every reason and the ways out when there is none to be had', async () => {
    const failure = lookThrough(aLookup());
    await expect(failure).rejects.toThrow(/npm pack failed/);
    await expect(failure).rejects.toThrow(/ELECTRON_MIRROR/);
    await expect(failure).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH/);
  });
});
