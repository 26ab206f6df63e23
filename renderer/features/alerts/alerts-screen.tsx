import { Button, CopyButton, Title } from '@mantine/core';
import { IconBell, IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Alert } from '../../../shared/model/alert.ts';
import { CONTACT_WORDS, LAYER_WORDS, reachWords, SEVERITY_WORDS } from '../../../shared/model/diagnosis-wording.ts';
import { formatDuration } from '../../../shared/model/wording.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { isWaiting, useAlertsStore } from '../../state/alerts-store.ts';
import { useNow } from '../../state/clock.ts';
import { showSettings } from '../../state/settings-view.ts';
import { Acknowledge } from '../../ui/acknowledge.tsx';
import { Ago } from '../../ui/ago.tsx';
import { clockTime, minuteTime } from '../../ui/times.ts';
import { alertsAsText, alertsOfDay, dayWords, deliveryLines } from './alerts-of-day.ts';
import classes from './alerts-screen.module.css';
import { SeverityShape } from './severity-shape.tsx';

/** Who was told of what today, by which way, and who said that they saw it. */
export function AlertsScreen() {
  const all = useAlertsStore((store) => store.alerts);
  // Only the day matters, so a minute is fresh enough.
  const minute = Math.ceil(useNow() / MINUTE_MS) * MINUTE_MS;
  const alerts = useMemo(() => alertsOfDay(all, minute), [all, minute]);
  const waiting = alerts.filter(isWaiting).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it
    <div className={classes.screen} tabIndex={0}>
      <div className={classes.page}>
        <header className={classes.head}>
          <div>
            <Title order={1} size="h3">
              Alerts
            </Title>
            <p className={classes.quiet}>
              {alerts.length === 0 ? 'Nobody had to be told of anything today.' : dayWords(alerts, waiting)}
            </p>
          </div>
          <Button variant="default" size="sm" onClick={() => showSettings('alerts')}>
            How people are told…
          </Button>
          {alerts.length > 0 && <CopyList alerts={alerts} />}
        </header>
        {alerts.length === 0 ? <NoAlerts /> : <AlertTable alerts={alerts} />}
      </div>
    </div>
  );
}

function CopyList({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <CopyButton value={alertsAsText(alerts)} timeout={2_000}>
      {({ copied, copy }) => (
        <Button variant="default" size="sm" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          {copied ? 'Copied' : 'Copy for a spreadsheet'}
        </Button>
      )}
    </CopyButton>
  );
}

function NoAlerts() {
  return (
    <div className={classes.empty}>
      <IconBell size={28} stroke={1.4} aria-hidden />
      <p>
        When rooms that are testing lose their devices, or the way out of the school fails, it shows here: what it was,
        who was told, and how soon somebody answered. Each trouble is told once, and again only if it gets worse.
      </p>
    </div>
  );
}

function AlertTable({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Who was told</th>
          <th scope="col">Acknowledged</th>
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </tbody>
    </table>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  return (
    <tr data-waiting={isWaiting(alert) || undefined}>
      <td>
        <time>{clockTime(alert.at)}</time>
        <span
          className={classes.severity}
          data-severity={alert.severity}
          title={SEVERITY_WORDS[alert.severity].meaning}
        >
          <SeverityShape severity={alert.severity} /> {SEVERITY_WORDS[alert.severity].word}
        </span>
      </td>
      <th scope="row">
        {alert.sentence}
        <small>
          {[
            alert.reason === 'worse' ? 'got worse' : null,
            LAYER_WORDS[alert.layer],
            reachWords(alert.devicesAffected, alert.studentsAffected),
          ]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <Lasting alert={alert} />
        </small>
        <small>
          First: {alert.firstAction} Can mend it: {CONTACT_WORDS[alert.escalateTo].toLowerCase()}.
        </small>
      </th>
      <td>
        {alert.deliveries.length === 0 && <span className={classes.quiet}>Only this window</span>}
        {deliveryLines(alert.deliveries).map(({ words, outcome }) => (
          <span key={words} className={classes.delivery} data-outcome={outcome}>
            {words}
          </span>
        ))}
      </td>
      <td>
        <Acknowledge alert={alert} />
      </td>
    </tr>
  );
}

function Lasting({ alert: { findingSince, endedAt } }: { readonly alert: Alert }) {
  if (endedAt !== null) {
    return (
      <>
        over since {minuteTime(endedAt)}, lasted {formatDuration(endedAt - findingSince)}
      </>
    );
  }
  return (
    <b>
      lasts, <Ago since={findingSince} />
    </b>
  );
}
