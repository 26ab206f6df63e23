import { expect, it } from 'vitest';
import { InFlight } from '../../../../../main/probe/native/in-flight.ts';

const peer = Uint8Array.of(10, 0, 0, 7);
const stranger = Uint8Array.of(10, 0, 0, 8);

function sentOnce() {
  const inFlight = new InFlight();
  inFlight.add(0x5_0001, peer);
  inFlight.sent(0x5_0001, 42);
  return inFlight;
}

it('in flight > finds a request by token and peer', () => {
  expect(sentOnce().sentAtMs(0x5_0001, peer, 0, 4)).toBe(42);
});

it('in flight > refuses a reply from another address', () => {
  expect(sentOnce().sentAtMs(0x5_0001, stranger, 0, 4)).toBeNull();
});

it('in flight > refuses an older request whose sequence number was used again', () => {
  expect(sentOnce().sentAtMs(0x4_0001, peer, 0, 4)).toBeNull();
});

it('in flight > gives the whole token for the half that an ICMP error quotes, to the right peer only', () => {
  expect(sentOnce().tokenOf(0x0001, peer, 0, 4)).toBe(0x5_0001);
  expect(sentOnce().tokenOf(0x0001, stranger, 0, 4)).toBeNull();
});

it('in flight > forgets what was answered', () => {
  const inFlight = sentOnce();
  inFlight.remove(0x5_0001);
  expect(inFlight.sentAtMs(0x5_0001, peer, 0, 4)).toBeNull();
});
