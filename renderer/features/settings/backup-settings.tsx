import { Code, Text } from '@mantine/core';
import { BackupSettings, DEFAULT_SETTINGS, type SettingsPatch } from '../../../shared/model/settings.ts';
import { mayChangeSettings } from '../../../shared/model/settings-rules.ts';
import { useSettingsStore } from '../../state/settings-store.ts';
import { SettingGroup, SettingRow } from './setting-group.tsx';
import { TextSetting } from './text-setting.tsx';
import { useLock } from './use-lock.ts';
import type { TextReading } from './use-saved-text.ts';

type Count = Exclude<keyof BackupSettings, 'folder'>;

/** How long copies of the data stay, and where the second ones go. */
export function BackupGroup() {
  const lock = useLock((access) => mayChangeSettings(access, { backup: {} }));
  const backup = useSettingsStore((store) => store.settings.backup);
  return (
    <SettingGroup
      title="Backups"
      lock={lock}
      hint="Made by themselves once a day, when a session ends, and before upgrades and purges. More is in the menu File, Backups."
    >
      {COUNTS.map(({ key, label, explanation, suffix }) => (
        <TextSetting
          key={key}
          label={label}
          explanation={explanation}
          suffix={suffix}
          stored={String(backup[key])}
          initial={String(DEFAULT_SETTINGS.backup[key])}
          read={(text) => readCount(key, text, suffix)}
        />
      ))}
      <SettingRow
        label="Second place"
        explanation="A stick or a network folder that gets a copy of every backup, for the day this laptop is lost. Choose it in the menu File, Backups."
      >
        {backup.folder === null ? (
          <Text>None is chosen</Text>
        ) : (
          <Code style={{ overflowWrap: 'anywhere' }}>{backup.folder}</Code>
        )}
      </SettingRow>
    </SettingGroup>
  );
}

const COUNTS: readonly { key: Count; label: string; explanation: string; suffix: string }[] = [
  {
    key: 'keepDays',
    label: 'Keep one backup a day for',
    explanation:
      'The last one of each day stays this long. What was erased from the console stays in older backups as long.',
    suffix: 'days',
  },
  {
    key: 'keepWeeks',
    label: 'Keep one backup a week for',
    explanation: 'After that, the last one of each week stays this long.',
    suffix: 'weeks',
  },
];

function readCount(key: Count, text: string, suffix: string): TextReading<SettingsPatch> {
  const count = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  const { minValue, maxValue } = BackupSettings.shape[key];
  return BackupSettings.shape[key].safeParse(count).success
    ? { ok: true, patch: { backup: { [key]: count } } }
    : { ok: false, message: `A whole number from ${minValue} to ${maxValue} ${suffix}.` };
}
