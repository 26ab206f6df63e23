import type { PushPayload, RequestParsed } from '../../shared/contract/channels.ts';
import type { DayReport } from '../../shared/model/day-report.ts';
import type { ExchangeState, KeyCard, ReadExchange, ReceivedRequest } from '../../shared/model/district-exchange.ts';
import type { ErasableRequest } from '../../shared/model/held-request.ts';
import type { IncidentDraft, IncidentId, IncidentPage, IncidentQuery } from '../../shared/model/incident.ts';
import type { AccessState, AuditResult, IncidentView, PurgeItem } from '../../shared/model/incident-view.ts';
import type { Result } from '../../shared/result.ts';
import type { NamedBytes, NamedText, Soon, Unsubscribe } from '../service-types.ts';

/** Who is here. Every incident command asks it who acts. */
export interface AccessServices {
  state(): AccessState;
  /** Slow on purpose (the PIN's hash). `wrong-pin`, `too-many-attempts`. */
  signIn(personId: string, pin: string): Promise<Result<AccessState>>;
  signOut(): AccessState;
  /** Somebody is at the keyboard. */
  touch(): void;
  savePerson(input: RequestParsed<'access.savePerson'>): Promise<Result<AccessState>>;
  removePerson(personId: string): Soon<Result<AccessState>>;
  onChange(listener: (state: AccessState) => void): Unsubscribe;
}

/** What becomes a file, once the person said where; noted in the incidents before it is written. */
export interface LeavingFile {
  /** Without folders, with the extension that fits `format` (`pdf`: the text is HTML to print). */
  readonly name: string;
  readonly format: 'pdf' | 'csv' | 'json' | 'txt';
  /** Notes the export under the name chosen and gives the content. */
  make(fileName: string): Soon<Result<NamedText>>;
}

export interface IncidentServices {
  list(query: IncidentQuery): Soon<Result<IncidentPage>>;
  /** Notes that it was read. */
  get(incidentId: IncidentId): Soon<Result<IncidentView>>;
  prefill(input: RequestParsed<'incidents.prefill'>): Soon<Result<IncidentDraft>>;
  drafts(): Soon<Result<IncidentDraft[]>>;
  /** On disk when it returns. */
  saveDraft(draft: RequestParsed<'incidents.saveDraft'>): Soon<Result<{ savedAt: number }>>;
  discardDraft(input: RequestParsed<'incidents.discardDraft'>): Soon<Result<void>>;
  submit(draftId: IncidentId): Soon<Result<IncidentView>>;
  act(input: RequestParsed<'incidents.act'>): Soon<Result<IncidentView>>;
  attach(input: RequestParsed<'incidents.attach'>, file: NamedBytes): Soon<Result<IncidentView>>;
  attachment(input: RequestParsed<'incidents.saveAttachment'>): Soon<Result<NamedBytes>>;
  export(input: RequestParsed<'incidents.export'>): Soon<Result<LeavingFile>>;
  actionList(input: RequestParsed<'incidents.saveActionList'>): Soon<Result<LeavingFile>>;
  day(dayAt: number): Soon<Result<DayReport>>;
  dayFile(input: RequestParsed<'incidents.saveDay'>): Soon<Result<LeavingFile>>;
  audit(): Soon<Result<AuditResult>>;
  purgeList(): Soon<Result<PurgeItem[]>>;
  purge(input: RequestParsed<'incidents.purge'>): Soon<Result<{ purged: number }>>;
  onChange(listener: (change: PushPayload<'incidents.changed'>) => void): Unsubscribe;
}

/** Decisions by file between two consoles. Files are JSON text, signed, and sealed for the other console's key. */
export interface ExchangeServices {
  state(): Soon<Result<ExchangeState>>;
  card(name: string): Soon<Result<NamedText>>;
  trust(card: KeyCard): Soon<Result<ExchangeState>>;
  forget(signingKey: string): Soon<Result<ExchangeState>>;
  /** Noted in the incident before it is written. */
  request(input: RequestParsed<'exchange.saveRequest'>): Soon<Result<NamedText>>;
  read(file: NamedBytes): Soon<Result<ReadExchange>>;
  answer(input: RequestParsed<'exchange.answer'>): Soon<Result<{ received: ReceivedRequest; file: NamedText }>>;
  eraseList(): Soon<Result<ErasableRequest[]>>;
  /** On disk when it returns, with its entry in the ledger. */
  erase(input: RequestParsed<'exchange.erase'>): Soon<Result<{ erased: number }>>;
}
