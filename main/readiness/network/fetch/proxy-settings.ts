import type { Network } from '../network.ts';
import { type Endpoint, parseEndpoint } from './connect.ts';

/** A proxy that something on this laptop names. */
export interface NamedProxy {
  /** Part of a sentence: `HTTPS_PROXY`, `the system's settings`. */
  readonly from: string;
  readonly endpoint: Endpoint;
}

export interface ProxySettings {
  readonly named: readonly NamedProxy[];
  /** As the system said it; null: it cannot be asked from here. */
  readonly systemSays: string | null;
}

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** What would carry an HTTPS connection to `host`: the environment's word, and the system's where it can be asked. Never rejects. */
export async function readProxySettings(network: Network, host: string, port: number): Promise<ProxySettings> {
  const named: NamedProxy[] = [];
  const fromEnvironment = isExcepted(network.environment, host) ? null : firstOf(network.environment);
  if (fromEnvironment !== null) named.push(fromEnvironment);
  const systemSays = await askSystem(network, `https://${host}:${port}/`);
  const ofSystem = /^(?:PROXY|HTTPS|HTTP)\s+([^;\s]+)/i.exec(systemSays ?? '')?.[1];
  const endpoint = ofSystem === undefined ? null : parseEndpoint(ofSystem);
  if (endpoint !== null) named.push({ from: "the system's settings", endpoint });
  return { named, systemSays };
}

async function askSystem({ resolveProxy }: Network, url: string): Promise<string | null> {
  try {
    return resolveProxy === null ? null : await resolveProxy(url);
  } catch {
    // A proxy script that fails is as good as one that nobody can read.
    return null;
  }
}

function firstOf(environment: Network['environment']): NamedProxy | null {
  for (const name of VARIABLES) {
    const value = environment[name]?.trim() ?? '';
    const endpoint = value === '' ? null : endpointOf(value);
    if (endpoint !== null) return { from: name, endpoint };
  }
  return null;
}

/** `http://user:secret@proxy:3128` or `proxy:3128`; the credentials are dropped here, so that they reach no report. */
function endpointOf(value: string): Endpoint | null {
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text)) return null;
  const { hostname, port } = new URL(text);
  return hostname === '' ? null : { address: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 80 : Number(port) };
}

/** `NO_PROXY=.testnav.com,localhost`: the host or anything below it; `*` is everything. */
function isExcepted(environment: Network['environment'], host: string): boolean {
  const list = (environment.NO_PROXY ?? environment.no_proxy ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase());
  return list.some((entry) => {
    const domain = entry.replace(/^\*?\./, '');
    return entry === '*' || (domain !== '' && (host === domain || host.endsWith(`.${domain}`)));
  });
}
