import { PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Site } from '../../../../shared/model/site.ts';
import { saveSite } from '../../../state/site-store.ts';
import classes from '../setting-group.module.css';
import { SettingRow } from '../setting-group.tsx';
import { useSavedText } from '../use-saved-text.ts';
import type { Reading } from './site-readings.ts';

interface Props<Value> {
  readonly label: string;
  readonly explanation: ReactNode;
  /** The saved value as a person would type it. */
  readonly stored: string;
  readonly read: (text: string) => Reading<Value>;
  readonly change: (site: Site, value: Value) => Site;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Shown as dots: kept out of reports and site files. */
  readonly isSecret?: boolean;
  /** Under the field while nothing is wrong with it. */
  readonly footnote?: string;
}

/** A typed setting of the school: saved when the field is left, with a sentence where it cannot be used. */
export function SiteTextSetting<Value>(props: Props<Value>) {
  const { label, explanation, stored, read, change, placeholder, maxLength, isSecret = false, footnote } = props;
  const id = useId();
  const text = useSavedText(
    stored,
    (typed) => {
      const reading = read(typed);
      return reading.ok ? { ok: true, patch: (site: Site) => change(site, reading.value) } : reading;
    },
    saveSite,
  );
  const Input = isSecret ? PasswordInput : TextInput;
  return (
    <SettingRow label={label} controlId={id} explanation={explanation}>
      <Input
        id={id}
        size="sm"
        aria-describedby={`${id}-explanation ${id}-status`}
        placeholder={placeholder}
        {...(maxLength === undefined ? {} : { maxLength })}
        autoComplete="off"
        value={text.value}
        error={text.error !== null}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onBlur={text.onBlur}
        onKeyDown={text.onKeyDown}
      />
      <div className={classes.status} id={`${id}-status`} role="status">
        {text.error === null ? (
          [text.isSaved ? 'Saved.' : '', footnote ?? ''].filter(Boolean).join(' ')
        ) : (
          <span className={classes.error}>{text.error}</span>
        )}
      </div>
    </SettingRow>
  );
}
