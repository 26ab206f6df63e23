import type { PushName, RequestName } from './channels.ts';

/**
 * The names of the contract table without its schemas, for the preload: bundling the validation library into it would
 * cost start-up time in every window. The types make this list and the table the same: a name that is missing here, or
 * that the table does not have, fails the build.
 */
const requests: Record<RequestName, true> = {
  'app.info': true,
  'app.reportError': true,
  'app.openDemo': true,
  'app.leaveDemo': true,
  'live.snapshot': true,
  'live.detail': true,
  'live.checkNow': true,
  'roster.snapshot': true,
  'roster.pickFile': true,
  'roster.readFile': true,
  'roster.reread': true,
  'roster.commitImport': true,
  'roster.cancelImport': true,
  'roster.export': true,
  'roster.undoInfo': true,
  'roster.undo': true,
  'rooms.create': true,
  'rooms.update': true,
  'rooms.reorder': true,
  'rooms.remove': true,
  'devices.create': true,
  'devices.update': true,
  'devices.place': true,
  'devices.remove': true,
  'settings.get': true,
  'settings.update': true,
  'sessions.list': true,
  'sessions.save': true,
  'sessions.move': true,
  'sessions.remove': true,
  'site.get': true,
  'site.update': true,
  'site.pickFile': true,
  'site.saveFile': true,
  'profiles.list': true,
  'readiness.snapshot': true,
  'readiness.start': true,
  'readiness.recheck': true,
  'readiness.stop': true,
  'readiness.confirm': true,
  'readiness.signOff': true,
  'readiness.reopen': true,
  'readiness.saveReport': true,
  'readiness.history': true,
  'path.snapshot': true,
  'diagnosis.snapshot': true,
  'diagnosis.report': true,
  'diagnosis.decide': true,
  'alerts.list': true,
  'alerts.acknowledge': true,
  'alerts.test': true,
  'history.timeline': true,
  'history.series': true,
  'history.statistics': true,
  'history.trend': true,
  'history.account': true,
  'history.keepExhibit': true,
  'history.exhibits': true,
  'history.exhibit': true,
  'history.saveStatistics': true,
};

const pushes: Record<PushName, true> = {
  'live.changed': true,
  'live.pulse': true,
  'roster.changed': true,
  'roster.importProgress': true,
  'settings.changed': true,
  'sessions.changed': true,
  'site.changed': true,
  'readiness.changed': true,
  'path.changed': true,
  'diagnosis.changed': true,
  'alerts.changed': true,
  'alerts.sounded': true,
  'app.noticed': true,
  'app.menuChosen': true,
};

export const requestNames = Object.keys(requests) as readonly RequestName[];
export const pushNames = Object.keys(pushes) as readonly PushName[];

/**
 * The one Electron channel that requests travel on, as `(name, input)`. One door, so that a name the table does not have
 * gets a coded refusal like everything else. Pushes travel on channels of their own name.
 */
export const REQUEST_CHANNEL = 'tdc.request';
