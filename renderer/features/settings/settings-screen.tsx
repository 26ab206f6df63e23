import { Tabs, Title } from '@mantine/core';
import { type SettingsTab, useSettingsView } from '../../state/settings-view.ts';
import { AboutSettings } from './about-settings.tsx';
import { AlertSettings } from './alerts/alert-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { BackupGroup } from './backup-settings.tsx';
import { CheckingSettings } from './checking-settings.tsx';
import { ContactSettings } from './contacts/contact-settings.tsx';
import { PeopleSettings } from './people/people-settings.tsx';
import { RecordsSettings } from './records/records-settings.tsx';
import { NetworkSettings } from './school/network-settings.tsx';
import { PlatformSettings } from './school/platform-settings.tsx';
import { RehearsalWarning } from './school/rehearsal-warning.tsx';
import { SchoolSettings } from './school/school-settings.tsx';
import classes from './settings-screen.module.css';
import { SharingGroup } from './sharing-settings.tsx';

/** Every setting is saved as soon as it is changed; each says what it does and what it was at first. */
export function SettingsScreen() {
  const tab = useSettingsView((view) => view.tab);
  return (
    <div className={classes.screen}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => useSettingsView.setState({ tab: value as SettingsTab })}
        classNames={{ root: classes.page, panel: classes.panel }}
      >
        <Title order={1} size="h3">
          Settings
        </Title>
        <RehearsalWarning />
        <Tabs.List aria-label="Settings">
          <Tabs.Tab value="console">This console</Tabs.Tab>
          <Tabs.Tab value="school">School</Tabs.Tab>
          <Tabs.Tab value="platforms">Platforms</Tabs.Tab>
          <Tabs.Tab value="network">Network</Tabs.Tab>
          <Tabs.Tab value="alerts">Alerts</Tabs.Tab>
          <Tabs.Tab value="contacts">Contacts</Tabs.Tab>
          <Tabs.Tab value="records">Records</Tabs.Tab>
          <Tabs.Tab value="people">People</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="console">
          <CheckingSettings />
          <AppearanceSettings />
          <BackupGroup />
          <SharingGroup />
          <AboutSettings />
        </Tabs.Panel>
        <Tabs.Panel value="school">
          <SchoolSettings />
        </Tabs.Panel>
        <Tabs.Panel value="platforms">
          <PlatformSettings />
        </Tabs.Panel>
        <Tabs.Panel value="network">
          <NetworkSettings />
        </Tabs.Panel>
        <Tabs.Panel value="alerts">
          <AlertSettings />
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <ContactSettings />
        </Tabs.Panel>
        <Tabs.Panel value="records">
          <RecordsSettings />
        </Tabs.Panel>
        <Tabs.Panel value="people">
          <PeopleSettings />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
