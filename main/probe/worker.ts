import { parentPort, workerData } from 'node:worker_threads';
import { EventBatcher } from './event-batcher.ts';
import { runEngineHost } from './worker-host.ts';
import type { WorkerCommand, WorkerStart } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('The echo engine runs in a worker thread; start it with startEchoEngine().');

const batcher = new EventBatcher((message) => port.postMessage(message));
const host = runEngineHost(workerData as WorkerStart, (event) => batcher.add(event));

port.on('message', (command: WorkerCommand) => {
  void host.handle(command).then(() => {
    if (command.type !== 'stop') return;
    batcher.flush();
    port.close();
  });
});
