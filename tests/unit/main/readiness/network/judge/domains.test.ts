import { describe, expect, it } from 'vitest';
import { isSameSite, registrableDomain } from '../../../../../../main/readiness/network/judge/domains.ts';

describe('registrableDomain', () => {
  it.each([
    ['home.testnav.com', 'testnav.com'],
    ['eca-te-common-service-wida.te.drcedirect.com', 'drcedirect.com'],
    ['TESTNAV.com.', 'testnav.com'],
    ['www.cde.state.co.us', 'cde.state.co.us'],
    ['portal.district.k12.pa.us', 'district.k12.pa.us'],
    ['www.example.co.uk', 'example.co.uk'],
    ['t.co', 't.co'],
    ['localhost', 'localhost'],
  ])('%s > is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe('isSameSite', () => {
  it('two schools of one state > are two sites', () => {
    expect(isSameSite('a.k12.pa.us', 'b.k12.pa.us')).toBe(false);
  });

  it('a name that only ends alike > is another site', () => {
    expect(isSameSite('home.testnav.com', 'eviltestnav.com')).toBe(false);
  });
});
