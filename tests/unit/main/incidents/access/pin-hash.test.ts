import { describe, expect, it } from 'vitest';
import { hashPin, isPin, PIN_COST, PinHash } from '../../../../../main/incidents/access/pin-hash.ts';
import { isWeakPin } from '../../../../../main/incidents/access/weak-pin.ts';
import { CHEAP_PIN } from '../../../../helpers/access.ts';

describe('hashPin', () => {
  it('knows its PIN again, and no other', async () => {
    const kept = await hashPin('4071', CHEAP_PIN);
    expect(await isPin('4071', kept)).toBe(true);
    expect(await isPin('4072', kept)).toBe(false);
    expect(await isPin('40710', kept)).toBe(false);
  });

  it('keeps the same PIN of two people differently', async () => {
    const [one, other] = [await hashPin('4071', CHEAP_PIN), await hashPin('4071', CHEAP_PIN)];
    expect(one.hash).not.toBe(other.hash);
  });

  it('keeps nothing that holds the PIN itself', async () => {
    expect(JSON.stringify(await hashPin('918273645', CHEAP_PIN))).not.toContain('918273645');
  });

  it('fits its own schema with the cost that is shipped, and reads it back', async () => {
    const kept = await hashPin('4071');
    expect(PinHash.parse(kept)).toMatchObject(PIN_COST);
    expect(await isPin('4071', kept)).toBe(true);
  });
});

describe('isWeakPin', () => {
  it.each(['0000', '777777', '1234', '4567', '9876', '7890', '3210', '123456789012'])('refuses %s', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });

  it.each(['4071', '1212', '1235', '2468', '918273'])('takes %s', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });
});
