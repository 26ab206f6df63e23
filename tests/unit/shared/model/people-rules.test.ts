import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import { mayChange, mayRemove } from '../../../../shared/model/people-rules.ts';

const PEOPLE = {
  school: { id: 'school', name: 'Ada', role: 'school-coordinator' },
  district: { id: 'district', name: 'Dan', role: 'district-coordinator' },
  technician: { id: 'technician', name: 'Tom', role: 'technician' },
  proctor: { id: 'proctor', name: 'Pat', role: 'proctor' },
} as const;
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.values(PEOPLE);

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

function change(actor: Who | null, before: Who | null, role: Role, hasPin = true, name?: string) {
  const draft = { name: name ?? (before === null ? 'New' : PEOPLE[before].name), role };
  return code(
    mayChange(actor === null ? null : PEOPLE[actor], EVERYBODY, {
      before: before === null ? null : PEOPLE[before],
      draft,
      hasPin,
    }),
  );
}

describe('mayChange', () => {
  it.each([
    [null, null, 'proctor', 'not-signed-in'],
    ['proctor', null, 'proctor', 'not-coordinator'],
    ['technician', null, 'proctor', 'not-coordinator'],
    ['technician', 'proctor', 'proctor', 'not-coordinator'],
    ['school', null, 'technician', 'ok'],
    ['school', null, 'school-coordinator', 'ok'],
    ['school', null, 'district-coordinator', 'ok'],
    ['district', null, 'district-coordinator', 'ok'],
    ['school', 'district', 'district-coordinator', 'district-only'],
    ['school', 'district', 'proctor', 'district-only'],
    ['district', 'district', 'district-coordinator', 'ok'],
    ['school', 'technician', 'school-coordinator', 'ok'],
    ['school', 'school', 'district-coordinator', 'own-role'],
    ['district', 'district', 'school-coordinator', 'own-role'],
    ['district', 'school', 'proctor', 'ok'],
  ] as const)('%s changing %s to %s: %s', (actor, before, role, expected) => {
    expect(change(actor, before, role)).toBe(expected);
  });

  it('lets everybody set their own new PIN, and nothing else of themselves', () => {
    expect(change('proctor', 'proctor', 'proctor')).toBe('ok');
    expect(change('proctor', 'proctor', 'proctor', true, 'Boss')).toBe('not-coordinator');
    expect(change('proctor', 'proctor', 'school-coordinator')).toBe('not-coordinator');
  });

  it('wants a PIN for a new person, and a new one from whoever becomes a district coordinator', () => {
    expect(change('school', null, 'proctor', false)).toBe('pin-missing');
    expect(change('school', 'technician', 'district-coordinator', false)).toBe('own-pin-needed');
    expect(change('school', 'technician', 'district-coordinator', true)).toBe('ok');
  });

  it('keeps names apart, whatever their case and spaces', () => {
    expect(change('school', null, 'proctor', true, ' ada ')).toBe('name-taken');
    expect(change('school', 'school', 'school-coordinator', true, 'Ada')).toBe('ok');
  });

  it('does not let the last coordinator become something else', () => {
    const ada = PEOPLE.school;
    const bea = { id: 'bea', name: 'Bea', role: 'school-coordinator' as const };
    const demoted = { before: ada, draft: { name: 'Ada', role: 'proctor' as const }, hasPin: false };
    expect(code(mayChange(bea, [ada, bea], demoted))).toBe('ok');
    expect(code(mayChange(bea, [ada], demoted))).toBe('last-coordinator');
  });
});

describe('mayRemove', () => {
  it.each([
    [null, 'proctor', 'not-signed-in'],
    ['proctor', 'proctor', 'not-coordinator'],
    ['school', 'technician', 'ok'],
    ['school', 'district', 'district-only'],
    ['district', 'district', 'ok'],
    ['district', 'school', 'ok'],
  ] as const)('%s removing %s: %s', (actor, person, expected) => {
    expect(code(mayRemove(actor === null ? null : PEOPLE[actor], EVERYBODY, PEOPLE[person]))).toBe(expected);
  });

  it('keeps the last coordinator', () => {
    expect(code(mayRemove(PEOPLE.school, [PEOPLE.school, PEOPLE.proctor], PEOPLE.school))).toBe('last-coordinator');
  });
});
