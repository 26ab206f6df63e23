import { expect, it } from 'vitest';
import { NameResolver } from '../../../../../main/probe/life-signs/name-lookup.ts';

function failing(code: string) {
  return new NameResolver(() => Promise.reject(Object.assign(new Error(code), { code })));
}

it('name lookup > gives addresses in the order of the system', async () => {
  const names = new NameResolver(async () => [{ address: 'fd00::7' }, { address: '10.0.0.7' }]);
  expect(await names.resolve('cb-0417', 1_000)).toEqual({ addresses: ['fd00::7', '10.0.0.7'] });
});

it.each(['ENOTFOUND', 'ENODATA'])('name lookup > says that there is no such name for %s', async (code) => {
  expect(await failing(code).resolve('cb-0417', 1_000)).toEqual({ reason: 'name-not-found' });
});

it.each(['EAI_AGAIN', 'ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED'])(
  'name lookup > blames the name service for %s',
  async (code) => {
    expect(await failing(code).resolve('cb-0417', 1_000)).toEqual({ reason: 'name-service-down' });
  },
);

it('name lookup > blames the name service when it does not answer in time', async () => {
  const names = new NameResolver(() => new Promise(() => {}));
  expect(await names.resolve('cb-0417', 5)).toEqual({ reason: 'name-service-down' });
});

it('name lookup > asks for two names at once at most', async () => {
  let atOnce = 0;
  let most = 0;
  const names = new NameResolver(async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    return [{ address: '10.0.0.7' }];
  });
  const answers = await Promise.all(Array.from({ length: 9 }, (_, index) => names.resolve(`host ${index}`, 10_000)));
  expect(most).toBe(2);
  expect(answers).toHaveLength(9);
});

it('name lookup > lets thousands of names wait their turn without blaming the service, each asked once', async () => {
  const asked: string[] = [];
  const names = new NameResolver(async (host) => {
    asked.push(host);
    await new Promise((resolve) => setImmediate(resolve));
    return [{ address: '10.0.0.7' }];
  });
  const hosts = Array.from({ length: 3_000 }, (_, index) => `host ${index}`);
  // Far less than all of them take together.
  const answers = await Promise.all([...hosts, ...hosts].map((host) => names.resolve(host, 250)));
  expect(answers.every((answer) => 'addresses' in answer)).toBe(true);
  expect(asked).toEqual(hosts);
});

it('name lookup > asks no more than two names of a service that hangs, however often it is asked', async () => {
  const asked: string[] = [];
  const names = new NameResolver((host) => {
    asked.push(host);
    return new Promise(() => {});
  });
  for (let time = 0; time < 3; time += 1) {
    for (const host of ['a', 'b', 'c', 'd']) void names.resolve(host, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(asked).toEqual(['a', 'b']);
});
