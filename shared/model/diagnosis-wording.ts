import type { DiagnosisContact, DiagnosisLayer, DiagnosisSeverity } from './diagnosis.ts';

/** A layer as it stands on a room's card and above the list of what is wrong. */
export const LAYER_WORDS: Readonly<Record<DiagnosisLayer, string>> = {
  device: 'device',
  app: 'testing app',
  room: 'room',
  'access-point': 'access point',
  uplink: 'switch or floor',
  'school-network': 'school network',
  filter: 'filter',
  internet: 'internet',
  vendor: 'testing vendor',
  saturation: 'everything slow',
  'ping-blocked': 'ping blocked',
  laptop: 'this laptop',
};

/** Who can mend it, as people are called. */
export const CONTACT_WORDS: Readonly<Record<DiagnosisContact, string>> = {
  proctor: 'Proctor',
  'school-technician': 'School technician',
  'district-network': 'District network team',
  'district-filter': 'District filter team',
  'vendor-support': 'Testing vendor support',
};

export const SEVERITY_WORDS: Readonly<Record<DiagnosisSeverity, { readonly word: string; readonly meaning: string }>> =
  {
    note: { word: 'Note', meaning: 'Good to know; nobody has to do anything.' },
    warning: { word: 'Warning', meaning: 'A person should go or look.' },
    critical: { word: 'Critical', meaning: 'Students who are testing are cut off.' },
  };

/** `11 devices, 10 with a student`; empty when it hits no device. */
export function reachWords(devices: number, students: number): string {
  if (devices === 0) return '';
  const of = `${devices} ${devices === 1 ? 'device' : 'devices'}`;
  if (students === 0) return of;
  return students === devices ? `${of}, all with a student` : `${of}, ${students} with a student`;
}
