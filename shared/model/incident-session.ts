import type { IncidentContent } from './incident.ts';
import type { RoomId } from './roster.ts';
import type { SessionState, TestSession } from './session.ts';

const PHASES: Readonly<Record<SessionState, IncidentContent['phase']>> = {
  planned: 'before',
  preparing: 'before',
  ready: 'before',
  testing: 'during',
  paused: 'during',
  ended: 'after',
};

/** What a test session tells of an incident in one of its rooms: the test, and who watched there. `roomId` null: no room of it. */
export function contentOfSession(session: TestSession, roomId: RoomId | null) {
  const proctor = session.rooms.find((room) => room.roomId === roomId)?.proctor ?? '';
  return {
    sessionId: session.id,
    platformId: session.platformId,
    testName: session.name,
    contentArea: session.subject,
    grade: session.grade,
    phase: PHASES[session.state],
    staff:
      proctor === '' ? [] : [{ name: proctor, role: 'proctor', contact: '', trainedOn: null, isAgreementOnFile: null }],
  } satisfies Partial<IncidentContent>;
}
