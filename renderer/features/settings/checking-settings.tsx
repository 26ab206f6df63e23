import { Radio, Stack, Switch } from '@mantine/core';
import { TransportChoice } from '../../../shared/model/live.ts';
import { DEFAULT_SETTINGS, type ProbeSettings, type SettingsPatch } from '../../../shared/model/settings.ts';
import { updateSettings, useSettingsStore } from '../../state/settings-store.ts';
import { type ListReading, readRetryOffsets, readTcpPorts, showRetryOffsets, showTcpPorts } from './number-lists.ts';
import { NumberSetting } from './number-setting.tsx';
import { LIMIT_FIELDS, LOAD_FIELDS, TIMING_FIELDS, TRANSPORT_WORDS } from './probe-fields.ts';
import classes from './setting-group.module.css';
import { SettingGroup, SettingRow } from './setting-group.tsx';
import { TextSetting } from './text-setting.tsx';
import type { TextReading } from './use-saved-text.ts';

const INITIAL = DEFAULT_SETTINGS.probe;

/** How devices are checked. */
export function CheckingSettings() {
  const probe = useSettingsStore((store) => store.settings.probe);
  return (
    <>
      <SettingGroup title="Checking devices" hint="The usual values suit most schools.">
        {TIMING_FIELDS.map((field) => (
          <NumberSetting key={field.key} field={field} probe={probe} />
        ))}
        <TextSetting
          label="Ask again after"
          explanation="When an answer is missing, the device is asked again this many seconds after the first time, so that one lost packet raises no alarm."
          suffix="s"
          stored={showRetryOffsets(probe.retryOffsetsMs)}
          initial={showRetryOffsets(INITIAL.retryOffsetsMs)}
          read={(text) => patchOf(readRetryOffsets(text), 'retryOffsetsMs')}
        />
        <TextSetting
          label="TCP ports to try"
          explanation="When ping stays silent, the device is asked on these ports, in this order. An answer or a refusal both show that it is alive. Empty: none."
          stored={showTcpPorts(probe.tcpPorts)}
          initial={showTcpPorts(INITIAL.tcpPorts)}
          read={(text) => patchOf(readTcpPorts(text), 'tcpPorts')}
        />
      </SettingGroup>
      <SettingGroup title="When a device counts as flaky or slow">
        {LIMIT_FIELDS.map((field) => (
          <NumberSetting key={field.key} field={field} probe={probe} />
        ))}
      </SettingGroup>
      <SettingGroup title="On the network">
        {LOAD_FIELDS.map((field) => (
          <NumberSetting key={field.key} field={field} probe={probe} />
        ))}
        <TransportSetting probe={probe} />
        <PublicAddressSetting probe={probe} />
      </SettingGroup>
    </>
  );
}

function patchOf(reading: ListReading, key: 'retryOffsetsMs' | 'tcpPorts'): TextReading<SettingsPatch> {
  return reading.ok ? { ok: true, patch: { probe: { [key]: reading.values } } } : reading;
}

function TransportSetting({ probe }: { readonly probe: ProbeSettings }) {
  return (
    <SettingRow label="Way of pinging" explanation="The line at the foot of the window says which one is in use.">
      <Radio.Group
        aria-label="Way of pinging"
        value={probe.transport}
        onChange={(value) => void updateSettings({ probe: { transport: TransportChoice.parse(value) } })}
      >
        <Stack gap={10}>
          {TransportChoice.options.map((choice) => (
            <Radio
              key={choice}
              size="sm"
              value={choice}
              label={TRANSPORT_WORDS[choice].name}
              description={TRANSPORT_WORDS[choice].explanation}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SettingRow>
  );
}

function PublicAddressSetting({ probe }: { readonly probe: ProbeSettings }) {
  return (
    <>
      <SettingRow
        label="Public addresses"
        explanation="Devices in the building have private addresses. One on the public internet is mostly a mistake in the roster, so it is not checked."
      >
        <Switch
          size="sm"
          label="Check public addresses too"
          checked={probe.allowPublicAddresses}
          onChange={(event) => void updateSettings({ probe: { allowPublicAddresses: event.currentTarget.checked } })}
        />
      </SettingRow>
      {probe.allowPublicAddresses && (
        <div className={classes.warning} role="note">
          This console now sends pings outside the school for every roster row with a public address. Switch it off
          again unless you know those addresses are yours.
        </div>
      )}
    </>
  );
}
