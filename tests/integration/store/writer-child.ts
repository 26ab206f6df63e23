import { writeSync } from 'node:fs';
import { openStore } from '../../../main/store/database.ts';
import { StoreFault } from '../../../main/store/fault.ts';
import type { Store } from '../../../main/store/repositories.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';

/** Rows of one roster change: enough that a kill finds some written and some not, were they not one step. */
const DESKS = 60;

/**
 * A program to be killed: opens the folder, then either holds it or writes without end. After each write has returned it
 * prints the number of that write, straight to the pipe, so that what was printed was promised. A full disk ends it in order.
 */
const [dataDir = '', mode = ''] = process.argv.slice(2);
say('starting');
const opened = openStore({
  dataDir,
  keys: {},
  clock: { now: () => 1_000 },
  onProblem: ({ code }) => code === 'store.history-waits' || fail(code),
});
if (!opened.ok) fail(opened.error.code);
else if (mode === 'write') writeWithoutEnd(opened.value);
else hold();

function hold(): void {
  say('open');
  setInterval(() => undefined, 1_000);
}

function writeWithoutEnd(store: Store): void {
  const { rooms } = store.roster.load();
  const start = Number(rooms.find(({ id }) => id === 'counter')?.note ?? 0);
  try {
    // One number is left out: the kill before may have let a part of it be written.
    for (let count = start + 2; ; count += 1) {
      writeOne(store, count);
      say(String(count));
    }
  } catch (error) {
    if (!(error instanceof StoreFault) || error.appError.code !== 'store.disk-full') throw error;
    store.close();
    say('closed on a full disk');
  }
}

/**
 * One write of each kind; `count` can be told from each of them afterwards. Another kind comes first each time, since a kill
 * arrives soon after the number before was printed.
 */
function writeOne(store: Store, count: number): void {
  const kinds = [writeRoster, writeSettings, writeTransition, writeRollups];
  for (let turn = 0; turn < kinds.length; turn += 1) kinds[(count + turn) % kinds.length]?.(store, count);
}

function writeRoster({ roster }: Store, count: number): void {
  roster.write({
    what: `change ${count}`,
    rooms: [aRoom({ id: 'counter', note: String(count) })],
    devices: Array.from({ length: DESKS }, (_, desk) =>
      aDevice({ id: `desk-${desk}`, roomId: 'counter', seat: String(count) }),
    ),
  });
}

function writeSettings({ settings }: Store, count: number): void {
  settings.update({ probe: { periodMs: 1_000 + (count % 200_000) } });
}

function writeTransition({ history }: Store, count: number): void {
  history.addTransitions([
    {
      at: count,
      deviceId: `device-${count}`,
      deviceLabel: 'CB-0417',
      roomName: null,
      seat: null,
      from: 'up',
      to: 'down',
      evidence: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: false },
    },
  ]);
}

function writeRollups({ history }: Store, count: number): void {
  history.addRollups(
    Array.from({ length: 20 }, (_, index) => ({
      deviceId: `device-${index}`,
      minuteAt: count * 60_000,
      checks: count,
      lost: 0,
      rttMinMs: 1,
      rttAvgMs: 2,
      rttMaxMs: 3,
      worst: 'up' as const,
    })),
  );
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function fail(code: string): void {
  say(`failed ${code}`);
  process.exit(1);
}
