import { DEFAULT_SETTINGS, type ProbeSettings, type SettingsPatch } from '../../../shared/model/settings.ts';
import { type NumberField, whyRefused } from './probe-fields.ts';
import { TextSetting } from './text-setting.tsx';
import type { TextReading } from './use-saved-text.ts';

interface Props {
  readonly field: NumberField;
  readonly probe: ProbeSettings;
}

/** A number of the probe settings, typed in the unit of the screen. */
export function NumberSetting({ field, probe }: Props) {
  const show = (stored: number) => String(field.unit.toShown(stored));
  return (
    <TextSetting
      label={field.label}
      explanation={field.explanation}
      suffix={field.unit.suffix}
      stored={show(probe[field.key])}
      initial={show(DEFAULT_SETTINGS.probe[field.key])}
      read={(text) => readNumber(field, text, probe)}
    />
  );
}

function readNumber(field: NumberField, text: string, probe: ProbeSettings): TextReading<SettingsPatch> {
  // "2,000" is how the console itself writes numbers; "1,5" is refused below as 15 would be a surprise.
  const plain = text.trim().replace(/,(?=\d{3}\b)/g, '');
  const stored = /^\d+(\.\d+)?$/.test(plain) ? field.unit.toStored(Number(plain)) : Number.NaN;
  const message = whyRefused(field, stored, probe);
  return message === null ? { ok: true, patch: { probe: { [field.key]: stored } } } : { ok: false, message };
}
