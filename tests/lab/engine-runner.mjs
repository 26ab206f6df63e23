// The built echo engine, driven by JSON lines on standard input and telling JSON lines on standard output. Ends when its
// input ends. Plain JavaScript, because it is started inside a network namespace where only Node itself is at hand.
import { createInterface } from 'node:readline';

const out = new URL(process.env.TDC_PROBE_OUT ?? '../../out/main/', import.meta.url);
/** @type {{ startEchoEngine: typeof import('../../main/probe/worker-client.ts').startEchoEngine }} */
const { startEchoEngine } = await import(new URL('probe-kit.js', out).href);

/** @type {import('../../main/probe/engine.ts').EchoEngine | null} */
let engine = null;

/** @param {object} line */
function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** @param {{ settings: import('../../shared/model/settings.ts').ProbeSettings }} command */
function start({ settings }) {
  return startEchoEngine({
    workerUrl: new URL('probe-worker.js', out),
    settings,
    events: {
      observed: (observations) => tell({ type: 'observed', at: Date.now(), observations }),
      roundEnded: () => {},
      statusChanged: (status) => tell({ type: 'status', at: Date.now(), status }),
    },
  });
}

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const command = JSON.parse(line);
  if (command.type === 'start') engine = start(command);
  if (command.targets !== undefined) engine?.setTargets(command.targets);
  if (command.type === 'run') engine?.run();
  if (command.type === 'sweep') void engine?.sweep().then((summary) => tell({ type: 'swept', summary }));
});
input.on('close', () => void engine?.stop());
