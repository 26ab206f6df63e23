import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoLab } from '../../../../main/demo/lab.ts';
import { conditionsAt } from '../../../../main/demo/morning.ts';
import { demoSchool } from '../../../../main/demo/school.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { SECOND_MS } from '../../../../shared/units.ts';

const { devices } = demoSchool(0);
const lab = demoLab();
const room114 = devices.filter(({ roomId }) => roomId === 'demo-room-114');
const addressIn = (roomId: string, seat: string) => {
  const address = devices.find((device) => device.roomId === roomId && device.seat === seat)?.address;
  if (!address) throw new Error(`No address for ${roomId} ${seat}`);
  return address;
};
const answers = (address: string | null, atS: number) =>
  address !== null && lab.echo(address, atS * SECOND_MS).kind === 'reply';
const answeringIn114 = (atS: number) => room114.filter(({ address }) => answers(address, atS)).length;

describe('demo morning', () => {
  it('plays the same way every time', () => {
    const someDevice = fc.constantFrom(...devices.flatMap(({ address }) => address ?? []));
    fc.assert(
      fc.property(someDevice, fc.integer({ min: 0, max: 3_600_000 }), (address, atMs) => {
        expect(demoLab().echo(address, atMs)).toEqual(lab.echo(address, atMs));
      }),
    );
  });

  it('is calm for the first 20 seconds', () => {
    for (let atS = 0; atS < 20; atS += 1) expect(answeringIn114(atS)).toBe(12);
    for (const device of devices) {
      if (device.address === null) continue;
      const answer = lab.echo(device.address, 10 * SECOND_MS);
      if (answer.kind === 'reply') expect(answer.rttMs).toBeLessThan(60);
    }
  });

  it('raises round trips in the login wave, past the slow limit for a few only', () => {
    const added = devices.map(({ roomId, seat }) => conditionsAt(roomId ?? '', seat ?? '', 37_500).addedRttMs);
    const slow = added.filter((ms) => ms > DEFAULT_SETTINGS.probe.slowAboveMs);
    expect(Math.min(...added)).toBeGreaterThan(40);
    expect(slow.length).toBeGreaterThan(0);
    expect(slow.length).toBeLessThan(devices.length / 4);
  });

  it('drops 11 of 12 devices in Room 114 within two seconds after a minute, and brings them back', () => {
    expect(answeringIn114(59.9)).toBe(12);
    for (let atS = 62; atS < 150; atS += 1) expect(answeringIn114(atS)).toBe(1);
    expect(answers(addressIn('demo-room-114', 'B4'), 100)).toBe(true);
    expect(answeringIn114(156)).toBe(12);
  });

  it('leaves no fresh neighbour entry for a device behind the failed access point', () => {
    const macs = new Set(room114.flatMap((device) => device.macs));
    const seen = lab.neighbours(100 * SECOND_MS).filter(({ mac, isFresh }) => isFresh && macs.has(mac));
    expect(seen).toHaveLength(1);
  });

  it('makes Room 112 B3 slow, not silent', () => {
    const answer = lab.echo(addressIn('demo-room-112', 'B3'), 100 * SECOND_MS);
    expect(answer).toMatchObject({ kind: 'reply' });
    expect(answer.kind === 'reply' && answer.rttMs).toBeGreaterThan(DEFAULT_SETTINGS.probe.slowAboveMs);
  });

  it('makes Library A5 lose requests, but never all tries of one check', () => {
    const address = addressIn('demo-library', 'A5');
    const offsetsS = [0, ...DEFAULT_SETTINGS.probe.retryOffsetsMs.map((ms) => ms / SECOND_MS)];
    let checks = 0;
    let lost = 0;
    for (let atS = 40; atS < 228; atS += 0.05) {
      checks += 1;
      if (!answers(address, atS)) lost += 1;
      expect(offsetsS.some((offsetS) => answers(address, atS + offsetS))).toBe(true);
    }
    expect(lost / checks).toBeGreaterThan(2 * DEFAULT_SETTINGS.probe.flakyAboveLossRatio);
  });

  it('repeats its quiet loop every eight minutes, small events included', () => {
    const address = addressIn('demo-room-118', 'A4');
    for (const loopStartS of [240, 720, 1_200]) {
      expect(answers(address, loopStartS + 99)).toBe(true);
      expect(answers(address, loopStartS + 115)).toBe(false);
      expect(answers(address, loopStartS + 131)).toBe(true);
      expect(answeringIn114(loopStartS + 80)).toBe(12);
    }
  });

  it('shows a blocked ping by a refused connection, or by the neighbour table alone', () => {
    const refusing = addressIn('demo-room-118', 'D3');
    const hidden = addressIn('demo-room-118', 'D4');
    for (const address of [refusing, hidden]) expect(answers(address, 5)).toBe(false);
    expect(lab.connect(refusing, 445, 5_000)).toMatchObject({ kind: 'refused' });
    expect(lab.connect(hidden, 445, 5_000)).toEqual({ kind: 'silent' });
    expect(lab.neighbours(5_000)).toContainEqual(expect.objectContaining({ address: hidden, isFresh: true }));
  });

  it('lets a stale address be followed by its MAC', () => {
    const stale = devices.find(({ roomId, seat }) => roomId === 'demo-room-112' && seat === 'C4');
    const neighbour = lab.neighbours(5_000).find(({ mac }) => stale?.macs.includes(mac));
    expect(answers(stale?.address ?? null, 5)).toBe(false);
    expect(neighbour?.address).not.toBe(stale?.address);
    expect(answers(neighbour?.address ?? null, 5)).toBe(true);
  });

  it('resolves host names that stand for a device, and no other', () => {
    const named = devices.find(({ roomId, seat }) => roomId === 'demo-room-118' && seat === 'D5');
    const lost = devices.find(({ roomId, seat }) => roomId === 'demo-cart-3' && seat === 'B6');
    const found = lab.resolve(named?.host ?? '', 0);
    expect('addresses' in found && answers(found.addresses[0] ?? null, 5)).toBe(true);
    expect(lab.resolve(lost?.host ?? '', 0)).toEqual({ reason: 'name-not-found' });
  });

  it('reaches every device that is neither paused nor left uncharged', () => {
    const atMs = 5_000;
    const byMac = new Map(lab.neighbours(atMs).map(({ mac, address }) => [mac, address]));
    const unreachable = devices.filter((device) => {
      const followed = device.macs.map((mac) => byMac.get(mac));
      const resolved = device.host === null ? null : lab.resolve(device.host, atMs);
      const found = resolved !== null && 'addresses' in resolved ? resolved.addresses : [];
      return ![device.address, ...followed, ...found].some((address) => answers(address ?? null, 5));
    });
    const seats = unreachable.map(({ roomId, seat }) => `${roomId} ${seat}`);
    expect(seats).toEqual([
      'demo-room-118 D3',
      'demo-room-118 D4',
      'demo-library C7',
      'demo-cart-3 B3',
      'demo-cart-3 B4',
      'demo-cart-3 B5',
      'demo-cart-3 B6',
    ]);
  });
});
