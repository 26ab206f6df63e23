import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { maySetTesting } from '../../../../shared/model/settings-rules.ts';
import type { Site } from '../../../../shared/model/site.ts';
import type { SiteTesting } from '../../../../shared/model/site-testing.ts';
import { useSite } from '../../../state/site-store.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { useLock } from '../use-lock.ts';
import { ProgramSetting } from './program-setting.tsx';
import { saveOrShow } from './save-or-show.ts';
import type { Reading } from './site-readings.ts';
import { SiteTextSetting } from './site-text-setting.tsx';
import { readHolidays, readSmallCount, readWindowEnd, showHolidays, showWindowEnd } from './testing-readings.ts';

const withTesting = (site: Site, patch: Partial<SiteTesting>): Site => ({
  ...site,
  testing: { ...site.testing, ...patch },
});

const plain = (text: string): Reading<string> => ({ ok: true, value: text.trim() });

const TEXTS = [
  { key: 'district', label: 'District', explanation: 'As it stands on forms.', maxLength: 120 },
  { key: 'districtCode', label: 'District code', explanation: 'The number that the state gave it.', maxLength: 40 },
  { key: 'schoolCode', label: 'School code', explanation: 'The number that the state gave the school.', maxLength: 40 },
  {
    key: 'schoolCoordinator',
    label: 'School test coordinator',
    explanation: 'Forms ask for the name. Staff only: names of students have no place here.',
    maxLength: 120,
  },
  {
    key: 'districtCoordinator',
    label: 'District test coordinator',
    explanation: 'Forms ask for the name.',
    maxLength: 120,
  },
] as const;

const MONTHS = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat('en-US', { month: 'long' }).format(new Date(2026, index, 1)),
}));

/** What incident reports, their clocks and their forms need to know of the school. */
export function TestingSettings() {
  const { testing } = useSite();
  const lock = useLock(maySetTesting);
  return (
    <SettingGroup
      title="Incident reports"
      lock={lock}
      hint="Used for forms and for the clocks of incidents. The console never looks at or controls student screens: incidents hold what people write down and what was measured on the network."
    >
      <ProgramSetting
        programId={testing.programId}
        onChange={(programId) => void saveOrShow((site) => withTesting(site, { programId }))}
      />
      {TEXTS.map(({ key, ...field }) => (
        <SiteTextSetting
          key={key}
          {...field}
          stored={testing[key]}
          read={plain}
          change={(site, value) => withTesting(site, { [key]: value })}
        />
      ))}
      <SiteTextSetting
        label="Holidays"
        explanation="Days on which the school is closed, beside Saturday and Sunday: clocks that count working days leave them out."
        placeholder="2026-11-26 to 2026-11-27, 2027-01-18"
        stored={showHolidays(testing.holidays)}
        read={readHolidays}
        change={(site, holidays) => withTesting(site, { holidays })}
      />
      <SiteTextSetting
        label="Last day of the testing window"
        explanation="Some requests must reach the state some days before it. Empty: not known, those clocks wait."
        placeholder="2026-05-15"
        stored={showWindowEnd(testing.windowEndsAt)}
        read={readWindowEnd}
        change={(site, windowEndsAt) => withTesting(site, { windowEndsAt })}
      />
      <YearSetting month={testing.schoolYearStartsInMonth} />
      <SiteTextSetting
        label="Small counts"
        explanation="In a share copy, fewer students than this are written as “fewer than”, so that nobody is recognized. 10 is the console’s own number; ask your district for its rule."
        stored={String(testing.smallCount)}
        read={readSmallCount}
        change={(site, smallCount) => withTesting(site, { smallCount })}
      />
    </SettingGroup>
  );
}

function YearSetting({ month }: { readonly month: number }) {
  const id = useId();
  return (
    <SettingRow
      label="School year begins in"
      controlId={id}
      explanation="Where a program gives no time, incidents are kept to the end of the next school year."
    >
      <NativeSelect
        id={id}
        size="sm"
        aria-describedby={`${id}-explanation`}
        value={String(month)}
        data={MONTHS}
        onChange={(event) => {
          const schoolYearStartsInMonth = Number(event.currentTarget.value);
          void saveOrShow((site) => withTesting(site, { schoolYearStartsInMonth }));
        }}
      />
    </SettingRow>
  );
}
