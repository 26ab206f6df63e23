import { DEFAULT_SETTINGS, type SettingsPatch, SharingSettings } from '../../../shared/model/settings.ts';
import { useSettingsStore } from '../../state/settings-store.ts';
import { SettingGroup } from './setting-group.tsx';
import { TextSetting } from './text-setting.tsx';
import type { TextReading } from './use-saved-text.ts';

const show = (port: number | null) => (port === null ? '' : String(port));

/** What other programs of this laptop may read. */
export function SharingGroup() {
  const { prometheusPort } = useSettingsStore((store) => store.settings.sharing);
  return (
    <SettingGroup title="For other programs on this laptop">
      <TextSetting
        label="Port for Prometheus"
        explanation="A monitoring program on this laptop can read the counts at http://127.0.0.1:PORT/metrics: devices by room and state, the way out, findings. No student and no device is named. Empty: off."
        stored={show(prometheusPort)}
        initial={show(DEFAULT_SETTINGS.sharing.prometheusPort)}
        read={readPort}
      />
    </SettingGroup>
  );
}

function readPort(text: string): TextReading<SettingsPatch> {
  const typed = text.trim();
  const port = typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  const parsed = SharingSettings.safeParse({ prometheusPort: port });
  return parsed.success
    ? { ok: true, patch: { sharing: parsed.data } }
    : { ok: false, message: 'A port is a whole number from 1024 to 65535, such as 9464. Empty: off.' };
}
