import type { RequestParsed } from '../../../shared/contract/channels.ts';
import {
  DistrictAnswer,
  DistrictRequest,
  type ExchangeState,
  type KeyCard,
  type ReadExchange,
  type ReceivedRequest,
  type TrustedKey,
  UNNAMED_CONSOLE,
} from '../../../shared/model/district-exchange.ts';
import type { ErasableRequest } from '../../../shared/model/held-request.ts';
import type { Person } from '../../../shared/model/incident.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../clock.ts';
import type { NamedBytes, NamedText } from '../../services.ts';
import type { ExchangeRepository } from '../../store/repositories.ts';
import type { RecordHouse } from '../access/record-house.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ExchangeServices } from '../services.ts';
import { answerGiven, decided, isSameDecision } from './answer.ts';
import { cardOnly, fileWord, isFrom } from './cards.ts';
import { chosenOf, type Erasure, erasable, type KeepUntilOf, wasErased } from './erase.ts';
import { type CardFile, readFileText, type SealedFile } from './file-text.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { IncidentSide } from './incident-side.ts';
import { judgeAnswer } from './judge-answer.ts';
import { cardOf, type OwnKeys, ownKeys } from './own-keys.ts';
import {
  damaged,
  erasedHere,
  notTheirs,
  notUnderstood,
  otherRequest,
  ownCard,
  trustedNoMore,
  unknownRequest,
  unknownSender,
  unnamed,
} from './refusals.ts';
import { cardText, isCardWhole, isUsable, type OpenedMessage, openMessage, sealMessage } from './signed-message.ts';
import { coordinator, districtCoordinator } from './who-may.ts';

export interface ExchangeServiceOptions {
  readonly keys: ExchangeRepository;
  readonly clock: Pick<Clock, 'now'>;
  readonly makeId: () => string;
  /** Who is signed in now. */
  readonly current: () => Person | null;
  /** What to call this console on its card before somebody named it. */
  readonly usualName: () => string;
  readonly record: RecordHouse;
  /** What the ledger says was erased of requests. */
  readonly erasures: () => readonly Erasure[];
  /** First moment at which an incident of this program that was decided `from` need not be kept any more. */
  readonly keepUntil: KeepUntilOf;
  readonly incidents: IncidentSide;
}

/** Stands in for the hash that is known only once the request is noted, to see beforehand whether it can be sealed. */
const NO_HEAD = '0'.repeat(64);

/**
 * Decisions by file between two consoles that trust each other's card. What leaves is signed and sealed for one console; what
 * comes is taken only when the seal is whole, the signature right, the sender trusted and the content fits, in this order.
 */
export class ExchangeService implements ExchangeServices {
  readonly #options: ExchangeServiceOptions;

  constructor(options: ExchangeServiceOptions) {
    this.#options = options;
  }

  /** Requests of other consoles hold student lines: only a district coordinator who is signed in gets them. */
  state(): Result<ExchangeState> {
    const { keys, current } = this.#options;
    const card = cardOf(this.#own());
    return ok({
      own: { card, fingerprint: fingerprintOf(card) },
      trusted: keys.trusted(),
      received: current()?.role === 'district-coordinator' ? keys.received() : [],
    });
  }

  card(name: string): Result<NamedText> {
    const who = coordinator(this.#options.current());
    if (!who.ok) return who;
    if (name === UNNAMED_CONSOLE) return unnamed();
    const own = { ...this.#own(), name };
    this.#options.keys.writeOwnKeys(own);
    return ok({ name: `${fileWord(name)}-card.tdcx`, text: cardText(own) });
  }

  trust(card: KeyCard): Result<ExchangeState> {
    const who = coordinator(this.#options.current());
    if (!who.ok) return who;
    if (card.signingKey === cardOf(this.#own()).signingKey) return ownCard();
    if (!isUsable(card)) return damaged();
    const fingerprint = fingerprintOf(card);
    const trusted: TrustedKey = {
      ...card,
      fingerprint,
      trustedAt: Math.round(this.#options.clock.now()),
      trustedBy: who.value.name,
    };
    this.#options.record({ kind: 'trusted-key', name: card.name, fingerprint, change: 'trusted' }, who.value, () =>
      this.#options.keys.trust(trusted),
    );
    return this.state();
  }

  forget(signingKey: string): Result<ExchangeState> {
    const who = coordinator(this.#options.current());
    if (!who.ok) return who;
    const known = this.#trusted(signingKey);
    if (known === undefined) return this.state();
    this.#options.record(
      { kind: 'trusted-key', name: known.name, fingerprint: known.fingerprint, change: 'removed' },
      who.value,
      () => this.#options.keys.forget(signingKey),
    );
    return this.state();
  }

  async request({ incidentId, to }: RequestParsed<'exchange.saveRequest'>): Promise<Result<NamedText>> {
    const who = coordinator(this.#options.current());
    if (!who.ok) return who;
    const district = this.#trusted(to);
    if (district === undefined) return unknownSender();
    const material = await this.#options.incidents.requestMaterial(incidentId);
    if (!material.ok) return material;
    const own = this.#own();
    const request: DistrictRequest = {
      schema: 1,
      requestId: this.#options.makeId(),
      madeAt: Math.round(this.#options.clock.now()),
      madeBy: who.value,
      from: cardOf(own),
      head: NO_HEAD,
      ...material.value,
    };
    const rehearsed = sealMessage('request', request, own, district);
    if (!rehearsed.ok) return rehearsed;
    const { requestId } = request;
    const { fingerprint } = district;
    const noted = await this.#options.incidents.noteRequest(incidentId, { requestId, fingerprint }, who.value);
    if (!noted.ok) return noted;
    const text = sealMessage('request', { ...request, head: noted.value.head }, own, district);
    return text.ok ? ok({ name: `${request.number}-request.tdcx`, text: text.value }) : text;
  }

  async read(file: NamedBytes): Promise<Result<ReadExchange>> {
    const who = coordinator(this.#options.current());
    if (!who.ok) return who;
    const said = readFileText(file.bytes);
    if (!said.ok) return said;
    if (said.value.kind === 'card') return this.#readCard(said.value);
    return this.#readSealed(said.value, who.value);
  }

  answer(input: RequestParsed<'exchange.answer'>): Result<{ received: ReceivedRequest; file: NamedText }> {
    const { keys, clock, current, record } = this.#options;
    const who = districtCoordinator(current());
    if (!who.ok) return who;
    const received = keys.receivedOf(input.requestId);
    if (received === null) return fail('exchange.no-request', 'This request is not here. Open its file again.');
    const { request } = received;
    const school = this.#trusted(request.from.signingKey);
    if (school === undefined) return trustedNoMore(request.from.name);
    const own = this.#own();
    const known = received.answer;
    if (known !== null && !isSameDecision(known, input)) {
      const message = `${request.number} was answered by ${known.decidedBy} already. Another decision needs a new request of the school.`;
      return fail('exchange.answered', message);
    }
    const given = known === null ? answerGiven(request, input, who.value, clock.now(), cardOf(own)) : ok(known);
    if (!given.ok) return given;
    const text = sealMessage('answer', given.value, own, school);
    if (!text.ok) return text;
    if (known === null) {
      record(decided(received, given.value), who.value, () => keys.answer(request.requestId, given.value));
    }
    const file = { name: `${request.number}-answer.tdcx`, text: text.value };
    return ok({ received: { ...received, answer: given.value }, file });
  }

  eraseList(): Result<ErasableRequest[]> {
    const who = districtCoordinator(this.#options.current(), 'erases requests of schools');
    return who.ok ? ok(this.#erasable()) : who;
  }

  erase({ requestIds, reason }: RequestParsed<'exchange.erase'>): Result<{ erased: number }> {
    const { current, record, keys } = this.#options;
    const who = districtCoordinator(current(), 'erases requests of schools');
    if (!who.ok) return who;
    const chosen = chosenOf(this.#erasable(), requestIds);
    if (!chosen.ok) return chosen;
    const removeAll = () => {
      for (const { requestId } of chosen.value) keys.removeReceived(requestId);
    };
    record({ kind: 'requests-erased', requests: chosen.value, reason }, who.value, removeAll, 'leaves-none');
    return ok({ erased: chosen.value.length });
  }

  #erasable(): ErasableRequest[] {
    const { keys, keepUntil, clock } = this.#options;
    return erasable(keys.held(), keepUntil, clock.now());
  }

  #readCard({ card, signature }: CardFile): Result<ReadExchange> {
    if (!isCardWhole(card, signature)) return damaged();
    if (card.signingKey === cardOf(this.#own()).signingKey) return ownCard();
    const known = this.#trusted(card.signingKey);
    const isKnown = known !== undefined && known.sealingKey === card.sealingKey;
    return ok({ kind: 'card', card, fingerprint: fingerprintOf(card), isKnown });
  }

  async #readSealed(file: SealedFile, who: Actor): Promise<Result<ReadExchange>> {
    const opened = openMessage(file, this.#own());
    if (!opened.ok) return opened;
    return file.kind === 'request' ? this.#readRequest(opened.value) : this.#readAnswer(opened.value, who);
  }

  #readRequest({ signer, body }: OpenedMessage): Result<ReadExchange> {
    const sender = this.#trusted(signer);
    if (sender === undefined) return unknownSender();
    const parsed = DistrictRequest.safeParse(body);
    if (!parsed.success) return notUnderstood();
    if (!isFrom(parsed.data.from, sender)) return notTheirs();
    // Under the name that people here gave their trust to: a school may not call itself by another's.
    const request = { ...parsed.data, from: cardOnly(sender) };
    const { requestId, number } = request;
    const known = this.#options.keys.receivedOf(requestId);
    if (known === null) {
      if (wasErased(requestId, this.#options.erasures())) return erasedHere(number);
      const receivedAt = Math.round(this.#options.clock.now());
      this.#options.keys.addReceived({ request, receivedAt, fingerprint: sender.fingerprint, answer: null });
    } else if (canonicalJson({ ...known.request, from: request.from }) !== canonicalJson(request))
      return otherRequest();
    return ok({ kind: 'request', requestId, number, from: sender.name });
  }

  /** The signer is looked for among the trusted; whether it is the one that was asked, the ledger says. */
  async #readAnswer({ signer, body }: OpenedMessage, who: Actor): Promise<Result<ReadExchange>> {
    const sender = this.#trusted(signer);
    if (sender === undefined) return unknownSender();
    const parsed = DistrictAnswer.safeParse(body);
    if (!parsed.success) return notUnderstood();
    const answer = parsed.data;
    if (!isFrom(answer.from, sender)) return notTheirs();
    const { incidentId, requestId, decidedBy, decidedAt, decision } = answer;
    const events = await this.#options.incidents.events(incidentId);
    const number = events?.flatMap(({ payload }) => (payload?.kind === 'submitted' ? [payload.number] : []))[0];
    if (events === null || number === undefined) return unknownRequest();
    const judged = judgeAnswer(answer, sender.fingerprint, events, number);
    if (!judged.ok) return judged;
    const remote = { requestId, decidedBy, decidedAt, fingerprint: sender.fingerprint };
    const applied = await this.#options.incidents.applyDecision(incidentId, answer, remote, who);
    return applied.ok ? ok({ kind: 'answer', incidentId, number, decision }) : applied;
  }

  #trusted(signingKey: string): TrustedKey | undefined {
    return this.#options.keys.trusted().find((key) => key.signingKey === signingKey);
  }

  #own(): OwnKeys {
    const { keys, clock, usualName } = this.#options;
    return ownKeys(keys, usualName(), clock.now());
  }
}
