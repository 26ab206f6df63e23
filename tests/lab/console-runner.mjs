// The built console on one school, driven by JSON lines on standard input and telling JSON lines on standard output. Ends when its
// input ends. Plain JavaScript, because it is started inside a network namespace where only Node itself is at hand.
import { createInterface } from 'node:readline';

const out = new URL(process.env.TDC_PROBE_OUT ?? '../../out/main/', import.meta.url);
/** @type {typeof import('../../main/console-kit.ts')} */
const { createConsole, passingStore } = await import(new URL('console-kit.js', out).href);

const TELL_EVERY_MS = 500;
const DAY_MS = 86_400_000;

/** @param {object} line */
function tell(line) {
  process.stdout.write(`${JSON.stringify({ at: Date.now(), ...line })}\n`);
}

/** @param {import('./lab-console.ts').LabConsoleStart} start */
function start({ school, periodMs }) {
  const { rooms, devices, site, profile } = school;
  const store = passingStore();
  store.roster.write({ what: 'the lab school', rooms, devices });
  store.site.write(site);
  const running = createConsole({
    store,
    log: { info() {}, warn: tellTrouble, error: tellTrouble },
    workerUrl: new URL('probe-worker.js', out),
    isDemo: false,
    transport: 'native',
    periodMs,
    profiles: { profiles: [{ profile, file: null }], problems: [] },
  });
  beginTesting(running.sessions, rooms, profile.id);
  running.diagnosis.onChange(({ open }) => tell({ type: 'findings', open }));
  setInterval(() => tell(standing(running)), TELL_EVERY_MS);
  running.run();
  return running;
}

/** @param {string} what @param {unknown} [cause] */
function tellTrouble(what, cause) {
  process.stderr.write(`${what} ${String(cause ?? '')}\n`);
}

/**
 * @param {import('../../main/sessions/service.ts').SessionService} sessions
 * @param {readonly import('../../shared/model/roster.ts').Room[]} rooms
 * @param {string} platformId
 */
function beginTesting(sessions, rooms, platformId) {
  const now = Date.now();
  const saved = sessions.save({
    sessionId: null,
    draft: {
      name: 'Lab test',
      platformId,
      managementSystem: null,
      subject: '',
      grade: '',
      rooms: rooms.map(({ id }) => ({ roomId: id, proctor: '', expectedDevices: null })),
      plannedStartAt: now,
      plannedEndAt: now + DAY_MS,
    },
  });
  if (!saved.ok) throw new Error(saved.error.message);
  sessions.move({ sessionId: saved.value.id, to: 'testing', by: 'lab' });
}

/** @param {import('../../main/console.ts').Console} running */
function standing({ live, path }) {
  return {
    type: 'standing',
    phase: live.status.phase,
    linkSince: path.laptop.linkSince,
    medium: path.laptop.medium,
    devices: Object.fromEntries(live.states().map(({ id, state }) => [id, state])),
    hops: path.snapshot().states.map(({ targetId, state, answeredAt, failingSince, failure }) => ({
      targetId,
      state,
      hasAnswered: answeredAt !== null,
      isFailing: failingSince !== null,
      failure: failure?.code ?? null,
    })),
  };
}

/** @type {import('../../main/console.ts').Console | null} */
let running = null;
const input = createInterface({ input: process.stdin });
input.once('line', (line) => {
  running = start(JSON.parse(line));
});
input.on('close', () => void (running?.stop() ?? Promise.resolve()).then(() => process.exit(0)));
