import { create } from 'zustand';
import { useUiStore } from './ui-store.ts';

export type SettingsTab = 'console' | 'school' | 'platforms' | 'network' | 'alerts' | 'contacts' | 'records' | 'people';

/** Which part of the settings is shown; other screens lead to the part they speak of. */
export const useSettingsView = create<{ readonly tab: SettingsTab }>()(() => ({ tab: 'console' }));

/** Opens a part of the settings from anywhere. */
export function showSettings(tab: SettingsTab): void {
  useSettingsView.setState({ tab });
  useUiStore.getState().goTo('settings');
}
