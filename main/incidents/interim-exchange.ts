import { fail, type Result } from '../../shared/result.ts';
import type { ExchangeServices } from './services.ts';

/** No files between consoles: for a console whose store keeps no keys. */
export function noExchange(): ExchangeServices {
  const refuse = (): Result<never> =>
    fail('not-available', 'This console keeps no key, so it cannot exchange files with another console.');
  return {
    state: refuse,
    card: refuse,
    trust: refuse,
    forget: refuse,
    request: refuse,
    read: refuse,
    answer: refuse,
  };
}
