import { ExchangeService } from '../../main/incidents/exchange/exchange-service.ts';
import type { IncidentSide } from '../../main/incidents/exchange/incident-side.ts';
import { MemoryExchangeRepository } from '../../main/incidents/exchange/memory-repository.ts';
import type { NamedBytes, NamedText } from '../../main/services.ts';
import type { ExchangeRepository } from '../../main/store/repositories.ts';
import type { DistrictAnswer, KeyCard, ReadExchange } from '../../shared/model/district-exchange.ts';
import type { Person } from '../../shared/model/incident.ts';
import type {
  HouseEventPayload,
  IncidentEvent,
  IncidentEventPayload,
  RemoteDecision,
} from '../../shared/model/incident-events.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { DAY_MS } from '../../shared/units.ts';
import { aContent, aHash, anEvent, anEvidence, aPerson, aStudent, aStudentLine } from './incident-builders.ts';
import { ManualClock } from './manual-clock.ts';

export const INCIDENT = 'incident-1';
export const NUMBER = 'INC-2026-7F3K';

/** An incident that waits for the district, as little of it as the exchange looks at. */
export class FakeIncidentSide implements IncidentSide {
  readonly applied: { answer: DistrictAnswer; remote: RemoteDecision }[] = [];
  #events: IncidentEvent[] = [];

  constructor() {
    this.add({
      kind: 'submitted',
      number: NUMBER,
      begunAt: 0,
      content: aContent(),
      students: [aStudentLine({ requested: 'reset' })],
    });
  }

  add(payload: IncidentEventPayload | null): IncidentEvent {
    const seq = this.#events.length + 1;
    const event = anEvent(payload, { seq, incidentId: INCIDENT, hash: aHash(seq) });
    this.#events.push(event);
    return event;
  }

  requestMaterial(incidentId: string) {
    if (incidentId !== INCIDENT) return fail('unknown-incident', 'There is no such incident.');
    const students = [aStudent({ requested: 'reset' })];
    return ok({
      incidentId,
      number: NUMBER,
      content: aContent(),
      students,
      evidence: [anEvidence()],
      reasons: ['Reset'],
    });
  }

  noteRequest(_incidentId: string, request: { readonly requestId: string; readonly fingerprint: string }) {
    return ok({ head: this.add({ kind: 'request-made', ...request }).hash });
  }

  events(incidentId: string) {
    return incidentId === INCIDENT ? this.#events : null;
  }

  applyDecision(_incidentId: string, answer: DistrictAnswer, remote: RemoteDecision) {
    this.applied.push({ answer, remote });
    const to = answer.decision === 'approved' ? ('district-approved' as const) : ('in-review' as const);
    this.add({ kind: 'moved', from: 'pending-district', to, details: { note: answer.note }, remote });
    return ok(undefined);
  }
}

/** How long answered requests are kept here, whatever the program. */
export const KEPT_FOR_MS = 365 * DAY_MS;

/** A console with its own keys, a coordinator signed in. */
export function anExchange(
  name: string,
  over: { keys?: ExchangeRepository; current?: Person | null; usualName?: () => string } = {},
) {
  const incidents = new FakeIncidentSide();
  const recorded: HouseEventPayload[] = [];
  const keys = over.keys ?? new MemoryExchangeRepository();
  const who = { current: over.current === undefined ? aPerson() : over.current };
  const clock = new ManualClock(1_764_000_000_000);
  let lastId = 0;
  const exchange = new ExchangeService({
    keys,
    clock,
    makeId() {
      lastId += 1;
      return `${name}-${lastId}`;
    },
    current: () => who.current,
    usualName: over.usualName ?? (() => name),
    record(payload, _by, alongside) {
      recorded.push(payload);
      alongside();
    },
    erasures: () => recorded.flatMap((payload) => (payload.kind === 'requests-erased' ? [payload] : [])),
    keepUntil: (_programId, from) => from + KEPT_FOR_MS,
    incidents,
  });
  return { exchange, incidents, keys, recorded, who, clock };
}
type Console = ReturnType<typeof anExchange>;

export const DAN = aPerson({ id: 'p-dan', name: 'Dan Ortiz', role: 'district-coordinator' });

/** A school and its district that trust each other's card. */
export async function aSchoolAndItsDistrict() {
  const school = anExchange('Maple Middle School');
  const district = anExchange('Springfield district', { current: DAN });
  await trustEachOther(school, district);
  return { school, district, districtKey: cardOf(district).signingKey };
}

export async function trustEachOther(one: Console, other: Console): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const read = unwrap(await to.exchange.read(asBytes(unwrap(from.exchange.card(cardOf(from).name)))));
    if (read.kind !== 'card') throw new Error(`A card was read as ${read.kind}`);
    unwrap(to.exchange.trust(read.card));
  }
}

/** The school's request on the district's desk, and the district's answer as a file. */
export async function answered(
  { school, district, districtKey }: Awaited<ReturnType<typeof aSchoolAndItsDistrict>>,
  decision: DistrictAnswer['decision'] = 'approved',
) {
  const request = unwrap(await school.exchange.request({ incidentId: INCIDENT, to: districtKey }));
  const read: ReadExchange = unwrap(await district.exchange.read(asBytes(request)));
  if (read.kind !== 'request') throw new Error(`A request was read as ${read.kind}`);
  const answer = unwrap(
    district.exchange.answer({
      requestId: read.requestId,
      decision,
      note: 'As the manual says.',
      students: { S1: 'approved' },
    }),
  );
  return { request, requestId: read.requestId, answer: answer.file };
}

export function cardOf({ exchange }: Console): KeyCard {
  return unwrap(exchange.state()).own.card;
}

export function asBytes({ name, text }: NamedText): NamedBytes {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused with ${result.error.code}: ${result.error.message}`);
  return result.value;
}
