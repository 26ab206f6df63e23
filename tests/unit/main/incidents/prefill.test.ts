import { describe, expect, it } from 'vitest';
import { newNumber } from '../../../../main/incidents/numbers.ts';
import { type PrefillSources, prefilled } from '../../../../main/incidents/prefill.ts';
import { asSubmitted, nextRefNumber, randomRefs } from '../../../../main/incidents/students.ts';
import type { DiagnosisScope } from '../../../../shared/model/diagnosis.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE } from '../../../../shared/model/site.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { aStudentLine, aSwap, INCIDENT_AT } from '../../../helpers/incident-builders.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

const room = aRoom({ id: 'r-1', name: 'Room 114' });
const devices = [
  aDevice({ id: 'd-1', label: 'CB-1', roomId: 'r-1', seat: 'A3', studentLabel: 'JO' }),
  aDevice({ id: 'd-2', label: 'CB-2', roomId: 'r-1', seat: null, studentLabel: 'KP' }),
  aDevice({ id: 'd-3', label: 'CB-3', roomId: 'r-1', seat: 'A5', isSpare: true }),
  aDevice({ id: 'd-4', label: 'CB-4', roomId: 'r-2', seat: 'a seat with a long name' }),
];
const session = aSession({
  id: 's-1',
  name: 'Grade 8 Reading',
  platformId: 'testnav',
  subject: 'Reading',
  grade: '8',
  state: 'testing',
  rooms: [{ roomId: 'r-1', proctor: 'J. Ortiz', expectedDevices: null }],
});

const SOURCES: PrefillSources = {
  roster: { rooms: [room], devices },
  sessions: [session],
  site: { ...EMPTY_SITE, testing: { ...EMPTY_SITE.testing, programId: 'texas-staar' } },
};
const WISH = { roomId: 'r-1', deviceIds: [], finding: null, reporter: '', now: INCIDENT_AT, occurredAt: null };
const finding = (scope: DiagnosisScope) => ({ since: INCIDENT_AT - 60_000, scope });

describe('prefilled', () => {
  it('knows session, test, platform, program, room and who watches it', () => {
    expect(prefilled(WISH, SOURCES).content).toMatchObject({
      programId: 'texas-staar',
      platformId: 'testnav',
      sessionId: 's-1',
      testName: 'Grade 8 Reading',
      contentArea: 'Reading',
      grade: '8',
      phase: 'during',
      roomName: 'Room 114',
      staff: [{ name: 'J. Ortiz', role: 'proctor' }],
      occurredAt: INCIDENT_AT,
      awareAt: INCIDENT_AT,
      categoryCode: null,
      severity: null,
      description: '',
    });
  });

  it('names devices as they are called, with a line by seat for each student, never for a spare', () => {
    const { content, students } = prefilled({ ...WISH, deviceIds: ['d-1', 'd-2', 'd-3', 'gone'] }, SOURCES);
    expect(content.devices.map(({ label }) => label)).toEqual(['CB-1', 'CB-2', 'CB-3']);
    expect(students.map(({ ref, label, device }) => [ref, label, device?.label])).toEqual([
      ['S1', 'A3', 'CB-1'],
      ['S2', 'KP', 'CB-2'],
    ]);
  });

  it('finds the room by its devices, and says none for devices of several', () => {
    const roomOf = (deviceIds: string[]) => prefilled({ ...WISH, roomId: null, deviceIds }, SOURCES).content.roomId;
    expect(roomOf(['d-1', 'd-2'])).toBe('r-1');
    expect(roomOf(['d-1', 'd-4'])).toBeNull();
  });

  it('cuts a long seat to what a line may be called', () => {
    const { students } = prefilled({ ...WISH, roomId: null, deviceIds: ['d-4'] }, SOURCES);
    expect(students[0]?.label).toBe('a seat with');
  });

  it('takes time, room and device of the finding that led here; it became known now', () => {
    const one = finding({ kind: 'device', id: 'd-1', label: 'CB-1', room, seat: 'A3' });
    expect(prefilled({ ...WISH, roomId: null, finding: one }, SOURCES).content).toMatchObject({
      occurredAt: INCIDENT_AT - 60_000,
      awareAt: INCIDENT_AT,
      roomId: 'r-1',
      devices: [{ deviceId: 'd-1', label: 'CB-1' }],
    });
    const whole = finding({ kind: 'rooms', rooms: [room] });
    expect(prefilled({ ...WISH, roomId: null, finding: whole }, SOURCES).content.roomId).toBe('r-1');
    const several = finding({ kind: 'rooms', rooms: [room, { id: 'r-2', name: 'Room 2' }] });
    expect(prefilled({ ...WISH, roomId: null, finding: several }, SOURCES).content.roomId).toBeNull();
  });

  it('says what the school tests with where it is one platform, and nothing where there are several', () => {
    const withPlatforms = (ids: string[]) => ({
      ...SOURCES,
      sessions: [],
      site: { ...SOURCES.site, platforms: Object.fromEntries(ids.map((id) => [id, EMPTY_PLATFORM_SITE])) },
    });
    expect(prefilled(WISH, withPlatforms(['testnav'])).content.platformId).toBe('testnav');
    expect(prefilled(WISH, withPlatforms(['testnav', 'drc-insight'])).content.platformId).toBeNull();
  });
});

describe('newNumber', () => {
  it('gets longer only when the short ones are used up', () => {
    let asked = 0;
    const randomInt = (below: number) => (asked++ * 5) % below;
    expect(newNumber(2026, () => false, randomInt)).toMatch(/^INC-2026-[2-9A-HJ-NP-Z]{4}$/);
    const onlyLong = (number: string) => number.length < 'INC-2026-'.length + 6;
    expect(newNumber(2026, onlyLong, randomInt)).toMatch(/^INC-2026-[2-9A-HJ-NP-Z]{6}$/);
  });
});

describe('student refs', () => {
  it('are each given once, from the first that was never used', () => {
    const refs = randomRefs(7, 40, (below) => below - 1);
    expect(new Set(refs).size).toBe(40);
    expect(nextRefNumber(refs.map((ref) => ({ ref })))).toBe(47);
    expect(nextRefNumber([])).toBe(1);
  });

  it('of swaps follow their line, and a swap of a line that is gone names none', () => {
    const lines = ['S1', 'S2', 'S3'].map((ref, index) => aStudentLine({ ref, label: `A${index + 1}` }));
    const swaps = [aSwap({ studentRef: 'S2' }), aSwap({ studentRef: 'S8' }), aSwap({ studentRef: null })];
    const submitted = asSubmitted(lines, swaps, null, () => 0);
    const second = submitted.students.find(({ label }) => label === 'A2');
    expect(second?.ref).not.toBe('S2');
    expect(submitted.swaps.map(({ studentRef }) => studentRef)).toEqual([second?.ref, null, null]);
  });
});
