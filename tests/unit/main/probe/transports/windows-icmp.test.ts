import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EchoAddress, EchoTransport } from '../../../../../main/probe/transport.ts';
import { createWindowsIcmpTransport } from '../../../../../main/probe/transports/windows-icmp.ts';
import {
  type IcmpReply,
  ipAddrOf,
  parseReply,
  REPLY_HEAD_LENGTH,
  reasonOfStatus,
  sockaddrIn6,
} from '../../../../../main/probe/transports/windows-icmp-reply.ts';
import {
  GROUP_SIZE,
  type IcmpSlots,
  openIcmpSlots,
  PENDING,
} from '../../../../../main/probe/transports/windows-icmp-slots.ts';
import { fail, ok } from '../../../../../shared/result.ts';

const V4: EchoAddress = { text: '10.20.4.117', family: 4, bytes: Uint8Array.of(10, 20, 4, 117) };
const V6: EchoAddress = {
  text: 'fd00::1:2',
  family: 6,
  bytes: Uint8Array.of(0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2),
};

describe('Windows ICMP structures', () => {
  it('reads a reply that Windows Node received from 127.0.0.1', () => {
    const bytes = Buffer.from('7f000001000000000100000020000100588ac10000000000400000000200000000000000', 'hex');
    expect(parseReply(bytes, 4)).toEqual({ status: 0, rttMs: 1, peer: Buffer.of(127, 0, 0, 1) });
  });

  it('reads an IPv6 reply behind its packed, 26 bytes long address', () => {
    const bytes = new Uint8Array(REPLY_HEAD_LENGTH);
    const view = new DataView(bytes.buffer);
    bytes.set(V6.bytes, 6);
    view.setUint32(22, 9, true);
    view.setUint32(28, 11_003, true);
    view.setUint32(32, 17, true);
    expect(parseReply(bytes, 6)).toEqual({ status: 11_003, rttMs: 17, peer: V6.bytes });
  });

  it('keeps IPv4 addresses in network order in memory', () => {
    const memory = new DataView(new ArrayBuffer(4));
    memory.setUint32(0, ipAddrOf(V4), true);
    expect(new Uint8Array(memory.buffer)).toEqual(V4.bytes);
  });

  it('writes IPv6 socket addresses, also the unspecified one', () => {
    expect(sockaddrIn6(V6)).toHaveLength(28);
    expect([...sockaddrIn6(V6).slice(0, 8)]).toEqual([23, 0, 0, 0, 0, 0, 0, 0]);
    expect(sockaddrIn6(V6).slice(8, 24)).toEqual(V6.bytes);
    expect(
      sockaddrIn6(null)
        .slice(8, 28)
        .every((byte) => byte === 0),
    ).toBe(true);
  });

  it.each([
    [11_010, 'timeout'],
    [11_003, 'unreachable'],
    [11_002, 'no-route'],
    [11_050, 'no-route'],
    [1_231, 'no-route'],
    [5, 'no-permission'],
  ])('reads status %i as %s', (status, reason) => {
    expect(reasonOfStatus(status)).toBe(reason);
  });

  it.each([8, 11_001, 11_006, 11_032, 99_999])('never counts local trouble %i against the device', (status) => {
    expect(['timeout', 'unreachable']).not.toContain(reasonOfStatus(status));
  });
});

class FakeSlots implements IcmpSlots {
  readonly count = 2 * GROUP_SIZE;
  readonly under: Map<number, EchoAddress> = new Map();
  readonly #replies = new Map<number, IcmpReply>();
  refuseWith = PENDING;
  askedGroups: number[] = [];
  waitMs = 0;
  isCancelled = false;
  disposedIdle: boolean | null = null;

  begin(slot: number, address: EchoAddress, waitMs: number): number {
    if (this.under.has(slot)) throw new Error(`Slot ${slot} is in use`);
    this.waitMs = waitMs;
    if (this.refuseWith === PENDING) this.under.set(slot, address);
    return this.refuseWith;
  }

  takeEnded(group: number): number[] {
    this.askedGroups.push(group);
    const ended = [...this.#replies.keys()].filter(
      (slot) => Math.floor(slot / GROUP_SIZE) === group && this.under.has(slot),
    );
    for (const slot of ended) this.under.delete(slot);
    return ended;
  }

  read(slot: number): IcmpReply {
    const reply = this.#replies.get(slot);
    if (reply === undefined) throw new Error(`Slot ${slot} has no reply`);
    this.#replies.delete(slot);
    return reply;
  }

  answer(slot: number, reply: Partial<IcmpReply> = {}): void {
    const peer = this.under.get(slot)?.bytes ?? new Uint8Array(4);
    this.#replies.set(slot, { status: 0, rttMs: 3, peer, ...reply });
  }

  cancel(): void {
    this.isCancelled = true;
    for (const slot of this.under.keys()) this.answer(slot, { status: 995 });
  }

  dispose(isIdle: boolean): void {
    this.disposedIdle = isIdle;
  }
}

describe('Windows ICMP transport', () => {
  let slots: FakeSlots;
  let transport: EchoTransport;
  let reports: string[];

  beforeEach(async () => {
    vi.useFakeTimers();
    slots = new FakeSlots();
    reports = [];
    transport = createWindowsIcmpTransport(async () => ok(slots));
    await transport.open({
      replied: (token, rttMs) => reports.push(`${token} replied ${rttMs}`),
      failed: (token, reason) => reports.push(`${token} failed ${reason}`),
    });
  });
  afterEach(() => vi.useRealTimers());

  const slotOf = (token: number) => token;

  it('reports replies and refusals by their token', () => {
    transport.send([V4, V4, V6], [0, 1, 2], 800);
    slots.answer(slotOf(2), { rttMs: 9 });
    slots.answer(slotOf(0), { status: 11_003 });
    expect(transport.drain()).toBe(2);
    expect(reports.sort()).toEqual(['0 failed unreachable', '2 replied 9']);
  });

  it('takes no reply from somebody else for a sign of life', () => {
    transport.send([V4], [0], 800);
    slots.answer(slotOf(0), { peer: Uint8Array.of(10, 20, 4, 1) });
    transport.drain();
    expect(reports).toEqual(['0 failed timeout']);
  });

  it('reports at the next drain what could not be sent, and uses the slot again', () => {
    slots.refuseWith = 1_231;
    expect(transport.send([V4], [0], 800)).toBe(1);
    expect(reports).toEqual([]);
    expect(transport.drain()).toBe(1);
    expect(reports).toEqual(['0 failed no-route']);
    slots.refuseWith = PENDING;
    expect(transport.send(Array(slots.count).fill(V4), [...Array(slots.count).keys()], 800)).toBe(slots.count);
  });

  it('takes no more than it has slots, and more when some have ended', () => {
    const many = Array.from({ length: 500 }, () => V4);
    const tokens = [...many.keys()];
    expect(transport.maxInFlight).toBe(slots.count);
    expect(transport.send(many, tokens, 800)).toBe(slots.count);
    expect(transport.send(many, tokens, 800)).toBe(0);
    for (const slot of [3, 70, 127]) slots.answer(slot);
    expect(transport.drain()).toBe(3);
    expect(transport.send(many, tokens, 800)).toBe(3);
  });

  it('tells Windows to wait past the timeout, so that a late reply is seen as late', () => {
    transport.send([V4], [0], 800);
    expect(slots.waitMs).toBeGreaterThan(800);
  });

  it('asks only about groups that have requests under way', () => {
    transport.send([V4], [0], 800);
    slots.askedGroups = [];
    transport.drain();
    expect(slots.askedGroups).toEqual([0]);
  });

  it('wakes a waiter when a reply has come, and after the given time when none has', async () => {
    transport.send([V4], [0], 800);
    const waiting = transport.wait(10_000);
    slots.answer(slotOf(0));
    await vi.advanceTimersByTimeAsync(50);
    await waiting;
    expect(transport.drain()).toBe(1);
    const idle = transport.wait(200);
    await vi.advanceTimersByTimeAsync(200);
    await idle;
  });

  it('gives its memory back only when Windows has ended every request', async () => {
    transport.send([V4, V4], [0, 1], 800);
    const waiting = transport.wait(10_000);
    const closing = transport.close();
    await vi.advanceTimersByTimeAsync(2_000);
    await closing;
    await waiting;
    expect(slots.isCancelled).toBe(true);
    expect(slots.disposedIdle).toBe(true);
    expect(reports).toEqual([]);
  });

  it('leaves its memory alone when a request does not end', async () => {
    transport.send([V4], [0], 800);
    slots.cancel = () => {};
    const closing = transport.close();
    await vi.advanceTimersByTimeAsync(2_000);
    await closing;
    expect(slots.disposedIdle).toBe(false);
  });

  it('passes on why it cannot open', async () => {
    const refused = createWindowsIcmpTransport(async () => fail('windows-icmp-unavailable', 'No.'));
    expect(await refused.open({ replied: () => {}, failed: () => {} })).toMatchObject({ ok: false });
    expect(refused.send([V4], [1], 800)).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('refuses to open where there is no Windows', async () => {
    expect(await openIcmpSlots()).toMatchObject({ ok: false, error: { code: 'not-windows' } });
  });
});
