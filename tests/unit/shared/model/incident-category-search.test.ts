import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../../../shared/model/incident-categories.ts';
import { searchCategories } from '../../../../shared/model/incident-category-search.ts';

describe('searchCategories', () => {
  test.each([
    ['the computer froze', 'TECH-DEV'],
    ['frozen', 'TECH-DEV'],
    ['chromebook wont turn on', 'TECH-DEV'],
    ['battery died', 'TECH-DEV'],
    ['error code', 'TECH-APP'],
    ['testnav', 'TECH-APP'],
    ['not saved', 'TECH-SAVE'],
    ['answers gone', 'TECH-SAVE'],
    ['wifi', 'TECH-ROOM'],
    ['Wi-Fi', 'TECH-ROOM'],
    ['internet down', 'TECH-SITE'],
    ['the whole school is offline', 'TECH-SITE'],
    ['pearson is down', 'TECH-VENDOR'],
    ['power outage', 'ENV-POWER'],
    ['fire drill', 'ENV-ALARM'],
    ['lockdown', 'ENV-ALARM'],
    ['intercom', 'ENV-NOISE'],
    ['phone', 'STU-DEVICE'],
    ['a student had airpods in', 'STU-DEVICE'],
    ['copied answers', 'STU-CHEAT'],
    ['took a picture of the screen', 'STU-CAPTURE'],
    ['kid threw up', 'STU-ILL'],
    ['student is sick', 'STU-ILL'],
    ['left the room', 'STU-LEFT'],
    ['opted out', 'STU-REFUSE'],
    ['fight', 'STU-BEHAV'],
    ['the teacher helped', 'ADM-HELP'],
    ['teacher looked at the questions', 'ADM-VIEW'],
    ['changed answers', 'ADM-TAMPER'],
    ['posters on the wall', 'ADM-PROC'],
    ['ran out of time', 'ADM-TIME'],
    ['teacher left the room', 'ADM-STAFF'],
    ['goguardian', 'ADM-SCREEN'],
    ['wrong ticket', 'REG-TICKET'],
    ['wrong test', 'REG-TEST'],
    ['submitted by accident', 'REG-RESET'],
    ['new student not enrolled', 'ELIG'],
    ['no text to speech', 'ACC-WRONG'],
    ['not in iep', 'ACC-EXTRA'],
    ['missing booklet', 'MAT-MISSING'],
    ['torn', 'MAT-DAMAGE'],
    ['lost ticket', 'SEC-TICKET'],
    ['posted on instagram', 'SEC-MEDIA'],
    ['teacher took the phone', 'STU-DEVICE'],
    ['power went out in the whole school', 'ENV-POWER'],
    ['water spilled on chromebook', 'TECH-DEV'],
    ['the teacher walked out', 'ADM-STAFF'],
    ['something else', 'OTHER'],
    ['TECH-DEV', 'TECH-DEV'],
  ])('finds for "%s" first %s', (words, code) => {
    expect(searchCategories(words)[0]).toBe(code);
  });

  test.each([
    ['frozn', 'TECH-DEV'],
    ['frozeen', 'TECH-DEV'],
    ['chormebook', 'TECH-DEV'],
    ['fir drill', 'ENV-ALARM'],
    ['wrong tickt', 'REG-TICKET'],
    ['lockdwon', 'ENV-ALARM'],
  ])('forgives one wrong letter: "%s"', (words, code) => {
    expect(searchCategories(words)[0]).toBe(code);
  });

  test.each([
    ['fro', 'TECH-DEV'],
    ['lockd', 'ENV-ALARM'],
    ['earb', 'STU-DEVICE'],
  ])('finds a word that is still being typed: "%s"', (words, code) => {
    expect(searchCategories(words)[0]).toBe(code);
  });

  test('finds every category by its own name and by its own sentence', () => {
    for (const { code, name, plain } of CATEGORIES) {
      expect([name, searchCategories(name)[0]]).toEqual([name, code]);
      expect([plain, searchCategories(plain)[0]]).toEqual([plain, code]);
    }
  });

  test.each(['  ', 'the student was'])(
    'gives all of them in their usual order for "%s", which tells nothing',
    (words) => {
      expect(searchCategories(words)).toEqual(CATEGORIES.map(({ code }) => code));
    },
  );

  test('gives none when nothing fits, and no typo makes a short word another', () => {
    expect(searchCategories('xyzzy')).toEqual([]);
    expect(searchCategories('ilk')).not.toContain('STU-ILL');
    expect(searchCategories('sik')[0]).toBe('STU-ILL');
  });

  test('names no category twice', () => {
    const found = searchCategories('student phone room test answers');
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(5);
  });
});

test('categories > there are 34, each with a sentence a teacher would say', () => {
  expect(CATEGORIES).toHaveLength(34);
  for (const { name, plain, words } of CATEGORIES) {
    expect(name).not.toMatch(/[A-Z]{2,}-/);
    expect(plain).toMatch(/^[A-Z].*\.$/);
    expect(words.split(',').length).toBeGreaterThan(4);
  }
});
