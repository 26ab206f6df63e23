import { systemClock } from '../clock.ts';
import { systemEngineClock } from './core/clock.ts';
import { createEngineCore, type EngineCore } from './core/engine-core.ts';
import { createSystemLifeSigns } from './life-signs/system-life-signs.ts';
import type { LifeSigns } from './life-signs.ts';
import { watchNetwork } from './network-watch.ts';
import { openTransport, transportCandidates } from './open-transport.ts';
import { createSimulatedLifeSigns } from './transports/simulated.ts';
import type { WorkerCommand, WorkerEvent, WorkerStart } from './worker-messages.ts';

const OFFLINE = 'This computer has no network: check the cable or the Wi-Fi. Devices are unknown until it is back.';

/** The engine as it lives in the worker: transport chosen, network watched, commands carried out in order. */
export interface EngineHost {
  handle(command: WorkerCommand): Promise<void>;
}

export function runEngineHost(start: WorkerStart, emit: (event: WorkerEvent) => void): EngineHost {
  const core = createEngineCore({
    settings: start.settings,
    lifeSigns: lifeSignsFor(start),
    clock: systemEngineClock,
    events: {
      observed: (observations) => emit({ type: 'observed', observations }),
      roundEnded: (summary) => emit({ type: 'roundEnded', summary }),
      statusChanged: (status) => emit({ type: 'statusChanged', status }),
    },
  });
  const unwatch = start.settings.transport === 'simulated' ? () => {} : watchNetworkFor(core);
  const opened = open(core, start);
  return {
    async handle(command) {
      if (command.type === 'stop') unwatch();
      await opened;
      await carryOut(core, command, emit);
    },
  };
}

async function open(core: EngineCore, start: WorkerStart): Promise<void> {
  const candidates = transportCandidates(process.platform, start.simulation);
  const opened = await openTransport(start.settings.transport, core.sink, candidates);
  if (opened.ok) core.attach(opened.value.transport, opened.value.message);
  else core.fail(opened.error.message);
}

function lifeSignsFor({ settings, simulation }: WorkerStart): LifeSigns {
  if (settings.transport === 'simulated' && simulation !== null) return createSimulatedLifeSigns(simulation);
  return createSystemLifeSigns();
}

function watchNetworkFor(core: EngineCore): () => void {
  return watchNetwork({
    clock: systemClock,
    events: {
      lost: () => core.networkLost(OFFLINE),
      back: () => core.networkBack(),
      changed: () => core.networkChanged(),
    },
  });
}

async function carryOut(core: EngineCore, command: WorkerCommand, emit: (event: WorkerEvent) => void): Promise<void> {
  switch (command.type) {
    case 'targets':
      return core.setTargets(command.targets);
    case 'configure':
      return core.configure(command.settings);
    case 'checkNow':
      return core.checkNow(command.deviceIds);
    case 'sweep': {
      const { sweepId } = command;
      void core.sweep().then((summary) => emit({ type: 'swept', sweepId, summary }));
      return;
    }
    case 'run':
      return core.run();
    case 'suspend':
      return core.suspend();
    case 'resume':
      return core.resume();
    case 'stop':
      return core.stop();
  }
}
