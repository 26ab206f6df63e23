import type { DeviceMention, IncidentContent } from '../../../../../shared/model/incident.ts';

/** `Grade 8 ELA · unit 2`; the subject and the grade stand in only where the test has no name. Empty: nothing is known. */
export function testWords({
  testName,
  contentArea,
  grade,
  unit,
}: Pick<IncidentContent, 'testName' | 'contentArea' | 'grade' | 'unit'>): string {
  const test =
    testName === '' ? [grade === '' ? '' : `Grade ${grade}`, contentArea].filter(isSaid).join(' ') : testName;
  return [test, unit].filter(isSaid).join(' · ');
}

/** `CB-0417`, or `12 devices`. Empty: none. */
export function deviceWords(devices: readonly DeviceMention[]): string {
  if (devices.length === 0) return '';
  return devices.length === 1 ? (devices[0]?.label ?? '') : `${devices.length} devices`;
}

function isSaid(text: string): boolean {
  return text !== '';
}
