import { z } from 'zod';
import {
  CheckKey,
  Confirmation,
  ReadinessDelta,
  ReadinessSnapshot,
  ReportAudience,
  ReportFormat,
  SignOff,
  SweepSummary,
} from '../model/readiness.ts';
import { RoomId } from '../model/roster.ts';
import { SessionDraft, SessionId, SessionState, TestSession } from '../model/session.ts';
import { Site } from '../model/site.ts';
import { ProfileList } from '../profiles/list.ts';
import { PlatformId } from '../profiles/schema.ts';
import { nothing, push, request } from './entry.ts';

/** Test sessions, what is true of this school, and whether its rooms are ready. */
export const readinessChannels = {
  'sessions.list': request(nothing, z.array(TestSession), 'All test sessions, in order of their planned start.'),
  'sessions.save': request(
    z.object({ sessionId: SessionId.nullable(), draft: SessionDraft }),
    TestSession,
    'Makes a session (`sessionId` null) or changes one that has not ended.',
  ),
  'sessions.move': request(
    z.object({ sessionId: SessionId, to: SessionState, by: z.string().trim().max(80) }),
    TestSession,
    'Moves a session on, such as from ready to testing; a move that makes no sense is refused with a sentence.',
  ),
  'sessions.remove': request(z.object({ sessionId: SessionId }), nothing, 'Removes a session that never began.'),
  'site.get': request(nothing, Site, 'What is true of this school.'),
  'site.update': request(Site, Site, 'Replaces it.'),
  'site.pickFile': request(
    nothing,
    Site.nullable(),
    'The site as a file that the person chooses would make it; `site.update` saves it. Null: they changed their mind.',
  ),
  'site.saveFile': request(
    nothing,
    z.string().nullable(),
    'Saves a site file for the next laptop; replies with its name.',
  ),
  'profiles.list': request(
    nothing,
    ProfileList,
    'All platform profiles, and the profile files that could not be read.',
  ),
  'readiness.snapshot': request(
    nothing,
    ReadinessSnapshot,
    'The board now. Ask after subscribing to `readiness.changed`.',
  ),
  'readiness.start': request(
    z.object({
      roomIds: z.array(RoomId).max(1_000).nullable(),
      platformIds: z.array(PlatformId).max(20).nullable(),
    }),
    SweepSummary,
    'Starts a sweep; null: everything. Results arrive as deltas.',
  ),
  'readiness.recheck': request(
    z.union([z.object({ keys: z.array(CheckKey).min(1).max(5_000) }), z.object({ roomId: RoomId })]),
    SweepSummary,
    'Looks again at these checks, or at everything that concerns one room.',
  ),
  'readiness.stop': request(nothing, nothing, 'Ends the running sweep; what was found is kept.'),
  'readiness.confirm': request(
    Confirmation.omit({ at: true }),
    nothing,
    'A person ticks an item, or says it is not so.',
  ),
  'readiness.signOff': request(
    z.object({ roomId: RoomId, by: SignOff.shape.by }),
    SignOff,
    'Declares a room ready; refused with the reason while something stands against it.',
  ),
  'readiness.reopen': request(
    z.object({ roomId: RoomId, because: z.string().trim().min(1).max(200) }),
    nothing,
    'Takes a sign-off back.',
  ),
  'readiness.saveReport': request(
    z.object({ audience: ReportAudience, format: ReportFormat }),
    z.string().nullable(),
    'Saves a report where the person says; replies with the file name, null if not saved.',
  ),
  'readiness.history': request(nothing, z.array(SweepSummary), 'Past sweeps, newest first.'),
  'sessions.changed': push(z.array(TestSession), 'Sessions changed; all of them.'),
  'site.changed': push(Site, 'The site changed.'),
  'readiness.changed': push(ReadinessDelta, 'The board changed, at most five times a second.'),
} as const;
