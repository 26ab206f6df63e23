import { Center, Loader, Tabs, Title } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { type IncidentsTab, useIncidentsStore } from '../../state/incidents-store.ts';
import { WORDS } from '../../words.ts';
import { DayReportView } from './day/day-report-view.tsx';
import { DistrictQueue } from './district/district-queue.tsx';
import classes from './incidents-screen.module.css';
import { ListPane } from './list/list-pane.tsx';
import { IncidentPage } from './page/incident-page.tsx';

const words = WORDS.incidents;

const TABS: readonly { readonly id: IncidentsTab; readonly label: string }[] = [
  { id: 'list', label: words.tabs.list },
  { id: 'district', label: words.tabs.district },
  { id: 'day', label: words.tabs.day },
];

/** What happened, what the district has to decide, and the day as a report. An open incident takes the whole screen. */
export function IncidentsScreen() {
  const { tab, openId } = useIncidentsStore();
  const { showTab, open } = useIncidentsStore.getState();
  if (openId !== null) {
    return <IncidentPage key={openId} incidentId={openId} onBack={() => open(null)} />;
  }
  return (
    <Tabs
      className={classes.screen ?? ''}
      value={tab}
      keepMounted={false}
      onChange={(value) => value !== null && showTab(value as IncidentsTab)}
    >
      <header className={classes.head}>
        <Title order={1} size="h3">
          {words.title}
        </Title>
        <Tabs.List className={classes.tabs ?? ''}>
          {TABS.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
              {id === 'district' && <WaitingForDistrict />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </header>
      {TABS.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className={classes.panel ?? ''}>
          <Suspense fallback={<Waiting />}>{PANES[id]}</Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

const PANES: Readonly<Record<IncidentsTab, ReactNode>> = {
  list: <ListPane />,
  district: <DistrictQueue />,
  day: <DayReportView />,
};

function WaitingForDistrict() {
  const count = useIncidentsStore((store) => store.counts?.pendingDistrict ?? 0);
  return count === 0 ? null : <span className={classes.count}>{count}</span>;
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader role="status" aria-label={WORDS.loading} size="sm" />
    </Center>
  );
}
