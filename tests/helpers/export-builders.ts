import type { ExportContext } from '../../main/incidents/exports/context.ts';
import { EMPTY_SITE_TESTING } from '../../shared/model/site-testing.ts';
import { HOUR_MS } from '../../shared/units.ts';
import { aDevice, aRoom } from './builders.ts';
import { aProgram, INCIDENT_AT } from './incident-builders.ts';

/** Maple Middle School, an hour after the incident of the builders; no program has a form. */
export function anExportContext(over: Partial<ExportContext> = {}): ExportContext {
  return {
    now: INCIDENT_AT + HOUR_MS,
    timeZone: null,
    school: 'Maple Middle School',
    site: { ...EMPTY_SITE_TESTING, district: 'Maple District' },
    isDemo: false,
    roster: {
      rooms: [aRoom({ id: 'room-1', name: 'Room 114' })],
      devices: [
        aDevice({
          id: 'device-1',
          label: 'CB-0417',
          serial: '5CD1234XYZ',
          assetTag: 'A-20417',
          model: 'Chromebook 3110',
        }),
      ],
    },
    programOf: (id) => (id === null ? null : aProgram()),
    platformName: (id) => (id === 'testnav' ? 'TestNav' : ''),
    sessionName: (id) => (id === null ? '' : 'Morning'),
    chainOf: () => [],
    ...over,
  };
}
