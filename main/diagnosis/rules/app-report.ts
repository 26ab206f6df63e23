import { devicesUnderTest, finish, named } from '../draft.ts';
import type { AppReport, DiagnosedDevice } from '../input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { countOf } from '../words.ts';

interface Reported {
  readonly report: AppReport;
  readonly device: DiagnosedDevice;
}

/** A student's screen shows an error while the device and the platform answer: the app or the ticket. */
export const appReport: Rule = {
  id: 'app-report',
  pattern: 'One device online but the app errors (testing-day.md 3.3: app or ticket)',
  look(picture) {
    const { input } = picture;
    const devices = new Map(input.devices.map((device) => [device.id, device]));
    const byCode = new Map<string, Reported[]>();
    for (const report of input.reports) {
      const device = devices.get(report.deviceId);
      const isOnline = device !== undefined && device.memory.silentFrom === null && device.memory.aliveAt !== null;
      if (!isOnline || input.now - report.at > LIMITS.reportMs) continue;
      byCode.set(report.code, [...(byCode.get(report.code) ?? []), { report, device }]);
    }
    return [...byCode.values()].flatMap((reported) => judge(picture, reported));
  },
};

function judge(picture: Picture, reported: readonly Reported[]): Candidate[] {
  const rooms = new Set(reported.map(({ device }) => device.roomId));
  return rooms.size >= LIMITS.reportRooms
    ? manyRooms(picture, reported)
    : reported.map((one) => oneDevice(picture, one));
}

function oneDevice({ input }: Picture, { report, device }: Reported): Candidate {
  const room = input.rooms.find(({ id }) => id === device.roomId) ?? null;
  return {
    explains: {},
    finding: finish({
      layer: 'app',
      scope: {
        kind: 'device',
        id: device.id,
        label: device.label,
        room: room === null ? null : { id: room.id, name: room.name },
        seat: device.seat,
      },
      confidence: 'likely',
      severity: 'warning',
      since: report.at,
      sentence: `${device.label}${room === null ? '' : ` in ${room.name}`} is online but shows ${report.code}: its app or its ticket, not the network.`,
      evidence: report.meaning === '' ? [] : [{ label: report.code, value: report.meaning }],
      firstAction:
        report.firstAction === ''
          ? 'Read the code to the test coordinator before anything is closed.'
          : report.firstAction,
      escalateTo: 'vendor-support',
      rule: { id: 'app-report', why: 'A person reported an error code while the device answers.' },
      affected: [device],
    }),
  };
}

/** The same code in several rooms: no single ticket is to blame. */
function manyRooms({ input }: Picture, reported: readonly Reported[]): Candidate[] {
  const [first] = reported;
  if (first === undefined) return [];
  const ids = new Set(reported.map(({ device }) => device.roomId));
  const rooms = input.rooms.filter(({ id }) => ids.has(id));
  const platformIds = new Set(rooms.flatMap((room) => room.platformIds));
  const platform = platformIds.size === 1 ? input.platforms.find(({ id }) => platformIds.has(id)) : undefined;
  return [
    {
      explains: {},
      finding: finish({
        layer: 'app',
        scope:
          platform === undefined
            ? { kind: 'rooms', rooms: named(rooms) }
            : { kind: 'platform', id: platform.id, name: platform.name },
        confidence: 'possible',
        severity: 'warning',
        since: Math.min(...reported.map(({ report }) => report.at)),
        sentence: `${countOf(reported.length, 'device')} in ${countOf(rooms.length, 'room')} show ${first.report.code} although they are online: the testing app or its service, not the network.`,
        evidence: reported.map(({ device }) => ({ label: device.label, value: first.report.code })),
        firstAction:
          'Look at the vendor’s status page, then call vendor support with the code and the number of rooms.',
        escalateTo: 'vendor-support',
        rule: {
          id: 'app-report',
          why: 'The same code was reported from several rooms while devices and network answer.',
        },
        affected: platform === undefined ? reported.map(({ device }) => device) : devicesUnderTest(input, platform.id),
      }),
    },
  ];
}
