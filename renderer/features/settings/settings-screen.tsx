import { Title } from '@mantine/core';
import { AboutSettings } from './about-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { CheckingSettings } from './checking-settings.tsx';
import classes from './settings-screen.module.css';

/** Every setting is saved as soon as it is changed; each says what it does and what it was at first. */
export function SettingsScreen() {
  return (
    <div className={classes.screen}>
      <div className={classes.page}>
        <Title order={1} size="h3">
          Settings
        </Title>
        <CheckingSettings />
        <AppearanceSettings />
        <AboutSettings />
      </div>
    </div>
  );
}
