import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, devContentSecurityPolicy } from '../../../../main/app/csp.ts';

describe('contentSecurityPolicy', () => {
  it('starts from nothing and opens only what the page comes with', () => {
    expect(contentSecurityPolicy('abc').split('; ')).toEqual([
      "default-src 'none'",
      "object-src 'none'",
      "frame-src 'none'",
      "worker-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'none'",
    ]);
  });

  it('lets no inline or evaluated code through', () => {
    expect(contentSecurityPolicy('abc')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('stays closed to evaluated code and foreign hosts in development', () => {
    expect(devContentSecurityPolicy()).not.toMatch(/unsafe-eval|\*|https?:/);
  });
});
