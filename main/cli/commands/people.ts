import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { ROLE_WORDS } from '../../../shared/model/incident-wording.ts';
import { systemClock } from '../../clock.ts';
import { AccessService } from '../../incidents/access/access-service.ts';
import { IncidentBook } from '../../incidents/book.ts';
import type { Store } from '../../store/repositories.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { PeopleCommand } from '../parse/people.ts';
import type { Streams } from '../streams.ts';
import { withoutControls } from '../view/plain-lines.ts';

/** Lists who may sign in, or gives somebody a new PIN. */
export async function people(store: Store, command: PeopleCommand, streams: Streams): Promise<ExitCode> {
  const access = accessOn(store, streams);
  try {
    return command.action.kind === 'list'
      ? list(access, command.json, streams)
      : await resetPin(access, command.action.person, command.json, streams);
  } finally {
    access.stop();
  }
}

function list(access: AccessService, json: boolean, streams: Streams): ExitCode {
  const known = access.state().people;
  if (json)
    streams.out(JSON.stringify({ people: known.map(({ name, role, lockedUntil }) => ({ name, role, lockedUntil })) }));
  else if (known.length === 0) streams.out('Nobody has a profile yet. The window makes the first one.');
  else
    for (const person of known)
      streams.out(`${withoutControls(person.name)}, ${ROLE_WORDS[person.role].toLowerCase()}`);
  return EXIT.ok;
}

async function resetPin(access: AccessService, name: string, json: boolean, streams: Streams): Promise<ExitCode> {
  const reset = await access.resetPin(name, userInfo().username);
  if (!reset.ok) {
    streams.err(reset.error.message);
    return EXIT.refused;
  }
  const { person, pin } = reset.value;
  streams.out(json ? JSON.stringify({ name: person.name, pin }) : pin);
  if (!json)
    streams.err(`The new PIN of ${person.name}. Sign in with it and set your own. The record notes that it was reset.`);
  return EXIT.ok;
}

function accessOn(store: Store, streams: Streams): AccessService {
  const book = new IncidentBook({
    repository: store.incidents,
    now: () => systemClock.now(),
    onClockBack: () => streams.err("This laptop's clock was set back; the record notes both times."),
  });
  return new AccessService({
    people: store.people,
    clock: systemClock,
    monotonicMs: () => performance.now(),
    makeId: randomUUID,
    idleMinutes: () => store.settings.read().access.idleMinutes,
    record: book.recordHouse,
  });
}
