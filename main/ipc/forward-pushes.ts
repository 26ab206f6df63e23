import type { ConsoleServices, Unsubscribe } from '../services.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Publish } from './publish.ts';

/** Passes everything the running console says on to the windows; returns how to stop that. */
export function forwardPushes(running: ConsoleServices, publish: Publish, board: NoticeBoard): Unsubscribe {
  const stops = [
    running.live.onDelta((delta) => publish('live.changed', delta)),
    running.live.onPulse((pulse) => publish('live.pulse', pulse)),
    running.roster.onChange((delta) => publish('roster.changed', delta)),
    running.roster.onImportProgress((progress) => publish('roster.importProgress', progress)),
    running.settings.onChange((settings) => publish('settings.changed', settings)),
    running.sessions.onChange((sessions) => publish('sessions.changed', [...sessions])),
    running.site.onChange((site) => publish('site.changed', site)),
    running.readiness.onChange((delta) => publish('readiness.changed', delta)),
    running.path.onChange((snapshot) => publish('path.changed', snapshot)),
    running.diagnosis.onChange((snapshot) => publish('diagnosis.changed', snapshot)),
    running.alerts.onChange((alerts) => publish('alerts.changed', [...alerts])),
    running.alerts.onRaised((alert, channels) => {
      if (channels.includes('sound')) publish('alerts.sounded', alert);
    }),
    running.access.onChange((state) => publish('access.changed', state)),
    running.incidents.onChange((change) => publish('incidents.changed', change)),
    running.onNotice((notice) => board.post(notice)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
