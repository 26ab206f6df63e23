import { Switch, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { type AlertSettings as Alerts, AlertSettings as AlertsSchema } from '../../../../shared/model/alert.ts';
import type { SettingsPatch } from '../../../../shared/model/settings.ts';
import { updateSettings, useSettingsStore } from '../../../state/settings-store.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { TextSetting } from '../text-setting.tsx';
import type { TextReading } from '../use-saved-text.ts';
import { ChannelTable } from './channel-table.tsx';
import { MailSettings } from './mail-settings.tsx';
import { TestButton } from './test-button.tsx';

/** How people are told who do not look at the window. */
export function AlertSettings() {
  const alerts = useSettingsStore((store) => store.settings.alerts);
  return (
    <>
      <SettingGroup
        title="How people are told"
        hint="The window always shows everything. These ways reach people who do not look at it: once for each trouble, and again only when it gets worse. Rooms on a break or without a test call nobody."
      >
        <ChannelTable alerts={alerts} />
        <QuietHours quietHours={alerts.quietHours} />
      </SettingGroup>
      <SettingGroup
        title="Messages that leave this laptop"
        hint="Nothing is sent anywhere until you fill this in. Messages carry counts and the name of the school, never a student. While there is no network they wait, for up to four hours."
      >
        <TextSetting
          label="Webhook"
          explanation="A web address of your own chat or help desk. Each alert is posted there as a small JSON message."
          stored={alerts.webhookUrl ?? ''}
          initial=""
          read={readWebhook}
        />
        <SettingRow label="Try the webhook" explanation="Sends a message that says it is only a test.">
          <TestButton channel="webhook" isReady={alerts.webhookUrl !== null} />
        </SettingRow>
      </SettingGroup>
      <MailSettings email={alerts.email} />
    </>
  );
}

function readWebhook(text: string): TextReading<SettingsPatch> {
  const typed = text.trim();
  const reading = AlertsSchema.shape.webhookUrl.safeParse(typed === '' ? null : typed);
  return reading.success
    ? { ok: true, patch: { alerts: { webhookUrl: reading.data } } }
    : { ok: false, message: 'A whole web address, such as https://chat.example.org/hook/1.' };
}

function QuietHours({ quietHours }: { readonly quietHours: Alerts['quietHours'] }) {
  const save = (patch: Partial<Alerts['quietHours']>) =>
    void updateSettings({ alerts: { quietHours: { ...quietHours, ...patch } } });
  return (
    <SettingRow
      label="Quiet hours"
      explanation="Between these times only the badge counts; nothing pops up, sounds or is sent. May go over midnight."
    >
      <Switch
        size="sm"
        label={quietHours.isOn ? 'On' : 'Off'}
        aria-label="Quiet hours"
        checked={quietHours.isOn}
        onChange={(event) => save({ isOn: event.currentTarget.checked })}
      />
      {quietHours.isOn && (
        <>
          <TimeField label="Quiet from" stored={quietHours.from} onSave={(from) => save({ from })} />
          <TimeField label="Quiet until" stored={quietHours.to} onSave={(to) => save({ to })} />
        </>
      )}
    </SettingRow>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly stored: string;
  readonly onSave: (time: string) => void;
}

/** The browser's own time field gives a whole time or none, so only whole ones are saved. */
function TimeField({ label, stored, onSave }: TimeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed !== '' && typed !== stored) onSave(typed);
    setTyped(null);
  };
  return (
    <TextInput
      id={id}
      type="time"
      size="sm"
      mt={8}
      label={label}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
    />
  );
}
