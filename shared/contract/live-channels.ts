import { z } from 'zod';
import { Alert } from '../model/alert.ts';
import { DiagnosisSnapshot } from '../model/diagnosis.ts';
import { DeviceDetail, LiveDelta, LiveSnapshot, Pulse } from '../model/live.ts';
import { PathSnapshot } from '../model/path.ts';
import { DeviceId } from '../model/roster.ts';
import { nothing, push, request } from './entry.ts';

/** What is measured now: devices, the way out, what is wrong, and who was told of it. */
export const liveChannels = {
  'live.snapshot': request(nothing, LiveSnapshot, 'All live states now. Ask after subscribing to `live.changed`.'),
  'live.detail': request(z.object({ deviceId: DeviceId }), DeviceDetail, 'What the device panel draws.'),
  'live.checkNow': request(
    z.object({ deviceIds: z.array(DeviceId).max(10_000).nullable() }),
    nothing,
    'Checks these devices at once, all of them for null; results arrive as deltas.',
  ),
  'path.snapshot': request(nothing, PathSnapshot, 'The way out: every hop that is watched, and how it is.'),
  'diagnosis.snapshot': request(nothing, DiagnosisSnapshot, 'What is wrong now and what was lately, worst first.'),
  'diagnosis.report': request(
    z.object({ deviceId: DeviceId, code: z.string().trim().min(1).max(80) }),
    nothing,
    "A person says what a student's screen shows; it counts in the diagnosis.",
  ),
  'diagnosis.decide': request(
    z.object({ findingId: z.string().max(600) }),
    nothing,
    'Runs the one check that would decide a finding: its hops and devices are asked at once.',
  ),
  'alerts.list': request(nothing, z.array(Alert), 'Who was told of what, oldest first.'),
  'alerts.acknowledge': request(
    z.object({ alertId: z.string().max(64), by: z.string().trim().min(1).max(80) }),
    Alert,
    'Somebody saw it; the first one counts.',
  ),
  'alerts.test': request(
    z.object({ channel: z.enum(['webhook', 'email']) }),
    z.string(),
    'Sends a test message; replies with a sentence, or says why it did not go.',
  ),
  'live.changed': push(LiveDelta, 'What changed since the last one, at most five a second.'),
  'live.pulse': push(Pulse, 'Every second, so that silence shows.'),
  'path.changed': push(PathSnapshot, 'The way out changed.'),
  'diagnosis.changed': push(DiagnosisSnapshot, 'What is wrong changed.'),
  'alerts.changed': push(z.array(Alert), 'Alerts changed; the latest of them.'),
  'alerts.sounded': push(Alert, 'People are told of this now, with a sound.'),
} as const;
