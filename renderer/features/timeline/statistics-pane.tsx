import { Button, Group, SegmentedControl, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { HistoryStatistics, RoomStatistics, Stretch, TrendDay } from '../../../shared/model/timeline.ts';
import { formatDuration, formatLoss, formatRtt } from '../../../shared/model/wording.ts';
import { command } from '../../ipc/client.ts';
import { showDone } from '../../ui/notify.ts';
import { dayDate } from '../../ui/times.ts';
import classes from './timeline-screen.module.css';
import { showScope, useTimelineView } from './timeline-store.ts';
import { useHistory } from './use-history.ts';
import { nextMidnight } from './view.ts';

const WEEK_DAYS = 7;
const TREND_DAYS = 14;
/** More devices are in the saved table. */
const LISTED = 100;

/** How devices and rooms did, and which devices to look at in the afternoon. */
export function StatisticsPane({ day }: { readonly day: Stretch }) {
  const [range, setRange] = useState<'day' | 'week'>('day');
  const span = range === 'day' ? day : { from: nextMidnight(day.from, 1 - WEEK_DAYS), to: day.to };
  const { value, error } = useHistory('history.statistics', { span });
  const save = async (format: 'csv' | 'json') => {
    const name = await command('history.saveStatistics', { span, format });
    if (typeof name === 'string') showDone(`Saved ${name}.`);
  };
  return (
    <div className={classes.pane}>
      <Group gap={8}>
        <SegmentedControl
          size="xs"
          aria-label="Time"
          value={range}
          onChange={(chosen) => setRange(chosen === 'week' ? 'week' : 'day')}
          data={[
            { value: 'day', label: 'This day' },
            { value: 'week', label: '7 days to this day' },
          ]}
        />
        <Button size="xs" variant="default" onClick={() => void save('csv')}>
          Save as CSV…
        </Button>
        <Button size="xs" variant="default" onClick={() => void save('json')}>
          Save as JSON…
        </Button>
      </Group>
      {error !== null && <p role="alert">{error.message}</p>}
      {value === null ? <p className={classes.quiet}>Adding up…</p> : <StatisticsTables statistics={value} />}
      <Trend day={day} />
    </div>
  );
}

function StatisticsTables({ statistics: { repairs, rooms, devices } }: { readonly statistics: HistoryStatistics }) {
  if (devices.length === 0) return <p className={classes.quiet}>Nothing was checked in this time.</p>;
  return (
    <>
      <Titled title="Repair list">
        {repairs.length === 0 ? (
          <p className={classes.quiet}>No device failed by itself often or for long.</p>
        ) : (
          <Rows
            head={['Device', 'Room', 'Why']}
            rows={repairs.map(({ deviceId, label, roomName, reason }) => ({
              key: deviceId,
              cells: [<DeviceLink key="d" deviceId={deviceId} label={label} />, roomName ?? '', reason],
            }))}
          />
        )}
      </Titled>
      <Titled title="Rooms">
        <Rows
          head={['Room', 'Devices', ...SUM_HEADS]}
          rows={rooms.map((room) => ({
            key: room.roomName,
            cells: [room.roomName, room.devices, ...sumCells(room)],
          }))}
        />
      </Titled>
      <Titled title={devices.length > LISTED ? `Devices, the ${LISTED} that were down longest` : 'Devices'}>
        <Rows
          head={['Device', 'Room', ...SUM_HEADS]}
          rows={devices.slice(0, LISTED).map((device) => ({
            key: device.deviceId,
            cells: [
              <DeviceLink key="d" deviceId={device.deviceId} label={device.label} />,
              device.roomName ?? '',
              ...sumCells(device),
            ],
          }))}
        />
      </Titled>
    </>
  );
}

const SUM_HEADS = ['Answered', 'Times down', 'Down in all', 'Longest', 'Lost checks', 'Average', 'Slowest'];

function sumCells(sums: Omit<RoomStatistics, 'roomName' | 'devices'>): string[] {
  const { availability, timesDown, downMs, longestDownMs, checks, lost, rttAvgMs, rttMaxMs } = sums;
  return [
    percent(availability),
    String(timesDown),
    downMs === 0 ? '–' : formatDuration(downMs),
    longestDownMs === 0 ? '–' : formatDuration(longestDownMs),
    checks === 0 ? '–' : formatLoss(lost / checks),
    rttAvgMs === null ? '–' : formatRtt(rttAvgMs),
    rttMaxMs === null ? '–' : formatRtt(rttMaxMs),
  ];
}

/** Rounded down: only what never failed is 100 %. */
function percent(availability: number | null): string {
  return availability === null ? '–' : `${Math.floor(availability * 1_000) / 10} %`;
}

function Trend({ day }: { readonly day: Stretch }) {
  const scope = useTimelineView((store) => store.scope);
  const dayStarts = Array.from({ length: TREND_DAYS + 1 }, (_, index) =>
    nextMidnight(day.from, index + 1 - TREND_DAYS),
  );
  const { value } = useHistory('history.trend', { scope, dayStarts });
  const days = value?.filter(({ watchedMs }) => watchedMs > 0) ?? [];
  const of = scope.kind === 'school' ? 'the whole school' : scope.kind === 'room' ? scope.roomName : 'one device';
  return (
    <Titled title={`Day by day, ${of}`}>
      {days.length === 0 ? (
        <p className={classes.quiet}>Nothing is on record for these {TREND_DAYS} days.</p>
      ) : (
        <Rows
          head={['Day', 'Answered', '', 'Devices down', 'Times down', 'Down in all']}
          rows={days.map((one) => ({ key: String(one.dayAt), cells: trendCells(one) }))}
        />
      )}
    </Titled>
  );
}

function trendCells({ dayAt, availability, devicesDown, timesDown, downMs }: TrendDay): ReactNode[] {
  return [
    dayDate(dayAt),
    percent(availability),
    <meter key="m" min={0} max={1} value={availability ?? 0} aria-label={`Answered on ${dayDate(dayAt)}`} />,
    devicesDown,
    timesDown,
    downMs === 0 ? '–' : formatDuration(downMs),
  ];
}

function DeviceLink({ deviceId, label }: { readonly deviceId: string; readonly label: string }) {
  return (
    <button
      type="button"
      className={classes.link}
      onClick={() => {
        showScope({ kind: 'device', deviceId });
        useTimelineView.setState({ tab: 'timeline' });
      }}
    >
      {label}
    </button>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface RowsProps {
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

function Rows({ head, rows }: RowsProps) {
  return (
    <Table className={classes.table} verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          {head.map((title) => (title === '' ? <Table.Td key="none" /> : <Table.Th key={title}>{title}</Table.Th>))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, cells }) => (
          <Table.Tr key={key}>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place in its row is what it is
              <Table.Td key={index}>{cell}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
