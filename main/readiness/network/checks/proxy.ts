import type { EvidenceItem, Finding } from '../../../../shared/model/readiness.ts';
import { type Check, finding } from '../../check.ts';
import { type Attempt, attempt } from '../fetch/attempt.ts';
import { connectTcp, endpointText, parseEndpoint } from '../fetch/connect.ts';
import { openTunnel } from '../fetch/exchange.ts';
import { CONNECT_LIMIT_MS } from '../fetch/limits.ts';
import { type NamedProxy, type ProxySettings, readProxySettings } from '../fetch/proxy-settings.ts';
import { askDistrict, failureText, line } from '../judge/step.ts';
import { mayContact, type Network } from '../network.ts';
import type { PlannedHost } from './hosts.ts';
import { type SweepNetwork, stopped } from './sweep-network.ts';

const SETTINGS_LIMIT_MS = 3_000;
const TUNNEL_LIMIT_MS = 4_000;
const DEADLINE_MS = SETTINGS_LIMIT_MS + CONNECT_LIMIT_MS + TUNNEL_LIMIT_MS + 1_000;

/** Does a proxy stand between this laptop and the testing hosts, and does it let them through? None without a host to ask for. */
export function proxyChecks(hosts: readonly PlannedHost[], sweep: SweepNetwork): Check[] {
  const target = hosts.find(({ need, protocol }) => need === 'required' && protocol !== 'tcp');
  if (target === undefined) return [];
  const check: Check = {
    checkId: 'proxy',
    title: 'Proxy',
    platformId: null,
    area: 'network',
    origin: 'network',
    scope: { kind: 'school' },
    rule: null,
    deadlineMs: DEADLINE_MS,
    isHeavy: false,
    run: (signal) => lookForProxy(sweep.network, target, signal),
  };
  return [check];
}

async function lookForProxy(network: Network, { host, port }: PlannedHost, signal: AbortSignal): Promise<Finding> {
  const read = await attempt<ProxySettings>(signal, SETTINGS_LIMIT_MS, ({ succeed }) => {
    void readProxySettings(network, host, port).then(succeed);
    return () => {};
  });
  const settings = read.isOk ? read.value : { named: [], systemSays: null };
  const expected = network.site.network.expectedProxy;
  const evidence = settingsLines(settings, expected);
  const wanted = expected === null ? null : parseEndpoint(expected);
  if (expected !== null && wanted === null) return unreadableSetting(expected, evidence);
  const used: NamedProxy | undefined =
    settings.named[0] ?? (wanted === null ? undefined : { from: 'Settings', endpoint: wanted });
  if (used === undefined) return withoutProxy(settings, evidence);
  if (!mayContact(network, used.endpoint)) {
    return finding('unchecked', 'The proxy was not tried: this rehearsal contacts nothing but this laptop.', {
      evidence,
    });
  }
  const tunnel = await tryTunnel(used, `${host}:${port}`, signal);
  if (signal.aborted) return stopped('The proxy');
  const isExpected = expected !== null && endpointText(used.endpoint) === expected;
  return judgeProxy(used, tunnel, host, isExpected, evidence);
}

/** Whether the proxy opens a way to the host; nothing is sent through it. */
async function tryTunnel({ endpoint }: NamedProxy, target: string, signal: AbortSignal): Promise<Attempt<unknown>> {
  const connected = await connectTcp(endpoint, signal, CONNECT_LIMIT_MS);
  if (!connected.isOk) return connected;
  const tunnel = await openTunnel(connected.value, target, signal, TUNNEL_LIMIT_MS);
  if (tunnel.isOk) tunnel.value.destroy();
  return tunnel;
}

function judgeProxy(
  used: NamedProxy,
  tunnel: Attempt<unknown>,
  host: string,
  isExpected: boolean,
  before: readonly EvidenceItem[],
): Finding {
  const proxy = endpointText(used.endpoint);
  const text = tunnel.isOk ? 'opened' : failureText(tunnel.failure);
  const evidence = [...before, line(`Way through ${proxy} to ${host}`, text, tunnel.isOk ? 'pass' : 'fail')];
  if (!tunnel.isOk) {
    const wantsPassword = tunnel.failure.kind === 'proxy-refused' && tunnel.failure.status === 407;
    const sentence = wantsPassword
      ? `The proxy ${proxy} wants a name and a password; a testing app cannot give them.`
      : `The proxy ${proxy} does not let this laptop through to ${host}.`;
    return finding('fail', sentence, {
      evidence,
      action: askDistrict('testing hosts have to go past the proxy, or through it without signing in.'),
    });
  }
  if (isExpected) return finding('pass', `The school's proxy ${proxy} lets testing hosts through.`, { evidence });
  return finding(
    'warn',
    `This laptop goes through the proxy ${proxy} (${used.from}); testing apps work best without one.`,
    {
      evidence,
      action: askDistrict(
        'let the testing hosts go directly, past the proxy; enter the proxy in Settings if it is meant to be there.',
      ),
    },
  );
}

function withoutProxy({ systemSays }: ProxySettings, evidence: readonly EvidenceItem[]): Finding {
  const sentence =
    systemSays === null
      ? 'No proxy is set for programs on this laptop. Whether the system uses a proxy script is not known here.'
      : 'No proxy stands between this laptop and the testing hosts.';
  return finding('pass', sentence, { evidence: [...evidence] });
}

function unreadableSetting(expected: string, evidence: readonly EvidenceItem[]): Finding {
  return finding('unchecked', `The proxy in Settings, “${expected.slice(0, 80)}”, cannot be read.`, {
    evidence: [...evidence],
    action: { what: 'Enter it as name:port, such as proxy.example.org:8080.', who: 'coordinator' },
  });
}

function settingsLines({ named, systemSays }: ProxySettings, expected: string | null): EvidenceItem[] {
  return [
    line('Proxy expected by the school', expected ?? 'none'),
    ...named.map(({ from, endpoint }) => line(`Proxy from ${from}`, endpointText(endpoint))),
    line("The system's word (settings, PAC, WPAD)", systemSays ?? 'not known: only the window can ask for it'),
  ];
}
