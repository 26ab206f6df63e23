/** The console without a window, on a store that keeps nothing: what the network lab drives. Built as `out/main/console-kit.js`. */
export { passingStore } from './cli/passing-store.ts';
export { createConsole } from './console.ts';
