import { create } from 'zustand';
import type { AppInfo } from '../../shared/contract/app.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '../../shared/model/settings.ts';
import { command } from '../ipc/client.ts';

export interface SettingsStore {
  /** The defaults until the real ones have arrived. */
  readonly settings: Settings;
  /** Null until it has arrived. */
  readonly info: AppInfo | null;
}

/** Settings and facts about this console, written only by what the main process sends. */
export const useSettingsStore = create<SettingsStore>()(() => ({ settings: DEFAULT_SETTINGS, info: null }));

/** Saves a change; a failure is shown. Comes back as `settings.changed`, and here with the reply. */
export async function updateSettings(patch: SettingsPatch): Promise<void> {
  const settings = await command('settings.update', patch);
  if (settings !== undefined) useSettingsStore.setState({ settings });
}

export function useIsProjector(): boolean {
  return useSettingsStore((store) => store.settings.ui.isProjectorMode);
}

export function useIsDemo(): boolean {
  return useSettingsStore((store) => store.info?.isDemo ?? false);
}
