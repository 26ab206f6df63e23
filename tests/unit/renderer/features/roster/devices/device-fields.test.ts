import { describe, expect, it } from 'vitest';
import { readDeviceField, type TextField } from '../../../../../../renderer/features/roster/devices/device-fields.ts';

describe('readDeviceField', () => {
  it('trims, and clears a value for empty text', () => {
    expect(readDeviceField('seat', '  A3 ')).toEqual({ ok: true, patch: { seat: 'A3' } });
    expect(readDeviceField('host', '   ')).toEqual({ ok: true, patch: { host: null } });
  });

  it.each([
    ['label', '', /needs a label/],
    ['label', 'x'.repeat(81), /At most 80/],
    ['seat', 'x'.repeat(21), /At most 20/],
    ['studentLabel', 'Maria Gonzalez', /never a name/],
    ['host', 'front office', /no spaces/],
    ['address', '10.20.4.300', /not an IP address/],
    ['address', 'cb-0417', /not an IP address/],
    ['serial', 'x'.repeat(81), /At most 80/],
    ['macs', '3c:18:a0:11:22:33, lost', /“lost” is not a MAC address/],
    ['macs', Array(9).fill('3c18a0112233').join(','), /At most 8/],
  ] satisfies [TextField, string, RegExp][])('refuses %s “%s” in words', (field, text, reason) => {
    const reading = readDeviceField(field, text);
    expect(reading).toMatchObject({ ok: false });
    expect(reading.ok ? '' : reading.message).toMatch(reason);
  });

  it.each([
    ['3C-18-A0-11-22-33', ['3C-18-A0-11-22-33']],
    ['3c18.a011.2233', ['3c18.a011.2233']],
    ['3c 18 a0 11 22 33', ['3c 18 a0 11 22 33']],
    ['3c:18:a0:11:22:33, 3c18a0112244;', ['3c:18:a0:11:22:33', '3c18a0112244']],
    ['3c:18:a0:11:22:33 3c:18:a0:11:22:44', ['3c:18:a0:11:22:33', '3c:18:a0:11:22:44']],
    ['', []],
  ])('takes the MAC addresses “%s”', (text, macs) => {
    expect(readDeviceField('macs', text)).toEqual({ ok: true, patch: { macs } });
  });

  it('takes IPv4 and IPv6 addresses', () => {
    expect(readDeviceField('address', '10.20.4.117')).toEqual({ ok: true, patch: { address: '10.20.4.117' } });
    expect(readDeviceField('address', 'fd00::1')).toEqual({ ok: true, patch: { address: 'fd00::1' } });
  });
});
