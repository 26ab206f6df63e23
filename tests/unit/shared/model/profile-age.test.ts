import { expect, test } from 'vitest';
import { profileAge } from '../../../../shared/model/profile-age.ts';
import { aProfile } from '../../../helpers/readiness-builders.ts';

const profile = aProfile({
  vendor: 'Pearson',
  validFrom: '2026-07-01',
  validTo: '2027-06-30',
  schoolYear: '2026-27',
  compiledOn: '2026-11-21',
});
const on = (year: number, month: number, day: number, hour = 12) => new Date(year, month - 1, day, hour).getTime();

test('says how old the facts are, in the calendar of the page and not one day off', () => {
  expect(profileAge(profile, on(2026, 12, 1)).sentence).toBe('Compiled on November 21, 2026.');
});

test('has nothing to warn of within its school year, both ends included', () => {
  expect(profileAge(profile, on(2026, 7, 1, 0)).warning).toBeNull();
  expect(profileAge(profile, on(2027, 6, 30, 23)).warning).toBeNull();
});

test('warns once its school year is over', () => {
  expect(profileAge(profile, on(2027, 7, 1, 0)).warning).toMatch(
    /^These facts are for school year 2026-27, which ended on June 30, 2027\. Pearson may have changed/,
  );
});

test('warns before its school year, where a wrong clock is the likely reason', () => {
  expect(profileAge(profile, on(2026, 6, 30)).warning).toContain("set this laptop's clock");
});
