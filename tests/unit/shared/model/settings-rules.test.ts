import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/model/incident-codes.ts';
import { mayChangeSettings, mayChangeTesting } from '../../../../shared/model/settings-rules.ts';
import { EMPTY_SITE_TESTING } from '../../../../shared/model/site-testing.ts';
import { aPerson } from '../../../helpers/incident-builders.ts';

const seatOf = (role: Role | null) => ({ current: role === null ? null : aPerson({ role }), isSetUp: true });
const EVERYBODY = [null, 'proctor', 'technician', 'school-coordinator', 'district-coordinator'] as const;
const allowed = (may: (seat: ReturnType<typeof seatOf>) => { readonly ok: boolean }) =>
  EVERYBODY.filter((role) => may(seatOf(role)).ok);

const COORDINATORS = ['school-coordinator', 'district-coordinator'];
const IDLE = { access: { idleMinutes: 240 } };
const BACKUP = { backup: { keepDays: 1 } };
const OTHER = { ...EMPTY_SITE_TESTING, holidays: ['2026-11-26'] };

describe('who may change settings', () => {
  it('when people are signed out: coordinators', () => {
    expect(allowed((seat) => mayChangeSettings(seat, IDLE))).toEqual(COORDINATORS);
  });

  it('where backups go and how long they stay: technicians too', () => {
    expect(allowed((seat) => mayChangeSettings(seat, BACKUP))).toEqual(['technician', ...COORDINATORS]);
    expect(allowed((seat) => mayChangeSettings(seat, { backup: { folder: null } }))).toHaveLength(3);
  });

  it('both at once: only who may change each', () => {
    expect(allowed((seat) => mayChangeSettings(seat, { ...IDLE, ...BACKUP }))).toEqual(COORDINATORS);
  });

  it('anything else: everybody', () => {
    const others = { ui: { isProjectorMode: true }, probe: { periodMs: 9_000 } };
    expect(allowed((seat) => mayChangeSettings(seat, others))).toEqual(EVERYBODY);
  });

  it('what incident reports rest on: coordinators, and whoever saves a school in which it stays', () => {
    expect(allowed((seat) => mayChangeTesting(seat, EMPTY_SITE_TESTING, OTHER))).toEqual(COORDINATORS);
    expect(allowed((seat) => mayChangeTesting(seat, OTHER, { ...OTHER, holidays: ['2026-11-26'] }))).toEqual(EVERYBODY);
  });

  it('everything: everybody, while no coordinator has a profile', () => {
    const nobody = { current: null, isSetUp: false };
    expect(mayChangeSettings(nobody, { ...IDLE, ...BACKUP }).ok).toBe(true);
    expect(mayChangeTesting(nobody, EMPTY_SITE_TESTING, OTHER).ok).toBe(true);
  });
});
