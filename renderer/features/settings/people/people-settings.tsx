import { AccessSettings, DEFAULT_SETTINGS, type SettingsPatch } from '../../../../shared/model/settings.ts';
import { mayChangeSettings } from '../../../../shared/model/settings-rules.ts';
import { useSettingsStore } from '../../../state/settings-store.ts';
import { SettingGroup } from '../setting-group.tsx';
import { TextSetting } from '../text-setting.tsx';
import { useLock } from '../use-lock.ts';
import type { TextReading } from '../use-saved-text.ts';
import { PeopleList } from './people-list.tsx';
import { TrustedConsoles } from './trusted-consoles.tsx';

/** Who may decide on this laptop, when they are signed out, and which other consoles are believed. */
export function PeopleSettings() {
  const lock = useLock((access) => mayChangeSettings(access, { access: {} }));
  const { idleMinutes } = useSettingsStore((store) => store.settings.access);
  return (
    <>
      <PeopleList />
      <SettingGroup title="When nobody uses the laptop" lock={lock}>
        <TextSetting
          label="Sign out after"
          explanation="Without a key or a mouse movement for this long, whoever is signed in is signed out. They are signed out at once when the laptop goes to sleep."
          suffix="min"
          stored={String(idleMinutes)}
          initial={String(DEFAULT_SETTINGS.access.idleMinutes)}
          read={readMinutes}
        />
      </SettingGroup>
      <TrustedConsoles />
    </>
  );
}

function readMinutes(text: string): TextReading<SettingsPatch> {
  const typed = text.trim();
  const parsed = AccessSettings.safeParse({ idleMinutes: /^\d+$/.test(typed) ? Number(typed) : Number.NaN });
  return parsed.success
    ? { ok: true, patch: { access: parsed.data } }
    : { ok: false, message: 'A whole number of minutes from 1 to 240.' };
}
