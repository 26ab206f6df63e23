import { randomInt, randomUUID } from 'node:crypto';
import type { AppNotice } from '../shared/contract/app.ts';
import { UNNAMED_CONSOLE } from '../shared/model/district-exchange.ts';
import type { Site } from '../shared/model/site.ts';
import type { PlatformProfile } from '../shared/profiles/schema.ts';
import { BUILT_IN_PROGRAMS } from '../shared/programs/index.ts';
import type { ProgramList } from '../shared/programs/schema.ts';
import { recordRestore } from './backup/record-restore.ts';
import type { Clock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import { AccessService } from './incidents/access/access-service.ts';
import { IncidentBook } from './incidents/book.ts';
import { Clocks } from './incidents/clocks.ts';
import { districtSide } from './incidents/district-side.ts';
import type { EvidenceSources } from './incidents/evidence/gather.ts';
import { gatherEvidence } from './incidents/evidence/gather.ts';
import { ExchangeService } from './incidents/exchange/exchange-service.ts';
import { IncidentPapers, type PaperSources } from './incidents/exports/papers.ts';
import type { IncidentKit } from './incidents/kit.ts';
import { Seat } from './incidents/seat.ts';
import { IncidentService, type PaperServices } from './incidents/service.ts';
import type { Log } from './log.ts';
import type { RosterService } from './roster/service.ts';
import type { ConsoleServices } from './services.ts';
import type { SessionService } from './sessions/service.ts';
import type { SiteService } from './site/service.ts';

export interface IncidentParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly roster: RosterService;
  readonly sessions: SessionService;
  readonly site: SiteService;
  readonly settings: ConsoleServices['settings'];
  readonly path: ConsoleServices['path'];
  readonly diagnosis: Pick<ConsoleServices['diagnosis'], 'snapshot'>;
  readonly readiness: Pick<ConsoleServices['readiness'], 'snapshot'>;
  readonly history: ConsoleServices['history'];
  readonly profiles: () => readonly PlatformProfile[];
  readonly notify: (notice: AppNotice) => void;
}

/** Incidents on the running console: who is here, what was logged, what goes to the district, and the programs' rules. */
export function composeIncidents(options: ConsoleOptions, parts: IncidentParts) {
  const { store } = options;
  const { log, clock, site, notify } = parts;
  const programs = options.programs ?? BUILT_IN;
  const now = () => clock.now();
  const book = new IncidentBook({
    repository: store.incidents,
    now,
    onClockBack(clockAt, newestAt) {
      log.warn('The clock of this laptop was set back', { clockAt, newestAt });
      notify(CLOCK_BACK);
    },
  });
  recordRestore(store, book.recordHouse);
  const access = new AccessService({
    people: store.people,
    clock,
    monotonicMs: () => performance.now(),
    makeId: randomUUID,
    idleMinutes: () => parts.settings.get().access.idleMinutes,
    record: book.recordHouse,
  });
  const seat = new Seat(access, now);
  const clocks = new Clocks({
    now,
    site: () => site.get().testing,
    programs: programs.programs.map(({ program }) => program),
  });
  const measuredFrom = evidenceSources(options, parts);
  const kit: IncidentKit = {
    repository: store.incidents,
    book,
    clocks,
    seat,
    clock,
    log,
    notify,
    makeId: randomUUID,
    randomInt: (below) => randomInt(below),
    keptExhibit: (exhibitId) => parts.history.exhibit(exhibitId),
    measure: (content, previous) => gatherEvidence({ content, now: clock.now(), previous }, measuredFrom),
  };
  const incidents = new IncidentService(kit, {
    prefill: () => ({ roster: parts.roster.snapshot(), sessions: parts.sessions.list(), site: site.get() }),
    finding: (findingId) => findingOf(parts, findingId),
  });
  const exchange = new ExchangeService({
    keys: store.exchange,
    clock,
    makeId: randomUUID,
    current: () => access.state().current,
    usualName: () => usualName(site.get()),
    record: book.recordHouse,
    erasures: () => book.houseEvents('requests-erased'),
    keepUntil: (programId, from) => clocks.keepUntil(programId, from).at,
    incidents: districtSide(kit),
  });
  const stops = [access.onChange(() => incidents.lookAgain()), site.onChange(() => incidents.lookAgain())];
  return {
    access,
    exchange,
    programs: { list: () => programs },
    incidents: withPapers(incidents, new IncidentPapers(kit, paperSources(options, parts))),
    /** For the timeline. */
    marksBetween: (from: number, to: number) => incidents.marksBetween(from, to),
    /** Whoever wakes the laptop need not be who closed it. */
    suspend: () => access.suspend(),
    stop() {
      for (const stop of stops) stop();
      incidents.stop();
      seat.stop();
      access.stop();
    },
  };
}

/** Both are classes, so that their functions are handed on one by one. */
function withPapers(incidents: IncidentService, papers: PaperServices): ConsoleServices['incidents'] {
  return {
    list: (query) => incidents.list(query),
    get: (incidentId) => incidents.get(incidentId),
    prefill: (input) => incidents.prefill(input),
    drafts: () => incidents.drafts(),
    saveDraft: (draft) => incidents.saveDraft(draft),
    discardDraft: (input) => incidents.discardDraft(input),
    submit: (draftId) => incidents.submit(draftId),
    act: (input) => incidents.act(input),
    attach: (input, file) => incidents.attach(input, file),
    attachment: (input) => incidents.attachment(input),
    audit: () => incidents.audit(),
    onChange: (listener) => incidents.onChange(listener),
    export: (input) => papers.export(input),
    actionList: (input) => papers.actionList(input),
    day: (dayAt) => papers.day(dayAt),
    dayFile: (input) => papers.dayFile(input),
    purgeList: () => papers.purgeList(),
    purge: (input) => papers.purge(input),
  };
}

function evidenceSources({ store }: ConsoleOptions, parts: IncidentParts): EvidenceSources {
  const { history, path, readiness, roster } = parts;
  return {
    history,
    path: {
      snapshot: () => path.snapshot(),
      eventsBetween: (from, to) => store.path.eventsBetween(from, to),
      minutesBetween: (from, to) => store.path.minutesBetween(from, to),
    },
    readiness: () => readiness.snapshot().results,
    roster: () => roster.snapshot(),
  };
}

function paperSources({ store, isDemo }: ConsoleOptions, parts: IncidentParts): PaperSources {
  const { roster, sessions, site, profiles } = parts;
  return {
    context: () => {
      const { school, testing } = site.get();
      const platforms = new Map(profiles().map(({ id, name }) => [id, name]));
      const known = new Map(sessions.list().map(({ id, name }) => [id, name]));
      return {
        school,
        site: testing,
        isDemo,
        roster: roster.snapshot(),
        platformName: (platformId) => (platformId === null ? '' : (platforms.get(platformId) ?? platformId)),
        sessionName: (sessionId) => (sessionId === null ? '' : (known.get(sessionId) ?? '')),
      };
    },
    sessions: () => sessions.list(),
    findingsBetween: (from, to) => store.findings.between(from, to),
  };
}

function findingOf({ diagnosis }: IncidentParts, findingId: string) {
  const { open, ended } = diagnosis.snapshot();
  return [...open, ...ended].find(({ id }) => id === findingId);
}

function usualName({ school, testing }: Site): string {
  return school || testing.district || UNNAMED_CONSOLE;
}

/** For commands and tests that have no folder of their own programs. */
const BUILT_IN: ProgramList = {
  programs: BUILT_IN_PROGRAMS.map((program) => ({ program, file: null })),
  problems: [],
};

const CLOCK_BACK: AppNotice = {
  code: 'clock-set-back',
  level: 'warning',
  title: "The laptop's clock was set back",
  message:
    'Its clock shows an earlier time than the newest incident entry, so entries get the time of the one before them, and what the clock showed beside it. Nothing is lost. Set the clock right; deadlines are counted by it.',
  isSticky: true,
  isCleared: false,
};
