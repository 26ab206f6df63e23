import { ok, type Result } from '../../shared/result.ts';
import type { ConsoleServices, ShellServices, Soon } from '../services.ts';
import { StoreFault } from '../store/fault.ts';
import type { Handlers } from './handler-types.ts';
import { incidentHandlers } from './incident-handlers.ts';

/** The running console once it is open; its failure is the answer to every request that needs it. */
export type ConsoleReady = () => Promise<Result<ConsoleServices>>;

/**
 * Answers for the whole contract table.
 *
 * @param ready  The window is shown before the database is open, so requests wait here for the console.
 * @param shell  Dialogs, restart and log of the application.
 */
export function createHandlers(ready: ConsoleReady, shell: ShellServices): Handlers {
  /** Runs `answer` on the console as soon as it is there. */
  const withConsole =
    <In, Out>(answer: (running: ConsoleServices, input: In) => Soon<Result<Out>>) =>
    async (input: In): Promise<Result<Out>> => {
      const running = await ready();
      if (!running.ok) return running;
      try {
        return await answer(running.value, input);
      } catch (error) {
        // A full or pulled disk is nobody's bug: people get the store's own sentence.
        if (error instanceof StoreFault) return { ok: false, error: error.appError };
        throw error;
      }
    };

  return {
    'app.info': withConsole(({ roster }) => {
      const { rooms, devices } = roster.snapshot();
      return ok({ ...shell.info(), hasRoster: rooms.length > 0 || devices.length > 0 });
    }),
    'app.reportError': (error) => done(() => shell.reportClientError(error)),
    'app.openDemo': () => done(() => shell.restartInDemo()),
    'app.leaveDemo': () => done(() => shell.restartWithRealData()),

    'live.snapshot': withConsole(({ live }) => ok(live.snapshot())),
    'live.detail': withConsole(({ live }, { deviceId }) => live.detail(deviceId)),
    'live.checkNow': withConsole(({ live }, { deviceIds }) => done(() => live.checkNow(deviceIds))),

    'roster.snapshot': withConsole(({ roster }) => ok(roster.snapshot())),
    'roster.pickFile': withConsole(async ({ roster }) => {
      const picked = await shell.pickRosterFile();
      if (!picked.ok) return picked;
      return picked.value === null ? ok(null) : roster.readFile(picked.value);
    }),
    'roster.readFile': withConsole(({ roster }, file) => roster.readFile(file)),
    'roster.reread': withConsole(({ roster }, { previewId, choices }) => roster.reread(previewId, choices)),
    'roster.commitImport': withConsole(({ roster }, { previewId }) => roster.commitImport(previewId)),
    'roster.cancelImport': withConsole(({ roster }) => done(() => roster.cancelImport())),
    'roster.export': withConsole(async ({ roster }) => {
      const file = await roster.exportCsv();
      return file.ok ? shell.saveRosterFile(file.value) : file;
    }),
    'roster.undoInfo': withConsole(({ roster }) => ok(roster.undoInfo())),
    'roster.undo': withConsole(({ roster }) => roster.undo()),

    'rooms.create': withConsole(({ roster }, input) => roster.createRoom(input)),
    'rooms.update': withConsole(({ roster }, input) => roster.updateRoom(input)),
    'rooms.reorder': withConsole(({ roster }, { roomIds }) => nothing(roster.reorderRooms(roomIds))),
    'rooms.remove': withConsole(({ roster }, { roomId }) => nothing(roster.removeRoom(roomId))),

    'devices.create': withConsole(({ roster }, input) => roster.createDevice(input)),
    'devices.update': withConsole(({ roster }, input) => nothing(roster.updateDevices(input))),
    'devices.place': withConsole(({ roster }, { placements }) => nothing(roster.placeDevices(placements))),
    'devices.remove': withConsole(({ roster }, { deviceIds }) => nothing(roster.removeDevices(deviceIds))),

    'settings.get': withConsole(({ settings }) => ok(settings.get())),
    'settings.update': withConsole(({ settings }, patch) => settings.update(patch)),

    'sessions.list': withConsole(({ sessions }) => ok([...sessions.list()])),
    'sessions.save': withConsole(({ sessions }, input) => sessions.save(input)),
    'sessions.move': withConsole(({ sessions }, input) => sessions.move(input)),
    'sessions.remove': withConsole(({ sessions }, { sessionId }) => nothing(sessions.remove(sessionId))),

    'site.get': withConsole(({ site }) => ok(site.get())),
    'site.update': withConsole(({ site }, wanted) => site.update(wanted)),
    'site.pickFile': withConsole(async ({ site }) => {
      const picked = await shell.pickSiteFile();
      if (!picked.ok) return picked;
      return picked.value === null ? ok(null) : site.read(picked.value);
    }),
    'site.saveFile': withConsole(async ({ site }) => {
      const file = await site.export();
      return file.ok ? shell.saveSiteFile(file.value) : file;
    }),
    'profiles.list': withConsole(({ profiles }) => ok(profiles.list())),

    'readiness.snapshot': withConsole(({ readiness }) => ok(readiness.snapshot())),
    'readiness.start': withConsole(({ readiness }, input) => readiness.start(input)),
    'readiness.recheck': withConsole(({ readiness }, input) => readiness.recheck(input)),
    'readiness.stop': withConsole(({ readiness }) => done(() => readiness.stop())),
    'readiness.confirm': withConsole(({ readiness }, input) => nothing(readiness.confirm(input))),
    'readiness.signOff': withConsole(({ readiness }, input) => readiness.signOff(input)),
    'readiness.reopen': withConsole(({ readiness }, input) => nothing(readiness.reopen(input))),
    'readiness.saveReport': withConsole(async ({ readiness }, { audience, format }) => {
      const file = await readiness.report(audience, format === 'pdf' ? 'html' : format);
      return file.ok ? shell.saveReport(file.value, format) : file;
    }),
    'readiness.history': withConsole(({ readiness }) => ok([...readiness.history()])),

    'path.snapshot': withConsole(({ path }) => ok(path.snapshot())),
    'diagnosis.snapshot': withConsole(({ diagnosis }) => ok(diagnosis.snapshot())),
    'diagnosis.report': withConsole(({ diagnosis }, input) => nothing(diagnosis.report(input))),
    'diagnosis.decide': withConsole(({ diagnosis }, { findingId }) => nothing(diagnosis.decide(findingId))),
    'alerts.list': withConsole(({ alerts }) => ok([...alerts.list()])),
    'alerts.acknowledge': withConsole(({ alerts }, { alertId, by }) => alerts.acknowledge(alertId, by)),
    'alerts.test': withConsole(({ alerts }, { channel }) => alerts.test(channel)),

    'history.timeline': withConsole(({ history }, { span }) => history.timeline(span)),
    'history.series': withConsole(({ history }, { span, scope }) => history.series(span, scope)),
    'history.statistics': withConsole(({ history }, { span }) => history.statistics(span)),
    'history.trend': withConsole(({ history }, { scope, dayStarts }) => history.trend(scope, dayStarts)),
    'history.account': withConsole(({ history }, { span, scope }) => history.account(span, scope)),
    'history.keepExhibit': withConsole(({ history }, { span, scope }) => history.keepExhibit(span, scope)),
    'history.exhibits': withConsole(({ history }) => ok([...history.exhibits()])),
    'history.exhibit': withConsole(({ history }, { exhibitId }) => history.exhibit(exhibitId)),
    'history.saveStatistics': withConsole(async ({ history }, { span, format }) => {
      const file = await history.statisticsFile(span, format);
      return file.ok ? shell.saveHistory(file.value, format) : file;
    }),

    ...incidentHandlers(withConsole, shell),
  };
}

function done(act: () => void): Result<undefined> {
  act();
  return ok(undefined);
}

/** Drops the value: these channels reply with nothing, whatever the service returns for its other callers. */
async function nothing(outcome: Soon<Result<unknown>>): Promise<Result<undefined>> {
  const settled = await outcome;
  return settled.ok ? ok(undefined) : settled;
}
