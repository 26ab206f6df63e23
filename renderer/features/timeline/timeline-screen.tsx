import { ActionIcon, Button, Group, Switch, Tabs, TextInput, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Stretch, Timeline } from '../../../shared/model/timeline.ts';
import { useAccessStore } from '../../state/access-store.ts';
import { AccountPanel } from './account-panel.tsx';
import { ExhibitsPane } from './exhibits-pane.tsx';
import { HistoryCharts } from './history-charts.tsx';
import { MarkPanel } from './mark-panel.tsx';
import { StatisticsPane } from './statistics-pane.tsx';
import { dateField, noonOf } from './time-of-day.ts';
import { TimelineCanvas } from './timeline-canvas.tsx';
import classes from './timeline-screen.module.css';
import { showDay, type TimelineTab, useTimelineView } from './timeline-store.ts';
import { TroubleTable } from './trouble-table.tsx';
import { useHistory } from './use-history.ts';
import { busyPart, nextMidnight, panned, zoomed } from './view.ts';

/** A day that is not over is asked for again. */
const REFRESH_MS = 30_000;

/** What happened, when, and where: the day as a picture, in words and in numbers. */
export function TimelineScreen() {
  const day = useTimelineView((store) => store.day);
  const tab = useTimelineView((store) => store.tab);
  // Which incidents are marked depends on who looks.
  const personId = useAccessStore(({ access }) => access.current?.id ?? null);
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Title order={1} size="h3">
          History
        </Title>
        <DayPicker day={day} />
        <Tabs
          value={tab}
          onChange={(chosen) => useTimelineView.setState({ tab: (chosen ?? 'timeline') as TimelineTab })}
        >
          <Tabs.List aria-label="History">
            <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
            <Tabs.Tab value="statistics">Statistics</Tabs.Tab>
            <Tabs.Tab value="exhibits">Exhibits</Tabs.Tab>
          </Tabs.List>
        </Tabs>
      </header>
      {tab === 'timeline' && <DayPane key={personId} day={day} />}
      {tab === 'statistics' && <StatisticsPane day={day} />}
      {tab === 'exhibits' && <ExhibitsPane />}
    </div>
  );
}

function DayPicker({ day }: { readonly day: Stretch }) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" aria-label="Day before" onClick={() => showDay(nextMidnight(day.from, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <TextInput
        type="date"
        size="xs"
        aria-label="Day"
        value={dateField(day.from)}
        onChange={(event) => {
          const noon = noonOf(event.currentTarget.value);
          if (noon !== null) showDay(noon);
        }}
      />
      <ActionIcon variant="default" aria-label="Day after" onClick={() => showDay(day.to)}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button size="xs" variant="default" onClick={() => showDay(Date.now())}>
        Today
      </Button>
    </Group>
  );
}

function DayPane({ day }: { readonly day: Stretch }) {
  const isToday = Date.now() < day.to;
  const { value: timeline, error } = useHistory('history.timeline', { span: day }, isToday ? REFRESH_MS : null);
  if (error !== null) return <p role="alert">{error.message}</p>;
  // An answer about another day is on its way out.
  if (timeline === null || timeline.span.from !== day.from) return <p className={classes.quiet}>Looking…</p>;
  if (timeline.rooms.length === 0) {
    return (
      <p className={classes.quiet}>
        Nothing is on record for this day. The console keeps what it checks for 180 days; choose a day on which it ran.
      </p>
    );
  }
  return <KnownDay day={day} timeline={timeline} />;
}

function KnownDay({ day, timeline }: { readonly day: Stretch; readonly timeline: Timeline }) {
  const chosen = useTimelineView((store) => store.view);
  const scope = useTimelineView((store) => store.scope);
  const openMarkId = useTimelineView((store) => store.openMarkId);
  const [isTable, setIsTable] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);
  // A new object would draw the same picture once more.
  const view = useMemo(() => chosen ?? busyPart(day, timeline.rooms), [chosen, day, timeline.rooms]);
  const setView = (next: Stretch) => useTimelineView.setState({ view: next });
  // Adding up the charts takes longer than the picture, and the laptop does both: the picture comes first.
  const { value: series } = useHistory('history.series', isDrawn || isTable ? { span: day, scope } : null);
  const mark = timeline.marks.find(({ id }) => id === openMarkId);
  return (
    <div className={classes.day}>
      <div className={classes.main}>
        <Group gap={6} className={classes.tools}>
          <ActionIcon variant="default" aria-label="Earlier" onClick={() => setView(panned(view, day, -0.5))}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Later" onClick={() => setView(panned(view, day, 0.5))}>
            <IconChevronRight size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Closer" onClick={() => setView(zoomed(view, day, 0.5))}>
            <IconZoomIn size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Farther" onClick={() => setView(zoomed(view, day, 2))}>
            <IconZoomOut size={16} />
          </ActionIcon>
          <Button size="xs" variant="default" onClick={() => setView(day)}>
            Whole day
          </Button>
          <Switch
            size="xs"
            label="As a table"
            checked={isTable}
            onChange={(event) => setIsTable(event.currentTarget.checked)}
          />
          <BandLegend />
        </Group>
        {isTable ? (
          <TroubleTable timeline={timeline} />
        ) : (
          <TimelineCanvas
            timeline={timeline}
            day={day}
            view={view}
            onView={setView}
            onMark={({ id }) => useTimelineView.setState({ openMarkId: id })}
            onDrawn={onDrawn}
          />
        )}
        <div className={classes.chartsPlace}>{series !== null && <HistoryCharts series={series} view={view} />}</div>
      </div>
      <div className={classes.side}>
        {mark !== undefined && <MarkPanel mark={mark} />}
        <AccountPanel day={day} view={view} scope={scope} roomNames={timeline.rooms.map(({ roomName }) => roomName)} />
      </div>
    </div>
  );
}

function BandLegend() {
  return (
    <ul className={classes.bandLegend} aria-label="Signs">
      {(['down', 'slow or flaky', 'not checked', 'answers', 'gap'] as const).map((word) => (
        <li key={word} data-sign={word}>
          <i aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  );
}
