import { describe, expect, test } from 'vitest';
import { EMPTY_PLATFORM_SITE } from '../../../../shared/model/site.ts';
import { appliesTo, checklistOf, fillFields, ruleSource, thresholdOf } from '../../../../shared/profiles/read.ts';
import type { ChecklistItem, Threshold } from '../../../../shared/profiles/schema.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

const source = {
  id: 'S1',
  publisher: 'ACT',
  title: 'Requirements',
  addresses: ['https://example.org/r'],
  date: '2026-04-06',
};
const threshold: Threshold = {
  key: 'tcpPassMs',
  label: 'Connect',
  unit: 'ms',
  value: 300,
  sources: ['S1'],
  confidence: 'inferred',
};

describe('where a value comes from', () => {
  const profile = aProfile({ vendor: 'Pearson', sources: [source] });

  test('names who said it, document, date and address', () => {
    expect(ruleSource(profile, { sources: ['S1'], confidence: 'vendor' })).toEqual({
      label: 'ACT: Requirements',
      confidence: 'vendor',
      date: '2026-04-06',
      addresses: ['https://example.org/r'],
    });
  });

  test('names the source that the value names first, wherever the file lists it', () => {
    const first = {
      ...source,
      id: 'S2',
      publisher: 'Pearson',
      date: '2026-08-01',
      addresses: ['https://example.org/p'],
    };
    const rule = ruleSource(aProfile({ sources: [source, first] }), { sources: ['S2', 'S1'], confidence: 'vendor' });
    expect(rule).toMatchObject({ label: 'Pearson: Requirements', date: '2026-08-01' });
    expect(rule.addresses).toEqual(['https://example.org/p', 'https://example.org/r']);
  });

  test('never passes a number of our own off as theirs', () => {
    expect(ruleSource(profile, { sources: ['S1'], confidence: 'ours' }).label).toBe("This console's starting value");
  });
});

describe('placeholders of the school', () => {
  test('are filled in', () => {
    expect(fillFields('{customer}.testnav.com', { customer: ' tx ' })).toBe('tx.testnav.com');
  });

  test('leave nothing to probe while one is empty or missing', () => {
    expect(fillFields('{customer}.testnav.com', {})).toBeNull();
    expect(fillFields('{customer}.testnav.com', { customer: ' ' })).toBeNull();
  });
});

test("the school's own number replaces the profile's and says whose it is", () => {
  const profile = aProfile({ thresholds: [threshold] });
  expect(thresholdOf(profile, EMPTY_PLATFORM_SITE, 'tcpPassMs')).toEqual(threshold);
  const own = { ...EMPTY_PLATFORM_SITE, thresholds: { tcpPassMs: 900 } };
  expect(thresholdOf(profile, own, 'tcpPassMs')).toMatchObject({
    value: 900,
    confidence: 'ours',
    note: 'Set by the school.',
  });
  expect(thresholdOf(profile, own, 'unknown')).toBeNull();
});

test('what belongs to one management system waits until the school has chosen it', () => {
  expect(appliesTo([], new Set())).toBe(true);
  expect(appliesTo(['pan'], new Set())).toBe(false);
  expect(appliesTo(['pan'], new Set(['pan', 'adam']))).toBe(true);
});

describe('the check list of a school', () => {
  const item = (id: string, over: Partial<ChecklistItem> = {}): ChecklistItem => ({
    id,
    title: id,
    per: 'room',
    holdsFor: 'day',
    kinds: [],
    managementSystems: [],
    sources: [],
    confidence: 'ours',
    ...over,
  });
  const profile = aProfile({
    checklist: [
      item('ALL-01'),
      item('CHR-01', { kinds: ['chromebook'] }),
      item('PC-01', { managementSystems: ['pan'] }),
    ],
  });

  test('leaves out what does not apply and what the school hid, and ends with its own items', () => {
    const site = { ...EMPTY_PLATFORM_SITE, hiddenItems: ['ALL-01'], addedItems: [item('OWN-1')] };
    expect(checklistOf(profile, site, new Set(['pan']), new Set(['windows'])).map(({ id }) => id)).toEqual([
      'PC-01',
      'OWN-1',
    ]);
  });

  test("uses the school's wording", () => {
    const site = { ...EMPTY_PLATFORM_SITE, itemTitles: { 'ALL-01': 'App Check by the aide' } };
    expect(checklistOf(profile, site, new Set(), new Set())[0]?.title).toBe('App Check by the aide');
  });
});
