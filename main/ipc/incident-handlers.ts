import type { incidentChannels } from '../../shared/contract/incident-channels.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { LeavingFile } from '../incidents/services.ts';
import type { ConsoleServices, ShellServices, Soon } from '../services.ts';
import type { Handlers } from './handler-types.ts';

type IncidentHandlers = Pick<Handlers, Extract<keyof Handlers, keyof typeof incidentChannels>>;

/** Runs an answer on the console as soon as it is there. */
type WithConsole = <In, Out>(
  answer: (running: ConsoleServices, input: In) => Soon<Result<Out>>,
) => (input: In) => Promise<Result<Out>>;

/** The part of the contract table about incidents, people, programs and decisions by file. */
export function incidentHandlers(withConsole: WithConsole, shell: ShellServices): IncidentHandlers {
  const leave = async (file: Soon<Result<LeavingFile>>): Promise<Result<string | null>> => {
    const leaving = await file;
    return leaving.ok ? shell.saveLeavingFile(leaving.value) : leaving;
  };
  return {
    'access.state': withConsole(({ access }) => ok(access.state())),
    'access.signIn': withConsole(({ access }, { personId, pin }) => access.signIn(personId, pin)),
    'access.signOut': withConsole(({ access }) => ok(access.signOut())),
    'access.touch': withConsole(({ access }) => {
      access.touch();
      return ok(undefined);
    }),
    'access.savePerson': withConsole(({ access }, input) => access.savePerson(input)),
    'access.removePerson': withConsole(({ access }, { personId }) => access.removePerson(personId)),

    'incidents.list': withConsole(({ incidents }, query) => incidents.list(query)),
    'incidents.get': withConsole(({ incidents }, { incidentId }) => incidents.get(incidentId)),
    'incidents.prefill': withConsole(({ incidents }, input) => incidents.prefill(input)),
    'incidents.drafts': withConsole(({ incidents }) => incidents.drafts()),
    'incidents.saveDraft': withConsole(({ incidents }, draft) => incidents.saveDraft(draft)),
    'incidents.discardDraft': withConsole(async ({ incidents }, input) => {
      const discarded = await incidents.discardDraft(input);
      return discarded.ok ? ok(undefined) : discarded;
    }),
    'incidents.submit': withConsole(({ incidents }, { draftId }) => incidents.submit(draftId)),
    'incidents.act': withConsole(({ incidents }, input) => incidents.act(input)),
    'incidents.attach': withConsole(async ({ incidents }, input) => {
      const picked = await shell.pickAttachment();
      if (!picked.ok) return picked;
      return picked.value === null ? ok(null) : incidents.attach(input, picked.value);
    }),
    'incidents.saveAttachment': withConsole(async ({ incidents }, input) => {
      const file = await incidents.attachment(input);
      return file.ok ? shell.saveBytes(file.value) : file;
    }),
    'incidents.export': withConsole(({ incidents }, input) => leave(incidents.export(input))),
    'incidents.saveActionList': withConsole(({ incidents }, input) => leave(incidents.actionList(input))),
    'incidents.day': withConsole(({ incidents }, { dayAt }) => incidents.day(dayAt)),
    'incidents.saveDay': withConsole(({ incidents }, input) => leave(incidents.dayFile(input))),
    'incidents.audit': withConsole(({ incidents }) => incidents.audit()),
    'incidents.purgeList': withConsole(({ incidents }) => incidents.purgeList()),
    'incidents.purge': withConsole(({ incidents }, input) => incidents.purge(input)),
    'programs.list': withConsole(({ programs }) => ok(programs.list())),

    'exchange.state': withConsole(({ exchange }) => exchange.state()),
    'exchange.saveCard': withConsole(async ({ exchange }, { name }) => {
      const file = await exchange.card(name);
      return file.ok ? shell.saveExchangeFile(file.value) : file;
    }),
    'exchange.trust': withConsole(({ exchange }, { card }) => exchange.trust(card)),
    'exchange.forget': withConsole(({ exchange }, { signingKey }) => exchange.forget(signingKey)),
    'exchange.saveRequest': withConsole(async ({ exchange }, input) => {
      const file = await exchange.request(input);
      return file.ok ? shell.saveExchangeFile(file.value) : file;
    }),
    'exchange.pickFile': withConsole(async ({ exchange }) => {
      const picked = await shell.pickExchangeFile();
      if (!picked.ok) return picked;
      return picked.value === null ? ok(null) : exchange.read(picked.value);
    }),
    'exchange.answer': withConsole(async ({ exchange }, input) => {
      const answered = await exchange.answer(input);
      if (!answered.ok) return answered;
      const saved = await shell.saveExchangeFile(answered.value.file);
      return saved.ok ? ok({ received: answered.value.received, fileName: saved.value }) : saved;
    }),
    'exchange.eraseList': withConsole(({ exchange }) => exchange.eraseList()),
    'exchange.erase': withConsole(({ exchange }, input) => exchange.erase(input)),
  };
}
