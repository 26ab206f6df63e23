import type { DiagnosisScope } from '../../../shared/model/diagnosis.ts';
import { finish, named } from '../draft.ts';
import type { DiagnosedDevice, DiagnosedRoom } from '../input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import { commonOnset } from '../onset.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import { countOf, listRooms } from '../words.ts';

/** Devices stopped answering ping together, and some of them are seen alive in another way. */
export const pingBlocked: Rule = {
  id: 'ping-blocked',
  pattern: 'Devices answer nothing but students test fine (testing-day.md 3.3: ping blocked; TCP or ARP shows life)',
  look(picture) {
    const { input } = picture;
    const inUse = picture.rooms.flatMap((view) => view.inUse);
    const asEcho = inUse
      .filter(({ memory }) => memory.noEchoFrom !== null && memory.echoAt !== null)
      .map(asEchoSilence);
    const onset = commonOnset(asEcho, input.periodMs);
    if (onset === null) return [];
    const ids = new Set(onset.together.map(({ id }) => id));
    const together = inUse.filter(({ id }) => ids.has(id));
    const alive = together.filter(({ memory }) => memory.silentFrom === null);
    return alive.length >= LIMITS.pingBlockedMin ? [candidate(picture, together, alive, onset.at)] : [];
  },
};

/** The same question about echo alone: when did it stop? */
function asEchoSilence(device: DiagnosedDevice): DiagnosedDevice {
  const { memory } = device;
  return { ...device, memory: { ...memory, aliveAt: memory.echoAt, silentFrom: memory.noEchoFrom } };
}

function candidate(
  { input }: Picture,
  together: readonly DiagnosedDevice[],
  alive: readonly DiagnosedDevice[],
  since: number,
): Candidate {
  const ids = new Set(together.map(({ roomId }) => roomId));
  const rooms = input.rooms.filter(({ id }) => ids.has(id));
  return {
    explains: { deviceIds: new Set(together.map(({ id }) => id)) },
    finding: finish({
      layer: 'ping-blocked',
      scope: scopeOf(rooms, input.rooms),
      confidence: alive.length * 2 >= together.length ? 'sure' : 'likely',
      severity: 'note',
      since,
      sentence: `Ping was blocked at ${input.clockTime(since)}: ${countOf(together.length, 'device')} in ${listRooms(rooms)} stopped answering it together, but they are on the network. Students can go on.`,
      now: `now ${alive.length} of ${together.length} seen alive in another way`,
      evidence: [
        { label: 'Seen alive without ping', value: countOf(alive.length, 'device') },
        { label: 'Not seen in another way yet', value: countOf(together.length - alive.length, 'device') },
      ],
      firstAction:
        'Nothing for the students. Ask the network team whether a firewall rule changed; ping lets this console see them.',
      escalateTo: 'district-network',
      rule: {
        id: 'ping-blocked',
        why: 'They lost ping at one instant, and connections or the neighbor table show them alive.',
      },
      affected: together,
    }),
  };
}

function scopeOf(rooms: readonly DiagnosedRoom[], all: readonly DiagnosedRoom[]): DiagnosisScope {
  const isSchool =
    rooms.length > 1 && rooms.length >= all.filter(({ kind }) => kind === 'room').length * LIMITS.schoolRoomShare;
  return isSchool || rooms.length === 0 ? { kind: 'school' } : { kind: 'rooms', rooms: named(rooms) };
}
