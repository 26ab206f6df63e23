import type { RequestParsed } from '../../../shared/contract/channels.ts';
import type { DayReport } from '../../../shared/model/day-report.ts';
import type { DiagnosisFinding } from '../../../shared/model/diagnosis.ts';
import type { IncidentId } from '../../../shared/model/incident.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import { ENDED_STATES } from '../../../shared/model/incident-moves.ts';
import { mayExport, mayPurge, seesAllIncidents } from '../../../shared/model/incident-rights.ts';
import type { IncidentView, PurgeItem } from '../../../shared/model/incident-view.ts';
import type { TestSession } from '../../../shared/model/session.ts';
import { zoneTime } from '../../../shared/model/zone-time.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type DayIncident, dayEnd, dayReport } from '../day.ts';
import type { IncidentKit } from '../kit.ts';
import { purgeable } from '../purge.ts';
import type { IncidentRecord } from '../record.ts';
import { NOT_THERE } from '../refusals.ts';
import type { PaperServices } from '../service.ts';
import type { LeavingFile } from '../services.ts';
import type { IncidentSummary } from '../summary.ts';
import { viewOf } from '../view.ts';
import {
  type ExportContext,
  type ExportFile,
  hasOpenAction,
  makeActionList,
  makeDayFile,
  makeExport,
} from './index.ts';

/** What papers need of the school beside its incidents. */
export interface PaperSources {
  readonly context: () => Pick<ExportContext, 'school' | 'site' | 'isDemo' | 'roster' | 'platformName' | 'sessionName'>;
  readonly sessions: () => readonly TestSession[];
  /** Faults that lasted at some time from `from` (included) to `to` (not included). */
  readonly findingsBetween: (from: number, to: number) => readonly DiagnosisFinding[];
}

const NOT_FOR_ROLE = fail(
  'not-allowed',
  'Your role may not take this out of the console. Ask the school coordinator, or sign in with your own profile.',
);

/** What is made of incidents for paper, and their end. Every file is noted in its incidents before its content is made. */
export class IncidentPapers implements PaperServices {
  readonly #kit: IncidentKit;
  readonly #sources: PaperSources;

  constructor(kit: IncidentKit, sources: PaperSources) {
    this.#kit = kit;
    this.#sources = sources;
  }

  export(input: RequestParsed<'incidents.export'>): Result<LeavingFile> {
    const actor = this.#kit.seat.actor();
    if (!mayExport(actor.role, input.kind)) return NOT_FOR_ROLE;
    const records = this.#records(input.incidentIds);
    if (records === null) return NOT_THERE;
    const made = makeExport(input, this.#views(records, input.kind, actor), this.#context());
    return made.ok ? ok(this.#leaving(made.value, input.incidentIds, input.kind, actor)) : made;
  }

  actionList({ incidentIds, format }: RequestParsed<'incidents.saveActionList'>): Result<LeavingFile> {
    const actor = this.#kit.seat.actor();
    if (!mayExport(actor.role, 'district')) return NOT_FOR_ROLE;
    const records = this.#records(incidentIds ?? this.#withOpenActions());
    if (records === null) return NOT_THERE;
    const open = records.filter((record) => hasOpenAction({ students: [...record.students] }));
    if (open.length === 0) {
      return fail('nothing-open', 'No student line waits for anything, so there is no list to make.');
    }
    const made = makeActionList(format, this.#views(open, 'action-list', actor), this.#context());
    const ids = open.map(({ id }) => id);
    return made.ok ? ok(this.#leaving(made.value, ids, 'action-list', actor)) : made;
  }

  day(dayAt: number): Result<DayReport> {
    if (!mayExport(this.#kit.seat.actor().role, 'district')) return NOT_FOR_ROLE;
    return ok(this.#dayReport(dayAt));
  }

  dayFile({ dayAt, format }: RequestParsed<'incidents.saveDay'>): Result<LeavingFile> {
    const report = this.day(dayAt);
    if (!report.ok) return report;
    const file = makeDayFile(format, report.value, this.#context());
    return ok({ ...file, make: (name) => ok({ name, text: file.write() }) });
  }

  purgeList(): Result<PurgeItem[]> {
    const { book, seat, clocks } = this.#kit;
    if (!mayPurge(seat.actor().role)) return NOT_FOR_ROLE;
    const seen = [...book.summaries().values()].filter((summary) => seat.sees(summary));
    return ok(purgeable(seen, clocks, clocks.now()));
  }

  purge({ incidentIds, reason }: RequestParsed<'incidents.purge'>): Result<{ purged: number }> {
    const list = this.purgeList();
    if (!list.ok) return list;
    const due = new Map(list.value.map((item) => [item.id, item]));
    const ids = [...new Set(incidentIds)];
    const items = ids.flatMap((id) => due.get(id) ?? []);
    if (items.length < ids.length) {
      return fail(
        'not-purgeable',
        'One of these must be kept: it is open, on hold, or not past its date yet. Nothing was erased. Look at the list again.',
      );
    }
    const by = this.#kit.seat.actor();
    this.#kit.book.add(
      items.map(({ id, number, occurredAt, closedAt, categoryCode }) => ({
        incidentId: id,
        by,
        payload: { kind: 'purged', number, occurredAt, closedAt, categoryCode, reason },
      })),
      { erased: ids },
    );
    return ok({ purged: items.length });
  }

  #leaving(file: ExportFile, ids: readonly IncidentId[], kind: string, actor: Actor): LeavingFile {
    return {
      name: file.name,
      format: file.format,
      make: (fileName) => {
        // The dialog may have stood open while the person went and somebody else came.
        const isStillThere = this.#kit.seat.actor().personId === actor.personId;
        if (!isStillThere || this.#records(ids) === null) return NOT_THERE;
        this.#kit.book.add(
          ids.map((incidentId) => ({
            incidentId,
            by: actor,
            payload: { kind: 'exported', what: file.what, format: file.format, fileName: fileName.slice(0, 260) },
          })),
        );
        // Read again: the file tells of its own export too.
        const records = this.#records(ids);
        if (records === null) return NOT_THERE;
        return ok({ name: fileName, text: file.write(this.#views(records, kind, actor), this.#context()) });
      },
    };
  }

  /** Null: one of them is not here, or not theirs to see. */
  #records(ids: readonly IncidentId[]): IncidentRecord[] | null {
    const { book, seat } = this.#kit;
    const records = [...new Set(ids)].flatMap((id) => {
      const summary = book.summaries().get(id);
      return summary !== undefined && seat.sees(summary) ? (book.record(id) ?? []) : [];
    });
    return records.length < new Set(ids).size ? null : records;
  }

  /** Copies without students are masked by all that is known of them, also for a role that may not see it. */
  #views(records: readonly IncidentRecord[], kind: string, actor: Actor): IncidentView[] {
    const isMasked = kind === 'share' || kind === 'help-desk';
    const reader: Actor = isMasked ? { ...actor, role: 'school-coordinator' } : actor;
    return records.map((record) => viewOf(record, reader, this.#kit.clocks));
  }

  #withOpenActions(): IncidentId[] {
    const { book, seat } = this.#kit;
    return [...book.summaries().values()]
      .filter((summary) => seat.sees(summary) && !summary.isPurged && !ENDED_STATES.has(summary.state))
      .filter(({ facts }) => facts.actions.length > 0)
      .map(({ id }) => id);
  }

  #context(): ExportContext {
    const { clocks, repository } = this.#kit;
    return {
      ...this.#sources.context(),
      now: clocks.now(),
      timeZone: null,
      programOf: (programId) => clocks.program(programId),
      chainOf: (incidentId) => repository.entriesOf(incidentId),
    };
  }

  #dayReport(dayAt: number): DayReport {
    const { book, seat, clocks, repository } = this.#kit;
    const { school, roster, platformName } = this.#sources.context();
    const zone = zoneTime(null);
    const dayEndsAt = dayEnd(dayAt, zone);
    const summaries = [...book.summaries().values()].filter(
      (summary) => seat.sees(summary) && summary.facts.occurredAt >= dayAt && summary.facts.occurredAt < dayEndsAt,
    );
    return dayReport(dayAt, {
      now: clocks.now(),
      zone,
      school,
      sessions: this.#sources.sessions(),
      rooms: roster.rooms,
      platformName,
      incidents: summaries.map((summary) => this.#dayIncident(summary)),
      openDrafts: [...book.drafts().values()].filter((draft) => seat.seesDraft(draft)).length,
      findings: this.#sources.findingsBetween(dayAt, dayEndsAt),
      isOfAll: seesAllIncidents(seat.actor().role),
      head: repository.chainEnd(null).last?.hash ?? null,
    });
  }

  #dayIncident(summary: IncidentSummary): DayIncident {
    const { id, number, state, roomName, facts, studentCount, programId, isPurged } = summary;
    const { book, clocks } = this.#kit;
    const lost = book.record(id)?.students.map(({ minutesLost }) => minutesLost ?? 0) ?? [];
    return {
      ...{ id, number, state, roomName, studentCount },
      summary: summary.summary,
      occurredAt: facts.occurredAt,
      categoryCode: facts.categoryCode,
      minutesLost: lost.reduce((sum, minutes) => sum + minutes, 0),
      duties: isPurged ? [] : clocks.duties(id, facts, programId),
    };
  }
}
