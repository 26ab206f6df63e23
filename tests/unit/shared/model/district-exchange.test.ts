import { expect, it } from 'vitest';
import { KeyCard } from '../../../../shared/model/district-exchange.ts';

const isName = (name: string) => KeyCard.shape.name.safeParse(name).success;

it.each(['Maple Middle School', 'École Saint-Exupéry', '学校', '👩‍🏫 Maple'])(
  'the name of a card > may be %j',
  (name) => {
    expect(isName(name)).toBe(true);
  },
);

it.each(['', '  ', 'Maple\nMiddle', 'Maple\u202E loohcS', 'Maple\u2066x', 'a'.repeat(121)])(
  'the name of a card > may not be %j',
  (name) => {
    expect(isName(name)).toBe(false);
  },
);
