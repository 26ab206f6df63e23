import { Button } from '@mantine/core';
import { useState } from 'react';
import { platformSite } from '../../../../shared/model/site.ts';
import type { Threshold } from '../../../../shared/profiles/schema.ts';
import { sourceWords } from '../../../ui/source-words.ts';
import { thresholdWords } from '../../../ui/threshold-words.ts';
import { type PlatformPartProps, withPlatform } from './platform-part.ts';
import { SettingBlock } from './setting-block.tsx';
import { readThreshold } from './site-readings.ts';
import { SiteTextSetting } from './site-text-setting.tsx';

/** Numbers that judge a measurement. An empty field means the profile's number, whose number that is stands under it. */
export function ThresholdSettings({ profile, own }: PlatformPartProps) {
  const [isOpen, setOpen] = useState(false);
  const ownCount = profile.thresholds.filter(({ key }) => own.thresholds[key] !== undefined).length;
  if (profile.thresholds.length === 0) return null;
  return (
    <>
      <SettingBlock
        title="Numbers that judge a measurement"
        hint={`${ownCount === 0 ? 'None' : ownCount} of ${profile.thresholds.length} replaced by the school. Leave a field empty for the usual number.`}
      >
        <Button variant="default" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the numbers' : 'Show the numbers'}
        </Button>
      </SettingBlock>
      {isOpen &&
        profile.thresholds.map((threshold) => (
          <ThresholdField key={threshold.key} profile={profile} own={own} threshold={threshold} />
        ))}
    </>
  );
}

function ThresholdField({ profile, own, threshold }: PlatformPartProps & { readonly threshold: Threshold }) {
  const { key, label, value, unit } = threshold;
  const schools = own.thresholds[key];
  const source = sourceWords(profile, threshold);
  return (
    <SiteTextSetting
      label={label}
      explanation={threshold.note ?? 'Empty: the usual number.'}
      placeholder={thresholdWords(value, unit)}
      footnote={
        schools === undefined ? `${source}.` : `The school's own. Usually ${thresholdWords(value, unit)}: ${source}.`
      }
      stored={schools === undefined ? '' : String(schools)}
      read={readThreshold}
      change={(site, next) => {
        const { [key]: _before, ...others } = platformSite(site, profile.id).thresholds;
        return withPlatform(site, profile.id, { thresholds: next === null ? others : { ...others, [key]: next } });
      }}
    />
  );
}
