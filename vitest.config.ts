import { defineConfig } from 'vitest/config';

const LAB = 'tests/integration/**/*.lab.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          // Pure rules on a shared module graph: loading the schemas anew for every file took two thirds of the time.
          pool: 'threads',
          isolate: false,
          // Some hash PINs, which is slow on purpose, and the machine may be busy.
          testTimeout: 20_000,
        },
      },
      {
        // Whole screens; what needs no page is a `.test.ts` and runs above.
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/unit/renderer/**/*.test.tsx'],
          // A whole screen is drawn in each; a busy machine takes its time.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [LAB],
          globalSetup: ['tests/helpers/built.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // In network namespaces of their own or against lab servers: they wait more than they work, so they wait together.
        test: {
          name: 'lab',
          environment: 'node',
          include: [LAB],
          globalSetup: ['tests/helpers/built.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          globalSetup: ['tests/helpers/built.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // Each window has a data folder of its own, and most of their time is the demo's morning.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
