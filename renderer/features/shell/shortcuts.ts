import type { MenuCommand } from '../../../shared/contract/app.ts';

/** A command with its words, for the palette and the list of shortcuts. */
export interface CommandWords {
  readonly id: MenuCommand;
  readonly label: string;
  /** As people press it on this kind of keyboard; null: none of its own. `mod` stands for Ctrl or Command. */
  readonly keys: string | null;
}

export const COMMAND_WORDS: readonly CommandWords[] = [
  { id: 'log-incident', label: 'Log an incident', keys: 'mod+I' },
  { id: 'go-live', label: 'Go to Live', keys: 'mod+1' },
  { id: 'go-readiness', label: 'Go to Readiness', keys: 'mod+2' },
  { id: 'go-incidents', label: 'Go to Incidents', keys: 'mod+9' },
  { id: 'go-district', label: 'Go to the district queue', keys: null },
  { id: 'go-day', label: 'Go to the day report', keys: null },
  { id: 'go-sessions', label: 'Go to Sessions', keys: 'mod+3' },
  { id: 'go-roster', label: 'Go to Roster', keys: 'mod+4' },
  { id: 'go-platforms', label: 'Go to Platforms', keys: 'mod+5' },
  { id: 'go-alerts', label: 'Go to Alerts', keys: 'mod+7' },
  { id: 'go-timeline', label: 'Go to History', keys: 'mod+8' },
  { id: 'go-settings', label: 'Go to Settings', keys: 'mod+6' },
  { id: 'open-palette', label: 'Find a device, a room or a command', keys: 'mod+K' },
  { id: 'find', label: 'Search on the live screen', keys: '/' },
  { id: 'check-now', label: 'Check all devices now', keys: 'mod+R' },
  { id: 'start-sweep', label: 'Check the readiness of every room now', keys: 'mod+Shift+R' },
  { id: 'import-roster', label: 'Import a roster…', keys: 'mod+O' },
  { id: 'export-roster', label: 'Export the roster as CSV…', keys: 'mod+E' },
  { id: 'undo', label: 'Take the last roster change back', keys: 'mod+Z' },
  { id: 'toggle-projector', label: 'Projector mode on or off', keys: 'mod+Shift+P' },
  { id: 'toggle-colour-scheme', label: 'Switch between light and dark', keys: 'mod+Shift+L' },
  { id: 'show-shortcuts', label: 'Show keyboard shortcuts', keys: '?' },
];

/** Keys of the seat grid, heard while a tile has the focus. */
export const GRID_KEYS: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: '← ↑ ↓ →', label: 'Move between seats, also from room to room' },
  { keys: 'Home, End', label: 'First and last seat of the room' },
  { keys: 'mod+Home, mod+End', label: 'First and last seat of all' },
  { keys: 'Enter', label: 'Open the device' },
  { keys: 'Space', label: 'Check the device now' },
  { keys: 'Esc', label: 'Close the device, then show hidden devices again' },
];

/** `mod+K` as it stands on the keyboard: `Ctrl K`, `⌘ K`. */
export function keysFor(keys: string, isMac: boolean): string {
  return keys.replaceAll('mod', isMac ? '⌘' : 'Ctrl').replaceAll('+', ' ');
}
