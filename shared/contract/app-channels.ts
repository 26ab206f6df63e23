import { Settings, WindowSettingsPatch } from '../model/settings.ts';
import { AppInfo, AppNotice, ClientError, MenuCommand } from './app.ts';
import { nothing, push, request } from './entry.ts';

/** The console itself: what it is, its settings, what it has to say. */
export const appChannels = {
  'app.info': request(nothing, AppInfo, 'Version, platform, demo or real, where the data lies.'),
  'app.reportError': request(ClientError, nothing, 'Writes an error of the window into the main log.'),
  'app.openDemo': request(nothing, nothing, 'Restarts the console with the demo school; real data is not touched.'),
  'app.leaveDemo': request(nothing, nothing, 'Restarts the console with the real data.'),
  'settings.get': request(nothing, Settings, 'All settings.'),
  'settings.update': request(WindowSettingsPatch, Settings, 'Changes some settings; replies with all of them.'),
  'settings.changed': push(Settings, 'Settings changed.'),
  'app.noticed': push(AppNotice, 'Something that a person should know and nobody asked about.'),
  'app.menuChosen': push(MenuCommand, 'A menu item or shortcut of the application menu.'),
} as const;
