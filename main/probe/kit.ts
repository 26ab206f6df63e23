/** The engine without its thread: what the benches and the network lab drive. Built as `out/main/probe-kit.js`. */
export { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
export { systemEngineClock } from './core/clock.ts';
export { createEngineCore } from './core/engine-core.ts';
export { createSystemLifeSigns } from './life-signs/system-life-signs.ts';
export { createNativeIcmpTransport } from './transports/native-icmp.ts';
export { uniformLab } from './transports/simulated-uniform.ts';
export { startEchoEngine } from './worker-client.ts';
