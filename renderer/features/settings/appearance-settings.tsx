import { SegmentedControl, Switch } from '@mantine/core';
import { UiSettings } from '../../../shared/model/settings.ts';
import { updateSettings, useSettingsStore } from '../../state/settings-store.ts';
import { SettingGroup, SettingRow } from './setting-group.tsx';

const ColourScheme = UiSettings.shape.colourScheme;

export function AppearanceSettings() {
  const ui = useSettingsStore((store) => store.settings.ui);
  return (
    <SettingGroup title="Appearance">
      <SettingRow label="Colors" explanation="Follows this computer unless you choose.">
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label="Colors"
          value={ui.colourScheme}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
          onChange={(value) => void updateSettings({ ui: { colourScheme: ColourScheme.parse(value) } })}
        />
      </SettingRow>
      <SettingRow label="Projector" explanation="Large tiles and no student labels, for a wall that everybody can see.">
        <Switch
          size="sm"
          label="Projector mode"
          checked={ui.isProjectorMode}
          onChange={(event) => void updateSettings({ ui: { isProjectorMode: event.currentTarget.checked } })}
        />
      </SettingRow>
    </SettingGroup>
  );
}
