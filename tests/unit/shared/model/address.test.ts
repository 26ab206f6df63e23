import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEchoAddress, scopeOf } from '../../../../main/probe/address.ts';
import { parseAddress } from '../../../../main/roster/addresses.ts';
import { parseNetworkAddress } from '../../../../shared/model/address.ts';

const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());

it('address > canonical text means the same address again', () => {
  fc.assert(
    fc.property(anyAddress, (text) => {
      const parsed = parseNetworkAddress(text);
      expect(parsed).not.toBeNull();
      expect(parseNetworkAddress(parsed?.text ?? '')).toEqual(parsed);
    }),
  );
});

it('address > the roster takes exactly what the engine would probe', () => {
  fc.assert(
    fc.property(anyAddress, (text) => {
      const inRoster = parseAddress(text);
      const probed = parseEchoAddress(text);
      const scope = probed === null ? 'never' : scopeOf(probed);
      expect(inRoster.kind).toBe(scope === 'never' ? 'impossible' : scope === 'public' ? 'public' : 'usable');
      if (inRoster.kind !== 'impossible') expect(inRoster.address).toBe(probed?.text);
    }),
  );
});
