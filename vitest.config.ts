import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

/** Folders whose tests open a database. */
const DATABASE = ['tests/{server,live,load}/**/*.test.ts', 'tests/data/topology-postgis.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // The bundled city lives on only where a test asks for it.
    env: { TZ: 'UTC', GRIDLIGHT_DEMO: '0' },
    // Modules are loaded once for all files of a worker: half of the time went into loading them anew.
    isolate: false,
    maxWorkers: availableParallelism(),
    setupFiles: 'tests/support/seeded-laws.ts',
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'database',
          include: DATABASE,
          // Real processes under attack, on a slow machine. What passes at the second try only is named at the end of `npm test`.
          retry: 1,
          globalSetup: 'tests/support/start-databases.ts',
        },
      },
      {
        extends: true,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', ...DATABASE] },
      },
    ],
  },
});
