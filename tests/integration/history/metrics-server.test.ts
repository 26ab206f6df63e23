import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MetricsServer, startMetricsServer } from '../../../main/history/metrics-server.ts';

let server: MetricsServer;

beforeEach(async () => {
  const started = await startMetricsServer(0, () => 'tdc_info 1\n');
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
});

afterEach(() => server.stop());

function ask(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; text: string }> {
  const { method = 'GET', host = `127.0.0.1:${server.port}` } = options;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('metrics server > answers GET /metrics on loopback', async () => {
  expect(await ask('/metrics')).toEqual({ status: 200, text: 'tdc_info 1\n' });
  expect(await ask('/metrics', { host: `localhost:${server.port}` })).toMatchObject({ status: 200 });
});

test.each(['evil.example', 'evil.example:9464', '127.0.0.1', '10.0.0.5:9464'])(
  'metrics server > refuses the Host header %s, by which a web page could reach it',
  async (host) => {
    const { status, text } = await ask('/metrics', { host });
    expect(status).toBe(403);
    expect(text).not.toContain('tdc_info');
  },
);

test('metrics server > has no other page and no other method', async () => {
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/metricsx')).status).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await ask('/metrics', { method })).status).toBe(405);
});

test('metrics server > cannot be reached by another address of this laptop', async (context) => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one !== undefined && !one.internal && one.family === 'IPv4');
  if (outside === undefined) return context.skip('this machine has loopback only');
  const outcome = await new Promise<string>((resolve) => {
    const socket = connect(server.port, outside.address, () => resolve('connected'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });
  expect(outcome).toBe('ECONNREFUSED');
});

test('metrics server > says in a sentence that the port is taken', async () => {
  const second = await startMetricsServer(server.port, () => '');
  expect(second).toMatchObject({ ok: false, error: { code: 'metrics-port' } });
  if (!second.ok) expect(second.error.message).toContain(`uses port ${server.port}`);
});
