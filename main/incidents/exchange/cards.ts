import type { KeyCard, TrustedKey } from '../../../shared/model/district-exchange.ts';

/** The same keys; what they call themselves does not count. */
export function isFrom(card: KeyCard, sender: KeyCard): boolean {
  return card.signingKey === sender.signingKey && card.sealingKey === sender.sealingKey;
}

/** As people here trusted it. */
export function cardOnly({ schema, name, signingKey, sealingKey }: TrustedKey): KeyCard {
  return { schema, name, signingKey, sealingKey };
}

/** A name as part of a file name on every system. */
export function fileWord(name: string): string {
  const word = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return word === '' ? 'console' : word;
}
