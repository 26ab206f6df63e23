import { expect, test } from 'vitest';
import { probeHop } from '../../../../main/path/probe.ts';
import { createNetwork } from '../../../../main/readiness/network/network.ts';
import type { PathTarget } from '../../../../shared/model/path.ts';
import { EMPTY_SITE } from '../../../../shared/model/site.ts';

const nameServer: PathTarget = {
  id: 'dns:10.0.0.53',
  kind: 'dns',
  name: 'name server',
  host: '10.0.0.53',
  address: null,
  port: null,
  platformId: null,
  need: 'required',
  method: 'dns',
  periodMs: 10_000,
  timeoutMs: 4_000,
};

test('a name server is not blamed while this laptop has no network', async () => {
  const network = createNetwork({ site: EMPTY_SITE, ownAddresses: () => [] });
  const { failure } = await probeHop(nameServer, network, () => 0, AbortSignal.timeout(5_000));
  expect(failure?.code).toBe('laptop-offline');
});
