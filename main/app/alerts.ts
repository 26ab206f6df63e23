import type { Alert, AlertChannel } from '../../shared/model/alert.ts';
import type { ConsoleServices, Unsubscribe } from '../services.ts';

/** Something on the desktop that can be taken away again. */
export interface DesktopNote {
  close(): void;
}

/** What the system offers to reach somebody who does not look at the window. */
export interface Desktop {
  /** Null: this system shows no notifications. `onClick`: the person wants to see it. */
  note(content: DesktopNoteContent, onClick: () => void): DesktopNote | null;
  /** Zero takes the badge away. */
  badge(count: number): void;
  /** True: the window asks for attention until it gets it; does nothing while it has the focus. */
  flash(isOn: boolean): void;
  /** Brings the window forward, on the screen that says what is wrong. */
  showSituation(): void;
}

export interface DesktopNoteContent {
  readonly title: string;
  readonly body: string;
  readonly isCritical: boolean;
}

/**
 * Tells people of alerts by the ways that the application serves: a note on the desktop, the badge, and a flashing window for what cuts
 * students off. One note for a finding: a later alert takes the place of the former, and it goes when the finding is over or somebody has
 * acknowledged it. Which ways are on, and quiet hours, were decided before.
 *
 * @returns stops it, and takes away what is shown.
 */
export function followAlerts(
  alerts: Pick<ConsoleServices['alerts'], 'list' | 'onChange' | 'onRaised'>,
  desktop: Desktop,
): Unsubscribe {
  const notes = new Map<string, DesktopNote>();

  function raise(alert: Alert, channels: readonly AlertChannel[]): void {
    if (!channels.includes('desktop')) return;
    const key = occurrence(alert);
    notes.get(key)?.close();
    notes.delete(key);
    const note = desktop.note(noteContent(alert), () => desktop.showSituation());
    if (note !== null) notes.set(key, note);
    if (alert.severity === 'critical') desktop.flash(true);
  }

  function follow(all: readonly Alert[]): void {
    const waiting = all.filter(isWaiting);
    desktop.badge(waiting.filter(isOnBadge).length);
    const keys = new Set(waiting.map(occurrence));
    for (const [key, note] of notes) {
      if (keys.has(key)) continue;
      note.close();
      notes.delete(key);
    }
    if (!waiting.some(({ severity }) => severity === 'critical')) desktop.flash(false);
  }

  const ends = [alerts.onRaised(raise), alerts.onChange(follow)];
  follow(alerts.list());
  return () => {
    for (const end of ends) end();
    for (const note of notes.values()) note.close();
    notes.clear();
    desktop.badge(0);
  };
}

function occurrence({ findingId, findingSince }: Alert): string {
  return `${findingSince} ${findingId}`;
}

function isWaiting({ acknowledgedAt, endedAt }: Alert): boolean {
  return acknowledgedAt === null && endedAt === null;
}

function isOnBadge({ deliveries }: Alert): boolean {
  return deliveries.some(({ channel }) => channel === 'badge');
}

/** The sentence is the title's place on a phone, but systems cut titles short, so it stands in the body. */
function noteContent({ severity, reason, sentence, firstAction }: Alert): DesktopNoteContent {
  const isCritical = severity === 'critical';
  const what = isCritical ? 'Students are cut off' : 'Please look';
  return {
    title: reason === 'worse' ? `Got worse: ${what.toLowerCase()}` : what,
    body: `${sentence}\n${firstAction}`,
    isCritical,
  };
}
