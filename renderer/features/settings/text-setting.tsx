import { Button, Text, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Settings, SettingsPatch } from '../../../shared/model/settings.ts';
import type { Result } from '../../../shared/result.ts';
import { request } from '../../ipc/client.ts';
import { useSettingsStore } from '../../state/settings-store.ts';
import classes from './setting-group.module.css';
import { SettingRow } from './setting-group.tsx';
import { type TextReading, useSavedText } from './use-saved-text.ts';

interface Props {
  readonly label: string;
  readonly explanation: string;
  /** Unit after the number. */
  readonly suffix?: string;
  /** The saved value as a person would type it. */
  readonly stored: string;
  /** The starting value in the same form. */
  readonly initial: string;
  readonly read: (text: string) => TextReading<SettingsPatch>;
}

/** A setting that is typed. Under it: what is wrong with it, that it is saved, or what it was at first. */
export function TextSetting({ label, explanation, suffix, stored, initial, read }: Props) {
  const id = useId();
  const text = useSavedText(stored, read, saveSettings);
  return (
    <SettingRow label={label} controlId={id} explanation={explanation}>
      <TextInput
        id={id}
        size="sm"
        aria-describedby={`${id}-explanation ${id}-status`}
        value={text.value}
        error={text.error !== null}
        rightSection={
          suffix === undefined ? null : (
            <Text size="sm" c="dimmed" pr="sm" aria-hidden>
              {suffix}
            </Text>
          )
        }
        rightSectionWidth={suffix === undefined ? 0 : 24 + suffix.length * 8}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onBlur={text.onBlur}
        onKeyDown={text.onKeyDown}
      />
      <div className={classes.status} id={`${id}-status`} role="status">
        {text.error !== null ? (
          <span className={classes.error}>{text.error}</span>
        ) : (
          <StatusLine isSaved={text.isSaved} isInitial={stored === initial} initial={initial} suffix={suffix} />
        )}
        {(text.error !== null || stored !== initial) && (
          <Button variant="subtle" size="compact-xs" ml={4} onClick={() => text.set(initial)}>
            Back to {initial === '' ? 'none' : initial}
          </Button>
        )}
      </div>
    </SettingRow>
  );
}

async function saveSettings(patch: SettingsPatch): Promise<Result<Settings>> {
  const result = await request('settings.update', patch);
  if (result.ok) useSettingsStore.setState({ settings: result.value });
  return result;
}

interface StatusProps {
  readonly isSaved: boolean;
  readonly isInitial: boolean;
  readonly initial: string;
  readonly suffix: string | undefined;
}

function StatusLine({ isSaved, isInitial, initial, suffix }: StatusProps) {
  const shown = initial === '' ? 'none' : `${initial}${suffix === undefined ? '' : ` ${suffix}`}`;
  if (isSaved) return <>Saved.{!isInitial && ` Usually ${shown}.`}</>;
  return <>{isInitial ? 'The usual value.' : `Usually ${shown}.`}</>;
}
