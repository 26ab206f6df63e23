import { describe, expect, test } from 'vitest';
import { severityChoices, treatmentFor } from '../../../../../../renderer/features/incidents/form/treatment.ts';
import { EMPTY_SITE_TESTING } from '../../../../../../shared/model/site-testing.ts';
import { BUILT_IN_PROGRAMS } from '../../../../../../shared/programs/index.ts';
import { aContent, aDraft, INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

const programNamed = (id: string) => BUILT_IN_PROGRAMS.find((program) => program.id === id) ?? null;
const treat = (over: Parameters<typeof aContent>[0], programId: string) =>
  treatmentFor(
    aDraft({ content: aContent(over), students: [] }),
    programNamed(programId),
    EMPTY_SITE_TESTING,
    INCIDENT_AT,
  );

describe('treatmentFor', () => {
  test('puts the phone call of a breach first', () => {
    const treatment = treat({ categoryCode: 'STU-CAPTURE' }, 'general');
    expect(treatment?.atOnce[0]).toMatchObject({ isPhone: true, field: 'toldDistrictAt', doneAt: null });
    expect(treatment?.districtReasons).not.toEqual([]);
  });

  test('puts it first also where no program was chosen', () => {
    expect(treat({ categoryCode: 'STU-CAPTURE' }, 'none')?.atOnce[0]).toMatchObject({ isPhone: true });
  });

  test('notes that the call was made', () => {
    const treatment = treat({ categoryCode: 'STU-CAPTURE', toldDistrictAt: INCIDENT_AT }, 'general');
    expect(treatment?.atOnce.find(({ isPhone }) => isPhone)?.doneAt).toBe(INCIDENT_AT);
  });

  test('says what the program says, and that it does not count what it does not count', () => {
    const texas = programNamed('texas-staar');
    const [code] = Object.entries(texas?.categories ?? {}).find(([, rule]) => rule?.isReported === false) ?? [];
    const treatment = treat({ categoryCode: code as 'STU-ILL' }, 'texas-staar');
    expect(treatment?.isNotCounted).toBe(true);
    expect(treatment?.says).not.toBeNull();
  });

  test('says nothing where the program was not found to say anything', () => {
    expect(treat({ categoryCode: 'TECH-DEV' }, 'general')?.says).toBeNull();
  });

  test('keeps the usual severity beside the one that somebody set', () => {
    expect(treat({ categoryCode: 'TECH-DEV', severity: 'breach' }, 'general')).toMatchObject({
      severity: 'breach',
      usualSeverity: 'note',
    });
  });

  test('is null before anything was chosen', () => {
    expect(treat({ categoryCode: null }, 'general')).toBeNull();
  });
});

describe('severityChoices', () => {
  test('uses the words of the program, and tells two steps of the same name apart', () => {
    const labels = severityChoices(programNamed('texas-staar')).map(({ label }) => label);
    expect(labels.some((label) => label.toLowerCase().includes('serious violation'))).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
