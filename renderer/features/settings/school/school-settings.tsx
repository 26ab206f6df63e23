import { Button, Checkbox, Group, Switch, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import type { Site, SweepSchedule } from '../../../../shared/model/site.ts';
import { command } from '../../../ipc/client.ts';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { saveSite, useSite } from '../../../state/site-store.ts';
import { showDone, showError } from '../../../ui/notify.ts';
import { dayDate } from '../../../ui/times.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { saveOrShow } from './save-or-show.ts';
import { siteChanges } from './site-changes.ts';
import { readTimes } from './site-readings.ts';
import { askToReplace } from './site-replace.tsx';
import { SiteTextSetting } from './site-text-setting.tsx';
import { TestingSettings } from './testing-settings.tsx';

/** Whose school it is, when it is swept by itself, when the testing window began, and the file that carries all of it. */
export function SchoolSettings() {
  const site = useSite();
  return (
    <>
      <SettingGroup title="School">
        <SiteTextSetting
          label="School"
          explanation="Stands on every report."
          maxLength={80}
          stored={site.school}
          read={(text) => ({ ok: true, value: text.trim() })}
          change={(old, school) => ({ ...old, school })}
        />
        <SiteTextSetting
          label="State or testing program"
          explanation="In the words of your district, for people. Rules follow from the testing program below."
          maxLength={80}
          stored={site.program}
          read={(text) => ({ ok: true, value: text.trim() })}
          change={(old, program) => ({ ...old, program })}
        />
        <WindowSetting startedAt={site.windowStartedAt} />
      </SettingGroup>
      <TestingSettings />
      <ScheduleSettings schedule={site.schedule} />
      <SiteFileSettings />
    </>
  );
}

function WindowSetting({ startedAt }: { readonly startedAt: number | null }) {
  const ask = () =>
    modals.openConfirmModal({
      title: 'Start a new testing window?',
      children: (
        <Text size="sm">
          Items that are ticked once in a window, such as the practice test, have to be confirmed again in every room.
        </Text>
      ),
      labels: { confirm: 'Start a new window', cancel: 'Not now' },
      onConfirm: () => void saveOrShow((site) => ({ ...site, windowStartedAt: Date.now() })),
    });
  return (
    <SettingRow
      label="Testing window"
      explanation="Some check-list items are ticked once in a window. A new window asks for them again."
    >
      <Text size="sm" mb={8}>
        {startedAt === null
          ? 'No window was started yet: every tick counts for its day only.'
          : `Began on ${dayDate(startedAt)}.`}
      </Text>
      <Button variant="default" size="sm" onClick={ask}>
        Start a new window…
      </Button>
    </SettingRow>
  );
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function ScheduleSettings({ schedule }: { readonly schedule: SweepSchedule }) {
  const withSchedule = (site: Site, patch: Partial<SweepSchedule>): Site => ({
    ...site,
    schedule: { ...site.schedule, ...patch },
  });
  return (
    <SettingGroup title="Readiness checks by themselves">
      <SettingRow
        label="Check at set times"
        explanation="While the console is open. It shows a notification and saves the result; rooms that are testing are spared the heavy checks."
      >
        <Switch
          size="sm"
          label={schedule.isOn ? 'On' : 'Off'}
          aria-label="Check at set times"
          checked={schedule.isOn}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            void saveOrShow((site) => withSchedule(site, { isOn }));
          }}
        />
      </SettingRow>
      <SiteTextSetting
        label="Times"
        explanation="On this laptop's clock, separated by commas."
        placeholder="07:15"
        stored={schedule.times.join(', ')}
        read={readTimes}
        change={(site, times) => withSchedule(site, { times })}
      />
      <SettingRow label="Days" explanation="Days on which it runs.">
        <Checkbox.Group
          aria-label="Days"
          value={schedule.days.map(String)}
          onChange={(days) =>
            void saveOrShow((site) => withSchedule(site, { days: days.map(Number).sort((a, b) => a - b) }))
          }
        >
          <Group gap="md" mt={2}>
            {DAYS.map((day, index) => (
              <Checkbox key={day} size="xs" value={String(index)} label={day} />
            ))}
          </Group>
        </Checkbox.Group>
      </SettingRow>
    </SettingGroup>
  );
}

function SiteFileSettings() {
  const now = useSite();
  const profiles = useProfiles();
  const [isBusy, setBusy] = useState(false);
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const load = async () => {
    const wanted = await command('site.pickFile');
    if (wanted !== undefined && wanted !== null)
      askToReplace(
        siteChanges(now, wanted, (id) => platformName(profiles, id)),
        () => void take(wanted),
      );
  };
  const take = async (wanted: Site) => {
    // Nobody carries the testing window over, so the one of this moment stays.
    const result = await saveSite(({ windowStartedAt }) => ({ ...wanted, windowStartedAt }));
    if (result.ok) showDone('The site file was loaded.');
    else showError(result.error);
  };
  const save = async () => {
    const name = await command('site.saveFile');
    if (name !== undefined && name !== null) showDone(`Saved as ${name}.`);
  };
  return (
    <SettingGroup
      title="Site file"
      hint="Everything of School, Platforms and Network, and whom to call, in one file for the next laptop."
    >
      <SettingRow label="Save" explanation="Secret fields are left out; type them on the other laptop.">
        <Button variant="default" size="sm" disabled={isBusy} onClick={() => void whileBusy(save)}>
          Save a site file…
        </Button>
      </SettingRow>
      <SettingRow label="Load" explanation="Replaces what is set here. You see what would change before anything is.">
        <Button variant="default" size="sm" disabled={isBusy} onClick={() => void whileBusy(load)}>
          Load a site file…
        </Button>
      </SettingRow>
    </SettingGroup>
  );
}
