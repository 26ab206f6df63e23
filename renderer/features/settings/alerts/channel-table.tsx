import { Checkbox } from '@mantine/core';
import type { AlertChannel, AlertSettings } from '../../../../shared/model/alert.ts';
import type { DiagnosisSeverity } from '../../../../shared/model/diagnosis.ts';
import { SEVERITY_WORDS } from '../../../../shared/model/diagnosis-wording.ts';
import { updateSettings } from '../../../state/settings-store.ts';
import classes from './channel-table.module.css';

const COLUMNS: readonly { readonly channel: AlertChannel; readonly label: string; readonly hint: string }[] = [
  { channel: 'desktop', label: 'Desktop note', hint: 'Pops up over other programs.' },
  { channel: 'sound', label: 'Sound', hint: 'Two soft notes, once. Silent in projector mode.' },
  { channel: 'badge', label: 'Badge', hint: 'A number on the taskbar or dock.' },
  { channel: 'webhook', label: 'Webhook', hint: 'To the address below.' },
  { channel: 'email', label: 'E-mail', hint: 'Through the mail server below.' },
];
/** Notes tell nobody, by their nature. */
const ROWS: readonly DiagnosisSeverity[] = ['critical', 'warning'];

/** Which trouble uses which way. */
export function ChannelTable({ alerts }: { readonly alerts: AlertSettings }) {
  const set = (severity: DiagnosisSeverity, channel: AlertChannel, isOn: boolean) => {
    const bySeverity = { ...alerts.bySeverity, [severity]: { ...alerts.bySeverity[severity], [channel]: isOn } };
    void updateSettings({ alerts: { bySeverity } });
  };
  const isMissing = (channel: AlertChannel) =>
    (channel === 'webhook' && alerts.webhookUrl === null) || (channel === 'email' && alerts.email === null);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <td />
          {COLUMNS.map(({ channel, label, hint }) => (
            <th key={channel} scope="col">
              {label}
              <small>{isMissing(channel) ? 'Not set up yet.' : hint}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((severity) => (
          <tr key={severity}>
            <th scope="row">
              {SEVERITY_WORDS[severity].word}
              <small>{SEVERITY_WORDS[severity].meaning}</small>
            </th>
            {COLUMNS.map(({ channel, label }) => (
              <td key={channel}>
                <Checkbox
                  size="sm"
                  aria-label={`${SEVERITY_WORDS[severity].word}: ${label}`}
                  checked={alerts.bySeverity[severity][channel]}
                  onChange={(event) => set(severity, channel, event.currentTarget.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
