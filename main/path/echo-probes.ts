import type { Evidence } from '../../shared/model/evidence.ts';
import type { PathFailure } from '../../shared/model/path.ts';
import type { PathProbe } from '../diagnosis/path-memory.ts';
import type { Observation } from '../probe/engine.ts';

/** What the echo engine's check of a hop means as a probe. Any sign of life counts: a gateway may block ping and still route. */
export function probeFromEcho({ startedAt, finishedAt, evidence }: Observation): PathProbe {
  const tries = evidence.kind === 'silent' ? { tries: evidence.tries } : {};
  return { startedAt, finishedAt, ...outcomeOf(evidence), ...tries };
}

function outcomeOf(evidence: Evidence): Pick<PathProbe, 'rttMs' | 'failure'> {
  switch (evidence.kind) {
    case 'echo':
    case 'late-echo':
    case 'tcp-open':
    case 'tcp-refused':
      return { rttMs: evidence.rttMs, failure: null };
    case 'neighbour':
      return { rttMs: null, failure: null };
    case 'silent':
      return { rttMs: null, failure: SILENT[evidence.reason] };
    case 'unchecked':
      return { rttMs: null, failure: unasked(evidence.reason) };
  }
}

const SILENT: Readonly<Record<'timeout' | 'unreachable', PathFailure>> = {
  timeout: { code: 'timeout', sentence: 'It does not answer.' },
  unreachable: { code: 'unreachable', sentence: 'The network says that it is not there.' },
};

function unasked(reason: Extract<Evidence, { kind: 'unchecked' }>['reason']): PathFailure {
  switch (reason) {
    case 'local-network-down':
      return { code: 'laptop-offline', sentence: 'This laptop has no network.' };
    case 'no-permission':
      return { code: 'no-permission', sentence: 'This laptop may not send pings.' };
    case 'no-route':
      return { code: 'no-route', sentence: 'This laptop has no way to that network.' };
    case 'name-not-found':
      return { code: 'name-not-found', sentence: 'Its name is not known.' };
    case 'name-service-down':
      return { code: 'name-service-down', sentence: 'No name server answers, so its name cannot be looked up.' };
    case 'not-yet':
    case 'no-address':
    case 'no-room':
    case 'not-allowed':
    case 'engine-down':
      return { code: 'not-yet', sentence: 'It has not been asked.' };
  }
}
