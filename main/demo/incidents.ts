import type { DeviceMention, IncidentContent, StudentLine } from '../../shared/model/incident.ts';
import type { Actor } from '../../shared/model/incident-codes.ts';
import type { IncidentEventPayload } from '../../shared/model/incident-events.ts';
import type { Device, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/units.ts';
import { IncidentBook } from '../incidents/book.ts';
import { emptyContent } from '../incidents/record.ts';
import type { Store } from '../store/repositories.ts';
import { DEMO_COORDINATOR, DEMO_PEOPLE } from './people.ts';

/** One thing that happened to a made-up incident. */
interface Step {
  readonly at: number;
  readonly incidentId: string;
  readonly by: Actor;
  readonly payload: IncidentEventPayload;
}

/** Of yesterday's session, all of it invented: one waits for the district, one for the school coordinator, one is closed. */
export function fillWithDemoIncidents(store: Store, roster: RosterSnapshot, now: number): void {
  if (store.people.load().length > 0) return;
  const yesterday = new Date(now - DAY_MS).setHours(9, 0, 0, 0);
  let at = yesterday - HOUR_MS;
  const book = new IncidentBook({ repository: store.incidents, now: () => at, onClockBack: () => undefined });
  for (const person of DEMO_PEOPLE) {
    const { id: personId, name, role } = person;
    book.recordHouse({ kind: 'person', personId, name, role, change: 'added' }, DEMO_COORDINATOR, () =>
      store.people.write(person),
    );
  }
  for (const step of demoSteps(roster, yesterday)) {
    at = step.at;
    book.add([step]);
  }
}

function demoSteps(roster: RosterSnapshot, nine: number): Step[] {
  return [...fireDrill(nine), ...phone(roster, nine), ...frozen(roster, nine)].sort((one, other) => one.at - other.at);
}

const ORTIZ: Actor = { personId: null, name: 'Ms. Ortiz', role: 'proctor' };
const LEE: Actor = { personId: null, name: 'Mr. Lee', role: 'proctor' };
const HAAS: Actor = { personId: null, name: 'Mr. Haas', role: 'proctor' };

function fireDrill(nine: number): Step[] {
  const occurredAt = nine + 12 * MINUTE_MS;
  const content: IncidentContent = {
    ...told(occurredAt, HAAS, 'demo-library', 'Library', 'Grade 7 Math', '7', 'Math'),
    categoryCode: 'ENV-ALARM',
    description:
      'The fire bell rang. Everybody left the room, screens were closed, and nobody talked about the test. Back after 14 minutes.',
    actionsTaken: 'Sessions were paused. Students went on where they had stopped.',
    outcome: 'All students finished. Minutes were added at the end.',
    studentCount: 21,
  };
  const incidentId = 'demo-incident-drill';
  return [
    submitted(incidentId, numberOf(occurredAt, 'BE77'), occurredAt + 20 * MINUTE_MS, HAAS, content, []),
    moved(incidentId, occurredAt + 50 * MINUTE_MS, 'submitted', 'in-review'),
    moved(incidentId, occurredAt + 55 * MINUTE_MS, 'in-review', 'closed-local'),
  ];
}

function phone(roster: RosterSnapshot, nine: number): Step[] {
  const occurredAt = nine + 34 * MINUTE_MS;
  const device = deviceAt(roster, 'demo-room-112', 'B2');
  const content: IncidentContent = {
    ...told(occurredAt, ORTIZ, 'demo-room-112', 'Room 112', 'Grade 8 ELA', '8', 'ELA'),
    categoryCode: 'STU-DEVICE',
    devices: device === null ? [] : [device],
    description:
      'A phone fell out of a pocket in seat B2 during the second part. It was switched on. Nobody had used it as far as I saw.',
    actionsTaken: 'I took the phone and gave it to the office. The student went on in another seat.',
    studentCount: 1,
    toldSchoolAt: occurredAt + 4 * MINUTE_MS,
    toldDistrictAt: occurredAt + 40 * MINUTE_MS,
  };
  const incidentId = 'demo-incident-phone';
  return [
    submitted(incidentId, numberOf(occurredAt, 'PHNE'), occurredAt + 6 * MINUTE_MS, ORTIZ, content, [
      line('B2', device, 'invalidate'),
    ]),
    moved(incidentId, occurredAt + 30 * MINUTE_MS, 'submitted', 'in-review'),
    moved(incidentId, occurredAt + 45 * MINUTE_MS, 'in-review', 'pending-district', {
      proofReason: 'The seating chart is in the office binder.',
    }),
  ];
}

function frozen(roster: RosterSnapshot, nine: number): Step[] {
  const occurredAt = nine + 41 * MINUTE_MS;
  const [from, to] = [deviceAt(roster, 'demo-room-114', 'A3'), deviceAt(roster, 'demo-cart-3', 'A1')];
  const content: IncidentContent = {
    ...told(occurredAt, LEE, 'demo-room-114', 'Room 114', 'Grade 8 ELA', '8', 'ELA'),
    categoryCode: 'TECH-SAVE',
    devices: [from, to].flatMap((device) => device ?? []),
    description:
      'The screen of seat A3 froze while TestNav was saving, and did not come back after a minute. The student got a spare from the cart.',
    actionsTaken: 'The first Chromebook is switched off and lies in the office with a note on it.',
    studentCount: 1,
  };
  const incidentId = 'demo-incident-frozen';
  const swap: Step[] =
    from === null || to === null
      ? []
      : [
          {
            at: occurredAt + 8 * MINUTE_MS,
            incidentId,
            by: LEE,
            payload: {
              kind: 'swap',
              swap: {
                studentRef: 'S1',
                seat: 'A3',
                from,
                to,
                at: occurredAt + 5 * MINUTE_MS,
                savedAnswers: 'left-on-device',
                note: '',
              },
            },
          },
        ];
  return [
    submitted(incidentId, numberOf(occurredAt, 'FRZN'), occurredAt + 8 * MINUTE_MS, LEE, content, [
      line('A3', from, 'resume-upload'),
    ]),
    ...swap,
  ];
}

function numberOf(at: number, word: string): string {
  return `INC-${new Date(at).getFullYear()}-${word}`;
}

function told(
  occurredAt: number,
  reporter: Actor,
  roomId: RoomId,
  roomName: string,
  testName: string,
  grade: string,
  contentArea: string,
): IncidentContent {
  return {
    ...emptyContent(occurredAt),
    awareAt: occurredAt + MINUTE_MS,
    programId: DEMO_PROGRAM,
    platformId: 'testnav',
    roomId,
    roomName,
    testName,
    grade,
    contentArea,
    reporter: reporter.name,
  };
}

/** A real program with clocks and a form to be seen; the school and its district are invented. */
export const DEMO_PROGRAM = 'nevada';

function line(label: string, device: DeviceMention | null, requested: StudentLine['requested']): StudentLine {
  return {
    ref: 'S1',
    label,
    lastFour: null,
    device,
    resultId: '',
    startedAt: null,
    minutesLost: 6,
    responsesSaved: 'unknown',
    requested,
    isPlanInvolved: false,
  };
}

function submitted(
  incidentId: string,
  number: string,
  at: number,
  by: Actor,
  content: IncidentContent,
  students: StudentLine[],
): Step {
  return { at, incidentId, by, payload: { kind: 'submitted', number, begunAt: at - 3 * MINUTE_MS, content, students } };
}

type MovedPayload = Extract<IncidentEventPayload, { kind: 'moved' }>;

function moved(
  incidentId: string,
  at: number,
  from: MovedPayload['from'],
  to: MovedPayload['to'],
  details: MovedPayload['details'] = {},
): Step {
  return { at, incidentId, by: DEMO_COORDINATOR, payload: { kind: 'moved', from, to, details, remote: null } };
}

function deviceAt({ devices }: RosterSnapshot, roomId: RoomId, seat: string): DeviceMention | null {
  const device: Device | undefined = devices.find((known) => known.roomId === roomId && known.seat === seat);
  return device === undefined ? null : { deviceId: device.id, label: device.label };
}
